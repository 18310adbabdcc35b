/**
 * The view Console: a terminal for each VM. {@link
 * org.matryoshka.gui.fx.view.console.TerminalScreen} is the terminal without a toolkit: bytes go
 * in, cells come out ({@code TerminalParser} takes escape sequences apart, {@code TerminalLine} is
 * a row). {@code TerminalControl} draws it and takes the keyboard, {@code KeyBytes} says what a key
 * sends. Start reading at {@link org.matryoshka.gui.fx.view.console.ConsoleView}.
 *
 * <p>Invariants: what a guest sends is hostile; it may spoil its own screen and nothing else. The
 * screen is a function of the bytes up to now, so that going back in time gives the screen of then.
 * What is typed goes to the session as a command, which logs it.
 */
package org.matryoshka.gui.fx.view.console;
