/**
 * Kukla, the guests' kernel: its first method, its log, its last words, and the one holder through
 * which the subsystems reach each other.
 *
 * <p>Start reading at {@link org.matryoshka.guest.kernel.Kernel#start}: boot is that one method,
 * and the order of its lines is the order in which the subsystems come to life. The kernel is
 * restricted Java (see {@code docs/kukla.md}): a throw is a kernel panic, nothing that a user
 * controls may cause one, and errors of system calls are negative errno values.
 *
 * <p>Invariants: interrupts are off in the kernel except while it is idle; nothing preempts it; it
 * gives the CPU away only where it sleeps.
 */
package org.matryoshka.guest.kernel;
