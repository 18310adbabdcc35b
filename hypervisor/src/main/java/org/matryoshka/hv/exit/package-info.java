/**
 * VM exits as data. {@link org.matryoshka.hv.exit.VmExit} is why a guest stopped, {@link
 * org.matryoshka.hv.exit.ExitOutcome} what was done; both are sealed, so that a new one does not
 * compile before everybody deals with it.
 */
package org.matryoshka.hv.exit;
