package org.matryoshka.guest.kernel.sched;

/**
 * A queue of ready tasks for schedulers: first in, first out, or in the order of their keys. A task
 * is in one queue at a time; all operations but {@link #insertByKey} take constant time and none
 * allocates.
 */
public final class TaskQueue {
  private Schedulable first;
  private Schedulable last;
  private int size;

  /** Whether no task is in it. */
  public boolean isEmpty() {
    return size == 0;
  }

  /** How many tasks are in it. */
  public int size() {
    return size;
  }

  /** The task at the front, null if there is none; it stays. */
  public Schedulable peek() {
    return first;
  }

  /** The task behind another one of this queue, null at the end. */
  public Schedulable after(Schedulable task) {
    mustHold(task);
    return task.after;
  }

  /** Whether a task is in this queue. */
  public boolean contains(Schedulable task) {
    return task.queue == this;
  }

  /** Adds a task at the back. */
  public void add(Schedulable task) {
    link(last, task, null);
  }

  /** Adds a task at the front. */
  public void addFirst(Schedulable task) {
    link(null, task, first);
  }

  /**
   * Adds a task before the first one with a larger {@link Schedulable#key}. Takes time in
   * proportion to the number of tasks with larger keys, which it passes from the back.
   */
  public void insertByKey(Schedulable task) {
    Schedulable place = last;
    while (place != null && place.key() > task.key()) {
      place = place.before;
    }
    link(place, task, place == null ? first : place.after);
  }

  /** Takes the task at the front out; null if there is none. */
  public Schedulable poll() {
    Schedulable task = first;
    if (task != null) {
      remove(task);
    }
    return task;
  }

  /** Takes a task of this queue out. */
  public void remove(Schedulable task) {
    mustHold(task);
    if (task.before == null) {
      first = task.after;
    } else {
      task.before.after = task.after;
    }
    if (task.after == null) {
      last = task.before;
    } else {
      task.after.before = task.before;
    }
    task.before = null;
    task.after = null;
    task.queue = null;
    size--;
  }

  private void link(Schedulable before, Schedulable task, Schedulable after) {
    if (task.queue != null) {
      throw new IllegalStateException(
          "task " + task + " is in a queue already: remove it there before it is added again");
    }
    task.queue = this;
    task.before = before;
    task.after = after;
    if (before == null) {
      first = task;
    } else {
      before.after = task;
    }
    if (after == null) {
      last = task;
    } else {
      after.before = task;
    }
    size++;
  }

  private void mustHold(Schedulable task) {
    if (task.queue != this) {
      throw new IllegalStateException("task " + task + " is not in this queue");
    }
  }
}
