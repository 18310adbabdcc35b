/**
 * Scheduling algorithms: the six that Kukla brings, and the place where a student's joins them.
 *
 * <p>Start reading at {@link org.matryoshka.guest.kernel.sched.policy.RoundRobin}, the shortest,
 * then {@link org.matryoshka.guest.kernel.sched.policy.Stride}; {@link
 * org.matryoshka.guest.kernel.sched.policy.Policies} knows their names. Each class implements
 * {@link org.matryoshka.guest.kernel.sched.Scheduler} and nothing else, sees tasks only as {@link
 * org.matryoshka.guest.kernel.sched.Schedulable}, and holds all its state in its own object and in
 * the tasks' {@code key} and {@code data}. No algorithm knows another one. Called by the dispatcher
 * and by the simulator.
 */
package org.matryoshka.guest.kernel.sched.policy;
