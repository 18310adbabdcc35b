/**
 * Who gets the cores, and whether that is fair: {@link
 * org.matryoshka.gui.inspect.scheduling.SchedulingReader} reads the run queue of the hypervisor's
 * scheduler with weights, caps and virtual runtimes, the share that each VM asked for against what
 * it received in the course of time, and the run queue of a Kukla guest. All values are of virtual
 * time; reading changes nothing. Used by the scheduling view and by {@code matryoshka show queues};
 * knows no toolkit.
 */
package org.matryoshka.gui.inspect.scheduling;
