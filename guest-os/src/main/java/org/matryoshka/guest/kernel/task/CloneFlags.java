package org.matryoshka.guest.kernel.task;

/** The flags of clone(2): what a new task shares with its maker. */
public final class CloneFlags {
  /** The memory. */
  public static final long VM = 0x100;

  /** Root, working directory and umask. */
  public static final long FS = 0x200;

  /** The table of open files. */
  public static final long FILES = 0x400;

  /** The signal actions. */
  public static final long SIGHAND = 0x800;

  /** The maker waits until the new process executes or ends. */
  public static final long VFORK = 0x4000;

  /** The new process has the maker's parent. */
  public static final long PARENT = 0x8000;

  /** A thread of the maker's process. */
  public static final long THREAD = 0x1_0000;

  /** Undo values of System V semaphores, which there are none of. */
  public static final long SYSVSEM = 0x4_0000;

  /** The base of FS is given. */
  public static final long SETTLS = 0x8_0000;

  /** The number goes to the maker's memory. */
  public static final long PARENT_SETTID = 0x10_0000;

  /** The word is cleared and a futex woken when the task ends. */
  public static final long CHILD_CLEARTID = 0x20_0000;

  /** Means nothing since Linux 2.6. */
  public static final long DETACHED = 0x40_0000;

  /** The number goes to the new task's memory. */
  public static final long CHILD_SETTID = 0x100_0000;

  /** The bits that hold the signal that the parent gets at the end. */
  public static final long EXIT_SIGNAL = 0xff;

  private static final long KNOWN =
      VM
          | FS
          | FILES
          | SIGHAND
          | VFORK
          | PARENT
          | THREAD
          | SYSVSEM
          | SETTLS
          | PARENT_SETTID
          | CHILD_CLEARTID
          | DETACHED
          | CHILD_SETTID
          | EXIT_SIGNAL;

  private CloneFlags() {}

  /** Whether a combination makes sense to Kukla: threads share all that pthreads share. */
  static boolean isValid(long flags) {
    if ((flags & ~KNOWN) != 0) {
      return false;
    }
    if ((flags & SIGHAND) != 0 && (flags & VM) == 0) {
      return false;
    }
    long threadNeeds = VM | FS | FILES | SIGHAND;
    return (flags & THREAD) == 0 || (flags & threadNeeds) == threadNeeds;
  }
}
