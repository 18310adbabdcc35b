/**
 * {@code usertests}: the kernel's own test suite, run as a program in the guest: small named tests
 * of every group of system calls, and hostile arguments for all of them.
 *
 * <p>Start reading at {@link org.matryoshka.guest.user.usertests.UserTests}, which runs each {@link
 * org.matryoshka.guest.user.usertests.UserTest} in a process of its own with a time limit and
 * prints {@code ok} or {@code not ok} in the form of TAP; the classes whose names end in {@code
 * Tests} have the tests. What holds: system calls are made raw ({@link
 * org.matryoshka.guest.user.lib.Syscalls}), since their results are what is tested; the tests pass
 * under Linux too, as far as Linux lets an ordinary machine do that, which is how they are proved
 * right. Who may call: nobody; it is a program.
 */
package org.matryoshka.guest.user.usertests;
