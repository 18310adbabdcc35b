/**
 * The toolbox: one executable that is all the small programs, each under its own name, as busybox
 * is, so that the runtime under them is in memory once.
 *
 * <p>Start reading at {@link org.matryoshka.guest.user.program.Toolbox}. The programs are in the
 * packages below, by what they are about: {@code text}, {@code files}, {@code processes}, {@code
 * machine}. What holds: a program has one class and one name; it is made when it is started, not
 * before; it has also a {@code main}, so that it can be compiled alone. Who may call: the image
 * builder, which links the toolbox and makes a name in {@code /bin} for each program.
 */
package org.matryoshka.guest.user.program;
