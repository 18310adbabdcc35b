/**
 * Programs that read and write text: {@code cat head tail wc grep sort uniq cut tr tee cmp hexdump
 * seq yes echo printf expr xargs …}, one class each, named as the command.
 *
 * <p>Start reading at {@link org.matryoshka.guest.user.program.text.Head}, a typical one; {@link
 * org.matryoshka.guest.user.program.text.Regex} has the regular expressions of {@code grep} and
 * {@code expr}. What holds: text is bytes, output equals that of the GNU or busybox program in the
 * C locale for the options that there are (tests compare with recorded output), a wrong use says
 * {@code name: message} on descriptor 2. Who may call: the toolbox, which starts them by name, and
 * the shell, which has {@code echo}, {@code printf} built in.
 */
package org.matryoshka.guest.user.program.text;
