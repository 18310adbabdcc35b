package org.matryoshka.guest.kernel.memory;

import static org.matryoshka.guest.kernel.memory.FrameAllocator.PAGE_SIZE;

import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.magic.Memory;

/**
 * The one way to the memory of the current process. Every address that comes from a user goes
 * through here and nowhere else: it is checked to be in the user's half, pages that are not there
 * yet are brought in, and a bad address is an error and never a panic. Nothing in here sleeps.
 *
 * <p>The user's pages are reached through the kernel's direct map, after a look at the page tables
 * with the user's rights. So the kernel never touches an address of a user, SMAP stays on all the
 * time, no page fault of the kernel is ever welcome, and all this runs on the JVM, too.
 *
 * <p>The methods return whether they succeeded; after a failure {@link #error} is the negative
 * errno to return. A copy that fails half way has copied the part before.
 */
public final class UserMemory {
  /** The first address that is no user's. */
  public static final long LIMIT = 0x0000_7fff_ffff_f000L;

  private final Paging paging;
  private long value;
  private long error = -Errno.EFAULT;

  /** The way to the memory of whatever address space is active. */
  public UserMemory(Paging paging) {
    this.paging = paging;
  }

  /** Why the last method that failed did: -EFAULT, or -ENAMETOOLONG for a string. */
  public long error() {
    return error;
  }

  /** What the last {@code read} method read. */
  public long value() {
    return value;
  }

  /** Copies from the user into a kernel array. */
  public boolean copyIn(long user, byte[] into, int offset, int length) {
    int done = 0;
    while (done < length) {
      long from = reach(user + done, false);
      if (from == 0) {
        return false;
      }
      int part = (int) Math.min(length - done, PAGE_SIZE - (from & PAGE_SIZE - 1));
      Memory.copyToArray(from, into, offset + done, part);
      done += part;
    }
    return true;
  }

  /** Copies from a kernel array to the user. */
  public boolean copyOut(byte[] from, int offset, int length, long user) {
    int done = 0;
    while (done < length) {
      long to = reach(user + done, true);
      if (to == 0) {
        return false;
      }
      int part = (int) Math.min(length - done, PAGE_SIZE - (to & PAGE_SIZE - 1));
      Memory.copyFromArray(from, offset + done, part, to);
      done += part;
    }
    return true;
  }

  /** Copies from the user to kernel memory, such as the direct map of a frame. */
  public boolean copyIn(long user, long kernel, long length) {
    long done = 0;
    while (done < length) {
      long from = reach(user + done, false);
      if (from == 0) {
        return false;
      }
      long part = Math.min(length - done, PAGE_SIZE - (from & PAGE_SIZE - 1));
      copy(kernel + done, from, part);
      done += part;
    }
    return true;
  }

  /** Copies from kernel memory, such as the direct map of a frame, to the user. */
  public boolean copyOut(long kernel, long user, long length) {
    long done = 0;
    while (done < length) {
      long to = reach(user + done, true);
      if (to == 0) {
        return false;
      }
      long part = Math.min(length - done, PAGE_SIZE - (to & PAGE_SIZE - 1));
      copy(to, kernel + done, part);
      done += part;
    }
    return true;
  }

  /** Fills the user's memory with zeros. */
  public boolean clear(long user, long length) {
    long done = 0;
    while (done < length) {
      long to = reach(user + done, true);
      if (to == 0) {
        return false;
      }
      long part = Math.min(length - done, PAGE_SIZE - (to & PAGE_SIZE - 1));
      Memory.fill(to, 0, part);
      done += part;
    }
    return true;
  }

  /** Reads 64 bits into {@link #value}. */
  public boolean readLong(long user) {
    long at = reachWhole(user, 8, false);
    if (at == 0) {
      return readPieces(user, 8);
    }
    value = Memory.readLong(at);
    return true;
  }

  /** Reads 32 bits, sign-extended, into {@link #value}. */
  public boolean readInt(long user) {
    long at = reachWhole(user, 4, false);
    if (at == 0) {
      boolean read = readPieces(user, 4);
      int signed = (int) value;
      value = signed;
      return read;
    }
    value = Memory.readInt(at);
    return true;
  }

  /** Reads 16 bits, zero-extended, into {@link #value}. */
  public boolean readShort(long user) {
    return readPieces(user, 2);
  }

  /** Reads 8 bits, zero-extended, into {@link #value}. */
  public boolean readByte(long user) {
    return readPieces(user, 1);
  }

  /** Writes 64 bits. */
  public boolean writeLong(long user, long bits) {
    long at = reachWhole(user, 8, true);
    if (at == 0) {
      return writePieces(user, bits, 8);
    }
    Memory.writeLong(at, bits);
    return true;
  }

  /** Writes 32 bits. */
  public boolean writeInt(long user, int bits) {
    long at = reachWhole(user, 4, true);
    if (at == 0) {
      return writePieces(user, bits, 4);
    }
    Memory.writeInt(at, bits);
    return true;
  }

  /** Writes 16 bits. */
  public boolean writeShort(long user, int bits) {
    return writePieces(user, bits, 2);
  }

  /** Writes 8 bits. */
  public boolean writeByte(long user, int bits) {
    return writePieces(user, bits, 1);
  }

  /**
   * Writes 32 bits if the memory holds what is expected; what it held is {@link #value}.
   *
   * @return false if the address is bad
   */
  public boolean compareAndSwapInt(long user, int expected, int bits) {
    long at = reachWhole(user, 4, true);
    if (at == 0) {
      return false;
    }
    value = Memory.compareAndSwapInt(at, expected, bits);
    return true;
  }

  /**
   * Reads a string that ends with a zero byte.
   *
   * @param max the largest length that is allowed, without the zero byte
   * @return the text, one character a byte; null if the address is bad or the string too long, see
   *     {@link #error}
   */
  public String readString(long user, int max) {
    StringBuilder text = new StringBuilder();
    long at = user;
    while (true) {
      long from = reach(at, false);
      if (from == 0) {
        return null;
      }
      long pageEnd = (from | PAGE_SIZE - 1) + 1;
      at += pageEnd - from;
      for (; from < pageEnd; from++) {
        int character = Memory.readUnsignedByte(from);
        if (character == 0) {
          return text.toString();
        }
        if (text.length() == max) {
          error = -Errno.ENAMETOOLONG;
          return null;
        }
        text.append((char) character);
      }
    }
  }

  /** Whether a range lies in the user's half. Says nothing about what is mapped there. */
  public static boolean isRange(long user, long length) {
    return user >= 0 && length >= 0 && length <= LIMIT && user <= LIMIT - length;
  }

  /** The address in the direct map behind a user's address; 0 if the user may not do that. */
  private long reach(long user, boolean write) {
    error = -Errno.EFAULT;
    AddressSpace space = paging.active();
    return space == null || user < 0 || user >= LIMIT ? 0 : space.reach(user, write);
  }

  /** The same for a few bytes that must lie in one page; 0 if they do not, or may not. */
  private long reachWhole(long user, int size, boolean write) {
    return (user & PAGE_SIZE - 1) <= PAGE_SIZE - size ? reach(user, write) : 0;
  }

  private boolean readPieces(long user, int size) {
    long bits = 0;
    for (int i = size - 1; i >= 0; i--) {
      long at = reach(user + i, false);
      if (at == 0) {
        return false;
      }
      bits = bits << 8 | Memory.readUnsignedByte(at);
    }
    value = bits;
    return true;
  }

  private boolean writePieces(long user, long bits, int size) {
    for (int i = 0; i < size; i++) {
      long at = reach(user + i, true);
      if (at == 0) {
        return false;
      }
      Memory.writeByte(at, (int) (bits >>> (8 * i)));
    }
    return true;
  }

  private static void copy(long to, long from, long length) {
    long longs = length >>> 3;
    Memory.copyLongs(to, from, longs);
    Memory.copy(to + (longs << 3), from + (longs << 3), length & 7);
  }
}
