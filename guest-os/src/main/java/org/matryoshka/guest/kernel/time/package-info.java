/**
 * Time for programs: clocks, sleeps, alarms and interval timers.
 *
 * <p>Start reading at {@link org.matryoshka.guest.kernel.time.TimeCalls}. The kernel's one measure
 * is the cycle counter ({@link org.matryoshka.guest.kernel.sched.CycleClock}); the time of day is
 * that plus an offset which the kernel's command line gives, never the host's clock, so that two
 * runs see the same times. Invariants: what comes from a program is checked ({@link
 * org.matryoshka.guest.kernel.time.TimeSpec}) before it is a deadline; no sleep ends early.
 */
package org.matryoshka.guest.kernel.time;
