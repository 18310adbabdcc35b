package org.matryoshka.guest.kernel.memory;

/**
 * The one way to the memory of the current process. Every address that comes from a user goes
 * through here and nowhere else: it is checked to be in the user's half, pages that are not there
 * yet are brought in, and a bad address is an error and never a panic. Nothing in here sleeps.
 *
 * <p>The methods return whether they succeeded; after a failure {@link #error} is the negative
 * errno to return. A copy that fails half way has copied the part before.
 */
public abstract class UserMemory {
  /** The first address that is no user's. */
  public static final long LIMIT = 0x0000_7fff_ffff_f000L;

  private static final int EFAULT = -14;
  private static final int ENAMETOOLONG = -36;
  private static final int CHUNK = 128;

  private final byte[] chunk = new byte[CHUNK];
  private long value;
  private long error = EFAULT;

  /** Why the last method that failed did: -EFAULT, or -ENAMETOOLONG for a string. */
  public final long error() {
    return error;
  }

  /** What the last {@code read} method read. */
  public final long value() {
    return value;
  }

  /** Copies from the user into a kernel array. */
  public final boolean copyIn(long user, byte[] into, int offset, int length) {
    error = EFAULT;
    return length == 0 || (isRange(user, length) && load(user, into, offset, length));
  }

  /** Copies from a kernel array to the user. */
  public final boolean copyOut(byte[] from, int offset, int length, long user) {
    error = EFAULT;
    return length == 0 || (isRange(user, length) && store(from, offset, length, user));
  }

  /** Copies from the user to kernel memory, such as the direct map of a frame. */
  public final boolean copyIn(long user, long kernel, long length) {
    error = EFAULT;
    return length == 0 || (isRange(user, length) && load(user, kernel, length));
  }

  /** Copies from kernel memory, such as the direct map of a frame, to the user. */
  public final boolean copyOut(long kernel, long user, long length) {
    error = EFAULT;
    return length == 0 || (isRange(user, length) && store(kernel, user, length));
  }

  /** Fills the user's memory with zeros. */
  public final boolean clear(long user, long length) {
    error = EFAULT;
    return length == 0 || (isRange(user, length) && zero(user, length));
  }

  /** Reads 64 bits into {@link #value}. */
  public final boolean readLong(long user) {
    return readInto(user, 8);
  }

  /** Reads 32 bits, sign-extended, into {@link #value}. */
  public final boolean readInt(long user) {
    if (!readInto(user, 4)) {
      return false;
    }
    value = (int) value;
    return true;
  }

  /** Reads 16 bits, zero-extended, into {@link #value}. */
  public final boolean readShort(long user) {
    return readInto(user, 2);
  }

  /** Reads 8 bits, zero-extended, into {@link #value}. */
  public final boolean readByte(long user) {
    return readInto(user, 1);
  }

  /** Writes 64 bits. */
  public final boolean writeLong(long user, long bits) {
    return writeFrom(user, bits, 8);
  }

  /** Writes 32 bits. */
  public final boolean writeInt(long user, int bits) {
    return writeFrom(user, bits, 4);
  }

  /** Writes 16 bits. */
  public final boolean writeShort(long user, int bits) {
    return writeFrom(user, bits, 2);
  }

  /** Writes 8 bits. */
  public final boolean writeByte(long user, int bits) {
    return writeFrom(user, bits, 1);
  }

  /**
   * Reads a string that ends with a zero byte.
   *
   * @param max the largest length that is allowed, without the zero byte
   * @return the text, one character a byte; null if the address is bad or the string too long, see
   *     {@link #error}
   */
  public final String readString(long user, int max) {
    StringBuilder text = new StringBuilder();
    long at = user;
    while (true) {
      // Never beyond the end of a page in one go: the next page may not exist, nor be needed.
      int length = (int) Math.min(CHUNK, FrameAllocator.PAGE_SIZE - (at & 4095));
      if (!copyIn(at, chunk, 0, length)) {
        return null;
      }
      for (int i = 0; i < length; i++) {
        if (chunk[i] == 0) {
          return text.toString();
        }
        if (text.length() == max) {
          error = ENAMETOOLONG;
          return null;
        }
        text.append((char) (chunk[i] & 0xff));
      }
      at += length;
    }
  }

  /** Whether a range lies in the user's half. Says nothing about what is mapped there. */
  public static boolean isRange(long user, long length) {
    return user >= 0 && length >= 0 && length <= LIMIT && user <= LIMIT - length;
  }

  private boolean readInto(long user, int size) {
    if (!copyIn(user, chunk, 0, size)) {
      return false;
    }
    long bits = 0;
    for (int i = size - 1; i >= 0; i--) {
      bits = bits << 8 | (chunk[i] & 0xff);
    }
    value = bits;
    return true;
  }

  private boolean writeFrom(long user, long bits, int size) {
    for (int i = 0; i < size; i++) {
      chunk[i] = (byte) (bits >>> (8 * i));
    }
    return copyOut(chunk, 0, size, user);
  }

  /** Copies a range that was checked into an array. */
  protected abstract boolean load(long user, byte[] into, int offset, int length);

  /** Copies an array into a range that was checked. */
  protected abstract boolean store(byte[] from, int offset, int length, long user);

  /** Copies a range that was checked to kernel memory. */
  protected abstract boolean load(long user, long kernel, long length);

  /** Copies kernel memory into a range that was checked. */
  protected abstract boolean store(long kernel, long user, long length);

  /** Clears a range that was checked. */
  protected abstract boolean zero(long user, long length);
}
