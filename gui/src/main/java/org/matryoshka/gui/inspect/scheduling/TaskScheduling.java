package org.matryoshka.gui.inspect.scheduling;

/**
 * A thread as the scheduler of a guest sees it.
 *
 * @param tid its number
 * @param name what it runs
 * @param doing running, ready, sleeping or the like
 * @param queuePosition its place in the run queue, from 1; 0 if it is not in it
 * @param weight its share relative to others
 * @param key the scheduler's own number for it
 * @param cycles that it had the processor
 * @param waited cycles that it was ready while others ran
 * @param asked its part by weight among the threads that run or are ready, 0 to 1; 0 for others
 * @param received its part of the time of all threads
 */
public record TaskScheduling(
    int tid,
    String name,
    String doing,
    int queuePosition,
    int weight,
    long key,
    long cycles,
    long waited,
    double asked,
    double received) {}
