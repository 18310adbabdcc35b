/**
 * VM exits as data, and who deals with them. {@link org.matryoshka.hv.exit.VmExit} is why a guest
 * stopped, {@link org.matryoshka.hv.exit.ExitOutcome} what was done; both are sealed, so that a new
 * one does not compile before everybody deals with it. {@link
 * org.matryoshka.hv.exit.ExitDispatcher} hands an exit to its handler in {@link
 * org.matryoshka.hv.exit.ExitHandlers}; a handler works on an {@link
 * org.matryoshka.hv.exit.ExitContext} and nothing else, so that a test or a lab can give it one of
 * its own. What an exit costs in virtual time stands in {@link org.matryoshka.hv.exit.ExitCosts}.
 * Start with {@code VmExit}.
 */
package org.matryoshka.hv.exit;
