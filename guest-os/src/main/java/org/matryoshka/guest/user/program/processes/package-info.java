/**
 * Programs about processes: {@code ps top kill nice renice sleep env chroot xargs find time burn
 * stress test …}, one class each, named as the command.
 *
 * <p>Start reading at {@link org.matryoshka.guest.user.program.processes.Nice}, which runs another
 * command, or at {@link org.matryoshka.guest.user.program.processes.Ps} and {@link
 * org.matryoshka.guest.user.program.processes.ProcessInfo}, which read {@code /proc}. What holds: a
 * program that runs another has status 127 if there is none of that name, 126 if it can't be run,
 * else the other's. Who may call: the toolbox, which starts them by name.
 */
package org.matryoshka.guest.user.program.processes;
