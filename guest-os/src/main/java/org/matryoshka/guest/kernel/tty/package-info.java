/**
 * Terminals: a line of characters to a person, with echo, editing and signals in between.
 *
 * <p>Start reading at {@link org.matryoshka.guest.kernel.tty.Terminal}. A character that comes in
 * goes through the {@link org.matryoshka.guest.kernel.tty.LineDiscipline} (editing, echo, {@code
 * ^C}) into the {@link org.matryoshka.guest.kernel.tty.InputQueue}, from which processes read; what
 * they write goes through {@link org.matryoshka.guest.kernel.tty.OutputProcessing} to the {@link
 * org.matryoshka.guest.kernel.tty.SerialPort}. Sessions and process groups decide who may read.
 * Invariants: the settings are those of termios(3) with Linux's bits ({@link
 * org.matryoshka.guest.kernel.tty.Settings}); nothing sleeps in an interrupt. Called by {@code
 * kernel.vfs} through open files and by the serial port's interrupt.
 */
package org.matryoshka.guest.kernel.tty;
