package org.matryoshka.guest.kernel.pipe;

import org.matryoshka.guest.kernel.sched.WaitQueue;
import org.matryoshka.guest.kernel.sched.WakeReason;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.vfs.OpenFile;
import org.matryoshka.guest.kernel.vfs.Transfer;
import org.matryoshka.guest.kernel.vfs.Vfs;

/**
 * A pipe (pipe(7)): a buffer between those who write and those who read. Without writers a reader
 * sees the end of the file once the buffer is empty; without readers a writer gets EPIPE (and
 * SIGPIPE, which the system call sends).
 */
public final class Pipe {
  /** A write of at most so many bytes goes in as a whole. */
  public static final int PIPE_BUF = 4096;

  private final PipeBuffer buffer;
  private final WaitQueue readers;
  private final WaitQueue writers;
  private int readingEnds;
  private int writingEnds;

  /** How often an end was ever opened: what an open of a FIFO waits for. */
  private int readersEver;

  private int writersEver;

  /** An empty pipe with no ends. */
  public Pipe(Vfs vfs) {
    buffer = new PipeBuffer(vfs);
    readers = vfs.newWaitQueue("pipe");
    writers = vfs.newWaitQueue("pipe");
  }

  /** Who waits for bytes, or for somebody who writes. */
  public WaitQueue readers() {
    return readers;
  }

  /** Who waits for room, or for somebody who reads. */
  public WaitQueue writers() {
    return writers;
  }

  /** Bytes to be read. */
  public int size() {
    return buffer.size();
  }

  /** Whether somebody has the reading end open. */
  public boolean hasReaders() {
    return readingEnds > 0;
  }

  /** Whether somebody has the writing end open. */
  public boolean hasWriters() {
    return writingEnds > 0;
  }

  int readersEver() {
    return readersEver;
  }

  int writersEver() {
    return writersEver;
  }

  /** An end, or both ends in one, has been opened. */
  public void open(boolean reads, boolean writes) {
    if (reads) {
      readingEnds++;
      readersEver++;
      writers.wakeAll();
    }
    if (writes) {
      writingEnds++;
      writersEver++;
      readers.wakeAll();
    }
  }

  /** An end has been closed. */
  public void close(boolean reads, boolean writes) {
    if (reads) {
      readingEnds--;
    }
    if (writes) {
      writingEnds--;
    }
    if (readingEnds == 0 && writingEnds == 0) {
      buffer.clear();
    }
    readers.wakeAll();
    writers.wakeAll();
  }

  /** What the holder of an end could do now without waiting, as poll(2) says it. */
  public int readiness(boolean reads, boolean writes) {
    int bits = 0;
    if (reads) {
      if (buffer.size() > 0) {
        bits |= OpenFile.POLLIN;
      }
      if (writingEnds == 0 && writersEver > 0) {
        bits |= OpenFile.POLLHUP;
      }
    }
    if (writes) {
      if (buffer.room() >= PIPE_BUF) {
        bits |= OpenFile.POLLOUT;
      }
      if (readingEnds == 0) {
        bits |= OpenFile.POLLERR;
      }
    }
    return bits;
  }

  /** Reads what there is; waits while there is nothing and somebody could write. */
  public long read(Transfer to, boolean mayWait) {
    if (to.remaining() == 0) {
      return 0;
    }
    while (buffer.size() == 0) {
      if (writingEnds == 0) {
        return 0;
      }
      if (!mayWait) {
        return -Errno.EAGAIN;
      }
      if (readers.sleep() == WakeReason.SIGNAL) {
        return -Errno.ERESTARTSYS;
      }
    }
    int moved = buffer.take(to);
    if (moved > 0) {
      writers.wakeAll();
    }
    return to.result(moved);
  }

  /**
   * Writes all of it, waiting for room as often as it takes; without waiting, what fits. Up to
   * {@link #PIPE_BUF} bytes go in together or not at all.
   */
  public long write(Transfer from, boolean mayWait) {
    long total = from.remaining();
    if (total == 0) {
      return 0;
    }
    int atOnce = total <= PIPE_BUF ? (int) total : 1;
    long done = 0;
    while (true) {
      if (readingEnds == 0) {
        return done > 0 ? done : -Errno.EPIPE;
      }
      if (buffer.room() >= atOnce) {
        if (!buffer.reserve(atOnce)) {
          return done > 0 ? done : -Errno.ENOMEM;
        }
        int moved = buffer.put(from);
        done += moved;
        if (moved > 0) {
          readers.wakeAll();
        }
        if (from.remaining() == 0 || from.faulted()) {
          return from.result(done);
        }
        if (moved > 0 && buffer.room() > 0) {
          continue; // memory was short: the next round reserves what it needs or fails
        }
      }
      if (!mayWait) {
        return done > 0 ? done : -Errno.EAGAIN;
      }
      if (writers.sleep() == WakeReason.SIGNAL) {
        return done > 0 ? done : -Errno.ERESTARTSYS;
      }
    }
  }
}
