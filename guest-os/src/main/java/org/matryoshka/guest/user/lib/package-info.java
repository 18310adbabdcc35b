/**
 * The small library under all user programs of Kukla: system calls behind the interface {@link
 * org.matryoshka.guest.user.lib.Os}, the errors they return and their texts, buffered input and
 * output, formatting, paths, directories, options of a command line, processes, signals and the
 * terminal.
 *
 * <p>Start reading at {@link org.matryoshka.guest.user.lib.Program}, what every program extends.
 * What holds: restricted Java (no exceptions, no lambdas, no floating point); characters are bytes
 * (Latin-1), so a file name of any bytes survives; a result below zero is an errno of Linux,
 * negated; nothing is allocated or initialized before a program needs it, because the cost of
 * starting one counts. Programs reach the kernel through {@code Os} only, so that they run under
 * JUnit over an in-memory one. Who may call: {@code user.shell}, {@code user.program}.
 */
package org.matryoshka.guest.user.lib;
