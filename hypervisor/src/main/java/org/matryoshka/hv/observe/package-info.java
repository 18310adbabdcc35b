/**
 * What can be known of a run afterwards: {@link org.matryoshka.hv.observe.ExitStatistics} counts
 * exits, {@link org.matryoshka.hv.observe.ExitLog} keeps the last ones, {@link
 * org.matryoshka.hv.observe.ExitRecord} is one of them with its sentence; a {@link
 * org.matryoshka.hv.observe.ScheduleObserver} hears who has a core and who waits, a {@link
 * org.matryoshka.hv.observe.StepObserver} sees each instruction and each store. Observers are told
 * after an exit was dealt with and change nothing; a record's text is made only when somebody asks
 * for it. The command line and the visualizer read here.
 */
package org.matryoshka.hv.observe;
