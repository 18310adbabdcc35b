package org.matryoshka.guest.kernel.vfs;

import org.matryoshka.guest.kernel.memory.UserMemory;
import org.matryoshka.guest.kernel.syscall.Errno;

/**
 * A transfer from or to the memory of the calling process: one range, or the pieces of an {@code
 * iovec}. Copies in steps that end at page boundaries of the user, so that what lies before a bad
 * page is moved and counted.
 */
public final class UserTransfer extends Transfer {
  /**
   * Most bytes that one call moves. Linux stops at 2 GiB; here the kernel is not preempted while it
   * copies, so that a call ends sooner: readers and writers have to go on after any count.
   */
  public static final long MAX_BYTES = 8 << 20;

  /** Most pieces of one readv or writev. */
  public static final int MAX_PIECES = 1024;

  private static final int PAGE = 4096;
  private static final int IOVEC_BYTES = 16;

  private final UserMemory memory;
  private final long[] starts;
  private final long[] lengths;
  private int piece;
  private long done;

  private UserTransfer(UserMemory memory, long[] starts, long[] lengths, long total) {
    super(total);
    this.memory = memory;
    this.starts = starts;
    this.lengths = lengths;
  }

  /** A transfer of one range; check it with {@link #checkLength} before. */
  public static UserTransfer range(UserMemory memory, long start, long length) {
    long bounded = Math.min(length, MAX_BYTES);
    return new UserTransfer(memory, new long[] {start}, new long[] {bounded}, bounded);
  }

  /** What a range is worth: 0, EINVAL if negative, EFAULT if not the user's at all. */
  public static long checkLength(long start, long length) {
    if (length < 0) {
      return -Errno.EINVAL;
    }
    return UserMemory.isRange(start, Math.min(length, MAX_BYTES)) ? 0 : -Errno.EFAULT;
  }

  /**
   * The transfer that an array of {@code struct iovec} describes.
   *
   * @param result its element 0 gets an error if null is returned: EINVAL, EFAULT
   */
  public static UserTransfer pieces(UserMemory memory, long vector, long count, long[] result) {
    if (count < 0 || count > MAX_PIECES) {
      result[0] = -Errno.EINVAL;
      return null;
    }
    int pieces = (int) count;
    long[] starts = new long[pieces];
    long[] lengths = new long[pieces];
    long total = 0;
    for (int i = 0; i < pieces; i++) {
      long at = vector + (long) i * IOVEC_BYTES;
      if (!memory.readLong(at)) {
        result[0] = -Errno.EFAULT;
        return null;
      }
      starts[i] = memory.value();
      if (!memory.readLong(at + 8)) {
        result[0] = -Errno.EFAULT;
        return null;
      }
      long length = memory.value();
      if (length < 0) {
        result[0] = -Errno.EINVAL;
        return null;
      }
      if (!UserMemory.isRange(starts[i], Math.min(length, MAX_BYTES))) {
        result[0] = -Errno.EFAULT;
        return null;
      }
      lengths[i] = Math.min(length, MAX_BYTES - total);
      total += lengths[i];
    }
    return new UserTransfer(memory, starts, lengths, total);
  }

  /** Bytes of the step that begins now: within the piece, the page and what is wanted. */
  private int step(int wanted) {
    while (piece < lengths.length && done == lengths[piece]) {
      piece++;
      done = 0;
    }
    if (piece == lengths.length) {
      return 0;
    }
    long inPage = PAGE - ((starts[piece] + done) & (PAGE - 1));
    return (int) Math.min(Math.min(wanted, inPage), lengths[piece] - done);
  }

  @Override
  protected int doGive(long address, int length) {
    int moved = 0;
    while (moved < length) {
      int step = step(length - moved);
      if (step == 0 || !memory.copyOut(address + moved, starts[piece] + done, step)) {
        break;
      }
      done += step;
      moved += step;
    }
    return moved;
  }

  @Override
  protected int doGive(byte[] array, int offset, int length) {
    int moved = 0;
    while (moved < length) {
      int step = step(length - moved);
      if (step == 0 || !memory.copyOut(array, offset + moved, step, starts[piece] + done)) {
        break;
      }
      done += step;
      moved += step;
    }
    return moved;
  }

  @Override
  protected int doGiveZeros(int length) {
    int moved = 0;
    while (moved < length) {
      int step = step(length - moved);
      if (step == 0 || !memory.clear(starts[piece] + done, step)) {
        break;
      }
      done += step;
      moved += step;
    }
    return moved;
  }

  @Override
  protected int doTake(long address, int length) {
    int moved = 0;
    while (moved < length) {
      int step = step(length - moved);
      if (step == 0 || !memory.copyIn(starts[piece] + done, address + moved, step)) {
        break;
      }
      done += step;
      moved += step;
    }
    return moved;
  }

  @Override
  protected int doTake(byte[] array, int offset, int length) {
    int moved = 0;
    while (moved < length) {
      int step = step(length - moved);
      if (step == 0 || !memory.copyIn(starts[piece] + done, array, offset + moved, step)) {
        break;
      }
      done += step;
      moved += step;
    }
    return moved;
  }

  @Override
  protected void doSkip(long length) {
    long left = length;
    while (left > 0) {
      int step = step((int) Math.min(left, PAGE));
      done += step;
      left -= step;
    }
  }
}
