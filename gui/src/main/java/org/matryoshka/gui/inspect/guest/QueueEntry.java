package org.matryoshka.gui.inspect.guest;

/**
 * A place in the run queue of a guest's scheduler.
 *
 * @param position from 1
 * @param tid who waits there
 * @param name what it runs
 * @param queue the scheduler's name for the queue, where it has several; else empty
 * @param key the number by which the scheduler judges it
 * @param weight its share relative to others
 */
public record QueueEntry(int position, int tid, String name, String queue, long key, int weight) {}
