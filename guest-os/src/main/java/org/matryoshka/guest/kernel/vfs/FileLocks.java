package org.matryoshka.guest.kernel.vfs;

import org.matryoshka.guest.kernel.sched.WaitQueue;
import org.matryoshka.guest.kernel.syscall.Errno;

/**
 * The advisory locks on one file: those of flock(2), which belong to an open file and cover all of
 * it, and the record locks of fcntl(2), which belong to a process (its descriptor table) and cover
 * a range. The two kinds do not see each other, as on Linux.
 */
public final class FileLocks {
  private final Vfs vfs;
  private final WaitQueue waiters;
  private FileLock first;

  /** No locks. */
  FileLocks(Vfs vfs) {
    this.vfs = vfs;
    this.waiters = vfs.newWaitQueue("file lock");
  }

  /** Who waits for a lock; all are woken when one goes. */
  public WaitQueue waiters() {
    return waiters;
  }

  /**
   * The first lock in the way of one that somebody else holds; null if there is none.
   *
   * @param wanted kind, owner, range, and whether exclusive
   */
  public FileLock conflict(FileLock wanted) {
    for (FileLock lock = first; lock != null; lock = lock.next) {
      if (lock.conflictsWith(wanted)) {
        return lock;
      }
    }
    return null;
  }

  /**
   * Sets a lock that conflicts with none, in place of what its owner had in that range.
   *
   * @return 0, or ENOLCK if there are too many locks in the machine
   */
  public long set(FileLock lock) {
    if (!vfs.mayLock()) {
      return -Errno.ENOLCK;
    }
    clear(lock);
    lock.next = first;
    first = lock;
    vfs.countLocks(1);
    return 0;
  }

  /** Removes what the owner of {@code range} holds in it; the rest of a cut lock stays. */
  @SuppressWarnings("ReferenceEquality") // the very same one is meant
  public void clear(FileLock range) {
    FileLock kept = null;
    FileLock lock = first;
    boolean removed = false;
    while (lock != null) {
      FileLock next = lock.next;
      if (lock.owner() == range.owner() && lock.overlaps(range)) {
        removed = true;
        vfs.countLocks(-1);
        if (lock.start() < range.start()) {
          FileLock before = lock.part(lock.start(), range.start() - 1);
          before.next = kept;
          kept = before;
          vfs.countLocks(1);
        }
        if (lock.end() > range.end()) {
          FileLock behind = lock.part(range.end() + 1, lock.end());
          behind.next = kept;
          kept = behind;
          vfs.countLocks(1);
        }
      } else {
        lock.next = kept;
        kept = lock;
      }
      lock = next;
    }
    first = kept;
    if (removed) {
      waiters.wakeAll();
    }
  }

  /** Removes all that an owner holds. */
  void drop(Object owner) {
    if (first != null) {
      clear(new FileLock(owner, 0, 0, Long.MAX_VALUE, false));
    }
  }
}
