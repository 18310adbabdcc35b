/**
 * The command line: {@link org.matryoshka.gui.cli.Matryoshka} is the process (streams, exit status,
 * interrupt), {@link org.matryoshka.gui.cli.CommandDispatcher} finds the command and turns every
 * failure into a message and an exit code. The commands themselves are in {@code command}, one
 * class each. Holds: nothing outside this package touches {@code System.out}, {@code System.err} or
 * {@code System.exit}, so that everything else can run in a test; no JavaFX is on its path. Scripts
 * rely on the exit codes and on the JSON: they are a contract.
 */
package org.matryoshka.gui.cli;
