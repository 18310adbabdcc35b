/**
 * Terminals: a line of characters to a person, with echo, editing and signals in between.
 *
 * <p>Start reading at {@link org.matryoshka.guest.kernel.tty.Terminal}. Characters that come in go
 * through the line discipline (editing, echo, {@code ^C}) into a queue from which processes read;
 * what they write goes through output processing to the serial port. Sessions and process groups
 * decide who may read. Invariant: the settings are exactly those of termios(3), with the same bits;
 * nothing here blocks in an interrupt. Called by {@code kernel.vfs} through open files and by the
 * serial port's interrupt.
 */
package org.matryoshka.guest.kernel.tty;
