/**
 * Runs a static Linux program alone on a core in user mode: what {@code matryoshka run} does. There
 * is no kernel on the machine. {@link org.matryoshka.cpu.user.UserMachine} builds real page tables
 * for the program, runs it in ring 3, and takes its traps: page faults fill memory on demand
 * ({@link org.matryoshka.cpu.user.AddressSpace}), SYSCALL goes to {@link
 * org.matryoshka.cpu.user.SystemCalls}, and any other exception ends the program as the signal
 * would that Linux sends for it.
 *
 * <p>System calls have Linux's numbers, argument order, structures and error numbers for x86-64.
 * Time is virtual and random bytes come from a seed, so two runs with the same input are the same.
 * A program is hostile: whatever it does, the host sees an exit status. Called by the command line.
 */
package org.matryoshka.cpu.user;
