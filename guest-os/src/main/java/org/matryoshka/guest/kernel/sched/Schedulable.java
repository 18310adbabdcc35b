package org.matryoshka.guest.kernel.sched;

/**
 * A task as a scheduler sees it: plain data, and two fields for the algorithm's own use. The
 * kernel's {@link KernelThread} is one; tests make their own.
 */
public abstract class Schedulable {
  private final int id;
  private String name;
  private int nice;
  private int weight = NiceWeights.of(0);
  private long key;
  private Object data;

  /** The queue that it is in, or null; for {@link TaskQueue}. */
  TaskQueue queue;

  /** Its neighbour towards the front; for {@link TaskQueue}. */
  Schedulable before;

  /** Its neighbour towards the back; for {@link TaskQueue}. */
  Schedulable after;

  /**
   * @param id the thread's number, unique while it lives
   * @param name what it runs, for people
   */
  protected Schedulable(int id, String name) {
    this.id = id;
    this.name = name;
  }

  /** The thread's number (tid), unique while it lives. */
  public final int id() {
    return id;
  }

  /** What it runs, for people. */
  public final String name() {
    return name;
  }

  /** Execve gives a new name. */
  public final void rename(String newName) {
    name = newName;
  }

  /** From -20 (gets most) to 19 (gets least). */
  public final int nice() {
    return nice;
  }

  /**
   * Its share of the processor relative to the weights of other ready tasks: 1024 for nice 0, a
   * quarter more for each step down.
   */
  public final int weight() {
    return weight;
  }

  /** For the dispatcher, which tells the scheduler. */
  final void setNice(int value, int newWeight) {
    nice = value;
    weight = newWeight;
  }

  /** A number of the algorithm's own, 0 at first; {@link TaskQueue#insertByKey} orders by it. */
  public final long key() {
    return key;
  }

  /** Sets the number of the algorithm's own. Not while the task is in a queue ordered by it. */
  public final void setKey(long value) {
    key = value;
  }

  /** An object of the algorithm's own, null at first. */
  public final Object data() {
    return data;
  }

  /** Sets the object of the algorithm's own. */
  public final void setData(Object value) {
    data = value;
  }

  /** For reports: the name and the number, as {@code sh(4)}. */
  @Override
  public final String toString() {
    return name + "(" + id + ")";
  }
}
