/**
 * The host's side of Kukla's trace channel: words from the machine's trace port become scheduling
 * events, events become accounts.
 *
 * <p>Start reading at {@link org.matryoshka.guest.trace.SchedulingTraceReader}; what the guest
 * writes is said in {@link org.matryoshka.guest.kernel.sched.SchedulingTrace}. Invariants: words
 * come from a guest and are not trusted, so nothing here throws for any sequence of words; times
 * are cycles of the machine's clock. Not guest code. Called by the command line and by tests.
 */
package org.matryoshka.guest.trace;
