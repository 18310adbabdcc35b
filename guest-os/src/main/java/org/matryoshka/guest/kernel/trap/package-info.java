/**
 * How the CPU enters and leaves the kernel: exceptions, interrupts, system calls, and the switch
 * from one kernel stack to another.
 *
 * <p>Start reading at {@link org.matryoshka.guest.kernel.trap.TrapDispatcher}; the assembly that
 * calls it is {@code src/main/asm/kukla/traps.asm}. Whatever the way in, the registers of the
 * interrupted program stand on the kernel stack as a {@link
 * org.matryoshka.guest.kernel.trap.TrapFrame}, and a return to user mode does the same pending
 * work: reschedule, deliver signals. Invariants: interrupts are off in here; a task's frame of user
 * mode always lies at the top of its kernel stack.
 */
package org.matryoshka.guest.kernel.trap;
