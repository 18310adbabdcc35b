/**
 * The view Scheduling: the run queue of the hypervisor with live weights and caps, what each VM
 * asked for against what it received in the course of time, and the threads of a Kukla guest. Start
 * with {@code SchedulingView}; {@code WeightScale} is the arithmetic of its sliders and {@code
 * ShareChart} its chart. Holds: a slider that is moved becomes a command to the session, which logs
 * it, so that a replay repeats it; what the rows show is always what the machine says.
 */
package org.matryoshka.gui.fx.view.scheduling;
