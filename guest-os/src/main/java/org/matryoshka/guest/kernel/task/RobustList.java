package org.matryoshka.guest.kernel.task;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.memory.UserMemory;

/**
 * The locks that a thread holds when it ends ({@code struct robust_list_head}). Each gets the bit
 * that says that its owner died, and one waiter is woken. The list is the program's: it may be
 * nonsense, or a circle, so it is followed only so far.
 */
final class RobustList {
  private static final int MAX_ENTRIES = 2048;
  private static final int WAITERS = 1 << 31;
  private static final int OWNER_DIED = 1 << 30;
  private static final int OWNER = OWNER_DIED - 1;

  private RobustList() {}

  /** Releases all locks on the task's list. */
  static void release(Task task) {
    long head = task.robustList();
    if (head == 0) {
      return;
    }
    task.setRobustList(0);
    UserMemory memory = Kernel.userMemory();
    if (!memory.readLong(head + 8)) {
      return;
    }
    long offset = memory.value();
    if (!memory.readLong(head + 16)) {
      return;
    }
    long underWay = memory.value() & ~1;
    if (!memory.readLong(head)) {
      return;
    }
    long entry = memory.value() & ~1;
    for (int i = 0; i < MAX_ENTRIES && entry != head; i++) {
      long next = memory.readLong(entry) ? memory.value() & ~1 : head;
      if (entry != underWay) {
        releaseLock(task, entry + offset);
      }
      entry = next;
    }
    if (underWay != 0) {
      releaseLock(task, underWay + offset);
    }
  }

  private static void releaseLock(Task task, long address) {
    UserMemory memory = Kernel.userMemory();
    if ((address & 3) != 0 || !memory.readInt(address)) {
      return;
    }
    int word = (int) memory.value();
    if ((word & OWNER) != task.id()) {
      return;
    }
    boolean written = memory.writeInt(address, (word & WAITERS) | OWNER_DIED);
    if (written && (word & WAITERS) != 0) {
      Kernel.futexes().wake(task.process(), address, 1);
    }
  }
}
