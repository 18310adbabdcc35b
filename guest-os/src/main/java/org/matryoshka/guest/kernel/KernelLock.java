package org.matryoshka.guest.kernel;

/**
 * A named lock of the kernel. There is one CPU and the kernel is not preempted, so nobody ever
 * waits: what remains is the proof that the code takes its locks in order, holds none while it
 * sleeps, and gives back what it took. With several CPUs a spin goes here and nowhere else.
 */
public final class KernelLock {
  private static int held;

  private final String name;
  private boolean locked;

  /** A free lock; the name appears in panics. */
  public KernelLock(String name) {
    this.name = name;
  }

  /** Takes the lock, which must be free: it is not reentrant. */
  public void lock() {
    if (locked) {
      Panic.halt("lock " + name + " is taken twice");
    }
    locked = true;
    held++;
  }

  /** Gives the lock back. */
  public void unlock() {
    if (!locked) {
      Panic.halt("lock " + name + " is not held");
    }
    locked = false;
    held--;
  }

  /** Whether somebody, which on one CPU is the caller, holds it. */
  public boolean isHeld() {
    return locked;
  }

  /** How many locks are held now: 0 whenever the kernel sleeps or returns to user mode. */
  public static int heldLocks() {
    return held;
  }
}
