package org.matryoshka.guest.kernel.vfs;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.memory.PageSource;
import org.matryoshka.guest.kernel.sched.WaitQueue;
import org.matryoshka.guest.kernel.syscall.Errno;

/**
 * An open file (Linux: {@code struct file}; POSIX: open file description): an inode in use, with a
 * position and flags. Descriptors made by {@code dup} and {@code fork} share it; {@link #retain}
 * and {@link #release} count them. Each kind of file has its own subclass; what a kind can't do
 * answers as Linux does.
 */
public abstract class OpenFile {
  /** Something to read ({@code POLLIN}). */
  public static final int POLLIN = 1;

  /** Room to write ({@code POLLOUT}). */
  public static final int POLLOUT = 4;

  /** An error, such as a pipe without readers ({@code POLLERR}). */
  public static final int POLLERR = 8;

  /** The other end is gone ({@code POLLHUP}). */
  public static final int POLLHUP = 16;

  private final Location location;
  private int flags;
  private long position;
  private int references = 1;

  /** An open file with one reference, at position 0. */
  protected OpenFile(Location location, int flags) {
    this.location = location;
    this.flags = flags & ~(OpenFlags.CREAT | OpenFlags.EXCL | OpenFlags.NOCTTY | OpenFlags.TRUNC);
    location.inode().retain();
    location.mount().countOpenFiles(1);
    vfs().fileOpened();
  }

  private Vfs vfs() {
    return location.inode().fileSystem().vfs();
  }

  /** Where it was found. */
  public final Location location() {
    return location;
  }

  /** The file. */
  public final Inode inode() {
    return location.inode();
  }

  /** Access mode and status flags, of {@link OpenFlags}; never CLOEXEC, which descriptors have. */
  public final int flags() {
    return flags & ~OpenFlags.CLOEXEC;
  }

  /** Changes the flags that F_SETFL may change. */
  public final void setStatusFlags(int newFlags) {
    flags = (flags & ~OpenFlags.CHANGEABLE) | (newFlags & OpenFlags.CHANGEABLE);
  }

  /** Whether it was opened for reading. */
  public final boolean readable() {
    return (flags & OpenFlags.ACCESS_MODE) != OpenFlags.WRONLY && (flags & OpenFlags.PATH) == 0;
  }

  /** Whether it was opened for writing. */
  public final boolean writable() {
    return (flags & OpenFlags.ACCESS_MODE) != OpenFlags.RDONLY && (flags & OpenFlags.PATH) == 0;
  }

  /** Whether reads and writes must not block. */
  public final boolean nonBlocking() {
    return (flags & OpenFlags.NONBLOCK) != 0;
  }

  /** Whether writes go to the end. */
  public final boolean appending() {
    return (flags & OpenFlags.APPEND) != 0;
  }

  /** Where the next read or write begins. */
  public final long position() {
    return position;
  }

  /** Sets where the next read or write begins. */
  public final void setPosition(long newPosition) {
    position = newPosition;
  }

  /** One more descriptor (or other user) refers to it. */
  public final void retain() {
    references++;
  }

  /** One user less; the last one closes the file. */
  public final void release() {
    references--;
    if (references == 0) {
      closed();
      inode().dropLocks(this);
      inode().release();
      location.mount().countOpenFiles(-1);
      vfs().fileClosed();
    }
  }

  /**
   * The last step of opening: may wait, and may refuse.
   *
   * @return 0 or an error, then the caller releases the file
   */
  public long opened() {
    return 0;
  }

  /** The last reference has gone. */
  protected void closed() {}

  /** Whether it has positions: else {@code lseek}, {@code pread} and {@code pwrite} say ESPIPE. */
  public boolean seekable() {
    return true;
  }

  /**
   * Reads at a position.
   *
   * @param to gets the bytes, as many as it wants or as there are
   * @param at the position, not negative; ignored by what has none
   * @return how many bytes; 0 at the end; or an error
   */
  public long read(Transfer to, long at) {
    return -Errno.EINVAL;
  }

  /**
   * Writes at a position.
   *
   * @param from has the bytes
   * @param at the position, not negative; ignored by what has none
   * @return how many bytes, perhaps fewer than there were; or an error
   */
  public long write(Transfer from, long at) {
    return -Errno.EINVAL;
  }

  /**
   * Reserves storage for a range of a regular file (fallocate).
   *
   * @param end the first byte behind the range
   * @param keepSize whether the file does not become longer
   */
  public long allocate(long start, long end, boolean keepSize) {
    return -Errno.ENODEV;
  }

  /** What could be done now without waiting: {@link #POLLIN} and the others. */
  public int readiness() {
    return POLLIN | POLLOUT;
  }

  /** Who waits for something to read; woken when {@link #readiness} changes; null if never. */
  public WaitQueue readers() {
    return null;
  }

  /** Who waits for room to write; woken when {@link #readiness} changes; null if never. */
  public WaitQueue writers() {
    return null;
  }

  /** The contents as pages to be mapped; null if they can't be (ENODEV). */
  public PageSource pages() {
    return null;
  }

  /**
   * ioctl(2).
   *
   * @return a value or an error; ENOTTY if the request means nothing here
   */
  public long control(int request, long argument) {
    return -Errno.ENOTTY;
  }

  /** Ends an ioctl that answers a number to an address of the caller's. */
  protected static long answerInt(long argument, int value) {
    return Kernel.userMemory().writeInt(argument, value) ? 0 : -Errno.EFAULT;
  }
}
