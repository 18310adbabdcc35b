package org.matryoshka.guest.kernel.vfs;

import org.matryoshka.guest.kernel.syscall.Errno;

/**
 * The caller's side of a read or a write: so many bytes that are wanted or offered, in user memory
 * (one piece or several) or in the kernel's own. Files only move bytes through it, so no file ever
 * sees a user address.
 */
public abstract class Transfer {
  private long remaining;
  private boolean faulted;

  /** A transfer of so many bytes, not negative. */
  protected Transfer(long length) {
    remaining = length;
  }

  /** How many bytes are still wanted or offered. */
  public final long remaining() {
    return remaining;
  }

  /**
   * Makes it end earlier.
   *
   * @param bytes not negative
   */
  public final void limit(long bytes) {
    remaining = Math.min(remaining, bytes);
  }

  /** Whether the caller's memory failed. */
  public final boolean faulted() {
    return faulted;
  }

  /**
   * Gives bytes at a kernel address to a reader.
   *
   * @return how many it took: all, or fewer if it wants no more or its memory failed
   */
  public final int give(long address, int length) {
    return count(doGive(address, bounded(length)), length);
  }

  /** Gives bytes of an array to a reader. */
  public final int give(byte[] array, int offset, int length) {
    return count(doGive(array, offset, bounded(length)), length);
  }

  /** Gives zeros to a reader. */
  public final int giveZeros(int length) {
    return count(doGiveZeros(bounded(length)), length);
  }

  /** Takes bytes from a writer to a kernel address. */
  public final int take(long address, int length) {
    return count(doTake(address, bounded(length)), length);
  }

  /** Takes bytes from a writer into an array. */
  public final int take(byte[] array, int offset, int length) {
    return count(doTake(array, offset, bounded(length)), length);
  }

  /** Passes over bytes of a writer that nobody wants. */
  public final long skip(long length) {
    long skipped = Math.min(length, remaining);
    remaining -= skipped;
    doSkip(skipped);
    return skipped;
  }

  /** What a system call returns after so many bytes: the count, or EFAULT if it all failed. */
  public final long result(long moved) {
    return moved == 0 && faulted ? -Errno.EFAULT : moved;
  }

  private int bounded(int length) {
    return (int) Math.min(length, remaining);
  }

  private int count(int moved, int wanted) {
    if (moved < wanted && moved < remaining) {
      faulted = true;
    }
    remaining -= moved;
    return moved;
  }

  /** Moves bytes out to the reader; returns fewer than {@code length} only if its memory failed. */
  protected abstract int doGive(long address, int length);

  /** Moves bytes out to the reader. */
  protected abstract int doGive(byte[] array, int offset, int length);

  /** Clears the reader's bytes. */
  protected abstract int doGiveZeros(int length);

  /** Moves bytes in from the writer. */
  protected abstract int doTake(long address, int length);

  /** Moves bytes in from the writer. */
  protected abstract int doTake(byte[] array, int offset, int length);

  /** Passes over bytes. */
  protected abstract void doSkip(long length);
}
