/**
 * Runs schedulers on the JVM with virtual tasks: a simulation, measures of fairness, and the checks
 * that every scheduler must pass.
 *
 * <p>Start reading at {@link org.matryoshka.guest.simulation.SchedulerSimulation}; {@link
 * org.matryoshka.guest.simulation.SchedulerContract} is what tests of a scheduler call first. The
 * kernel's own {@link org.matryoshka.guest.kernel.sched.Dispatcher} drives the scheduler here too,
 * over a clock that the simulation sets; only the tasks are made up. So a scheduler meets the same
 * calls in the same order as in the kernel.
 *
 * <p>Invariants: no host clock, no thread, no randomness but from a given seed; the same scheduler
 * and workloads give the same run. Not guest code: ordinary Java, never compiled for the machine.
 * Called by tests, students' and ours, and by graders.
 */
package org.matryoshka.guest.simulation;
