package org.matryoshka.guest.kernel.task;

/**
 * The processor times of a process beyond those of its living threads, in cycles: what its ended
 * threads used, and what the children used for which it has waited.
 */
public final class ProcessTimes {
  private long startCycles;
  private long endedUser;
  private long endedSystem;
  private long childrenUser;
  private long childrenSystem;
  private long minorFaults;
  private long childrenMinorFaults;

  /** All zero. */
  public ProcessTimes() {}

  /** When it was made, in cycles since boot. */
  public long startCycles() {
    return startCycles;
  }

  void setStartCycles(long cycles) {
    startCycles = cycles;
  }

  /** Time in user mode of threads that have ended. */
  public long endedUser() {
    return endedUser;
  }

  /** Time in the kernel of threads that have ended. */
  public long endedSystem() {
    return endedSystem;
  }

  void addEndedThread(long user, long system) {
    endedUser += user;
    endedSystem += system;
  }

  /** Time in user mode of the children waited for, and of theirs. */
  public long childrenUser() {
    return childrenUser;
  }

  /** Time in the kernel of the children waited for, and of theirs. */
  public long childrenSystem() {
    return childrenSystem;
  }

  /** Adds what a child used that has been waited for. */
  void addChild(ProcessTimes child) {
    childrenUser += child.endedUser + child.childrenUser;
    childrenSystem += child.endedSystem + child.childrenSystem;
    childrenMinorFaults += child.minorFaults + child.childrenMinorFaults;
  }

  /** Page faults that needed no device. */
  public long minorFaults() {
    return minorFaults;
  }

  /** The same of the children waited for. */
  public long childrenMinorFaults() {
    return childrenMinorFaults;
  }

  /** Counts a page fault. */
  public void countFault() {
    minorFaults++;
  }
}
