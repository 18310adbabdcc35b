package org.matryoshka.guest.kernel.pipe;

import org.matryoshka.guest.kernel.sched.WaitQueue;
import org.matryoshka.guest.kernel.sched.WakeReason;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.vfs.Location;
import org.matryoshka.guest.kernel.vfs.OpenFile;
import org.matryoshka.guest.kernel.vfs.OpenFlags;
import org.matryoshka.guest.kernel.vfs.Transfer;

/** An open end of a pipe, or both ends of a FIFO opened for reading and writing. */
public final class PipeEnd extends OpenFile {
  private static final int FIONREAD = 0x541b;

  private final Pipe pipe;
  private final boolean named;

  /**
   * An end; which one is what the access mode says.
   *
   * @param named whether it is a FIFO, whose openers wait for each other
   */
  PipeEnd(Location location, int flags, Pipe pipe, boolean named) {
    super(location, flags);
    this.pipe = pipe;
    this.named = named;
    pipe.open(readable(), writable());
  }

  /** The pipe. */
  public Pipe pipe() {
    return pipe;
  }

  /** Opening one end of a FIFO waits until somebody opens the other (fifo(7)). */
  @Override
  public long opened() {
    int access = flags() & OpenFlags.ACCESS_MODE;
    if (!named || access == OpenFlags.RDWR) {
      return 0;
    }
    boolean reads = access == OpenFlags.RDONLY;
    if (nonBlocking()) {
      return reads || pipe.hasReaders() ? 0 : -Errno.ENXIO;
    }
    int before = reads ? pipe.writersEver() : pipe.readersEver();
    while (reads
        ? !pipe.hasWriters() && pipe.writersEver() == before
        : !pipe.hasReaders() && pipe.readersEver() == before) {
      WaitQueue queue = reads ? pipe.readers() : pipe.writers();
      if (queue.sleep() == WakeReason.SIGNAL) {
        return -Errno.ERESTARTSYS;
      }
    }
    return 0;
  }

  @Override
  protected void closed() {
    pipe.close(readable(), writable());
  }

  @Override
  public boolean seekable() {
    return false;
  }

  @Override
  public long read(Transfer to, long at) {
    return pipe.read(to, !nonBlocking());
  }

  @Override
  public long write(Transfer from, long at) {
    return pipe.write(from, !nonBlocking());
  }

  @Override
  public int readiness() {
    return pipe.readiness(readable(), writable());
  }

  @Override
  public WaitQueue readers() {
    return pipe.readers();
  }

  @Override
  public WaitQueue writers() {
    return pipe.writers();
  }

  @Override
  public long control(int request, long argument) {
    return request == FIONREAD ? answerInt(argument, pipe.size()) : -Errno.ENOTTY;
  }
}
