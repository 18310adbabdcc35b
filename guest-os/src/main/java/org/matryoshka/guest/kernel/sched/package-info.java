/**
 * Who runs: the scheduler's contract, the dispatcher that obeys it, sleeping and waking, timers,
 * and the accounts of processor time.
 *
 * <p>Start reading at {@link org.matryoshka.guest.kernel.sched.Scheduler}, the interface that a
 * student implements, then {@link org.matryoshka.guest.kernel.sched.Dispatcher}, which is
 * everything that is the same for all algorithms. {@link
 * org.matryoshka.guest.kernel.sched.WaitQueue} is how the rest of the kernel sleeps and wakes. The
 * algorithms themselves are in {@link org.matryoshka.guest.kernel.sched.policy}.
 *
 * <p>Invariants: everything here runs with interrupts off; time is in cycles of the time-stamp
 * counter, of which the {@link org.matryoshka.guest.kernel.sched.CycleClock} knows the rate (one a
 * nanosecond on our machine); per-processor data is in {@link
 * org.matryoshka.guest.kernel.sched.PerCpu} and nowhere else. A scheduler is not trusted: every
 * answer of it is checked before it is used. Called by all of the kernel; knows none of it but
 * {@code kernel.trap}'s stack switch through {@link
 * org.matryoshka.guest.kernel.sched.ContextSwitch}.
 */
package org.matryoshka.guest.kernel.sched;
