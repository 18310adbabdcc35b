/**
 * Programs about the machine as a whole and about who is there: {@code init uname hostname date
 * uptime free dmesg id whoami poweroff reboot clear}, one class each, named as the command.
 *
 * <p>Start reading at {@link org.matryoshka.guest.user.program.machine.Init}, process 1. What
 * holds: figures come from system calls or from {@code /proc}, never from a guess. Who may call:
 * the kernel starts {@code init}; the toolbox starts the others by name.
 */
package org.matryoshka.guest.user.program.machine;
