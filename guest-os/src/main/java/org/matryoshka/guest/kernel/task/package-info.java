/**
 * Tasks (threads) and processes: how they are made, what they own, how they end, and who hears of
 * it.
 *
 * <p>Start reading at {@link org.matryoshka.guest.kernel.task.Task} and {@link
 * org.matryoshka.guest.kernel.task.Process}; {@link org.matryoshka.guest.kernel.task.TaskTable}
 * finds them by number. Invariants: a task belongs to one process for all its life; a process
 * without tasks is a zombie; whatever the user asks for, a call returns an error number and never
 * throws. Used by all of the kernel.
 */
package org.matryoshka.guest.kernel.task;
