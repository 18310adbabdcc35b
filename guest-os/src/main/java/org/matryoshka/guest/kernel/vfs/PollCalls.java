package org.matryoshka.guest.kernel.vfs;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.memory.UserMemory;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.syscall.Syscall;
import org.matryoshka.guest.kernel.task.Task;
import org.matryoshka.guest.kernel.time.TimeSpec;

/** Waiting for several files at once: poll and select. */
public final class PollCalls {
  private static final int POLLNVAL = 32;

  /** {@code POLLRDNORM} and {@code POLLWRNORM}, other names of POLLIN and POLLOUT. */
  private static final int READ_NORMAL = 0x40;

  private static final int WRITE_NORMAL = 0x100;
  private static final int POLLFD_BYTES = 8;
  private static final int EVENTS = 4;
  private static final int REVENTS = 6;
  private static final int MASK_BYTES = 8;
  private static final long MILLISECOND = 1_000_000L;

  /** For which readiness select's three sets ask. */
  private static final int SELECT_IN = OpenFile.POLLIN | OpenFile.POLLHUP | OpenFile.POLLERR;

  private static final int SELECT_OUT = OpenFile.POLLOUT | OpenFile.POLLERR;

  private PollCalls() {}

  /** Waits until a file is ready, or so many milliseconds; how many are. */
  @Syscall(number = 7, name = "poll")
  public static long poll(long descriptors, int count, int timeout) {
    return poll(descriptors, count, timeout < 0 ? -1 : timeout * MILLISECOND);
  }

  /** Waits until a file is ready, with a time in nanoseconds and another signal mask meanwhile. */
  @Syscall(number = 271, name = "ppoll", differs = "the time left is not written back")
  public static long ppoll(long descriptors, int count, long timeout, long mask, long maskSize) {
    long wait = timeout == 0 ? -1 : TimeSpec.read(timeout);
    if (timeout != 0 && wait < 0) {
      return wait;
    }
    long error = mask == 0 ? 0 : setMask(mask, maskSize);
    return error != 0 ? error : poll(descriptors, count, wait);
  }

  private static long poll(long descriptors, int count, long nanoseconds) {
    DescriptorTable files = Task.current().process().files();
    if (count < 0 || count > files.limit()) {
      return -Errno.EINVAL;
    }
    UserMemory memory = Kernel.userMemory();
    Poller poller = new Poller(count);
    int invalid = 0;
    boolean[] bad = new boolean[count];
    for (int i = 0; i < count; i++) {
      long at = descriptors + (long) i * POLLFD_BYTES;
      if (!memory.readLong(at)) {
        return -Errno.EFAULT;
      }
      int descriptor = (int) memory.value();
      int events = (int) (memory.value() >>> (8 * EVENTS)) & 0xffff;
      OpenFile file = descriptor < 0 ? null : files.get(descriptor);
      bad[i] = descriptor >= 0 && file == null;
      if (bad[i]) {
        invalid++;
      }
      poller.add(file, events | plain(events));
    }
    long ready = poller.await(invalid > 0 ? 0 : nanoseconds);
    if (ready < 0) {
      return ready;
    }
    for (int i = 0; i < count; i++) {
      long at = descriptors + (long) i * POLLFD_BYTES;
      if (!memory.readShort(at + EVENTS)) {
        return -Errno.EFAULT;
      }
      int events = (int) memory.value();
      int result = bad[i] ? POLLNVAL : answer(poller.ready(i), events);
      if (!memory.writeShort(at + REVENTS, result)) {
        return -Errno.EFAULT;
      }
    }
    return ready + invalid;
  }

  /** The events by their plain names. */
  private static int plain(int events) {
    return ((events & READ_NORMAL) != 0 ? OpenFile.POLLIN : 0)
        | ((events & WRITE_NORMAL) != 0 ? OpenFile.POLLOUT : 0);
  }

  /** What is ready, by the names that were asked for. */
  private static int answer(int ready, int events) {
    int result = ready & (events | OpenFile.POLLERR | OpenFile.POLLHUP);
    if ((ready & OpenFile.POLLIN) != 0) {
      result |= events & READ_NORMAL;
    }
    if ((ready & OpenFile.POLLOUT) != 0) {
      result |= events & WRITE_NORMAL;
    }
    return result;
  }

  /** Waits until a file of three sets is ready; how many bits are set then. */
  @Syscall(number = 23, name = "select", differs = "the time left is not written back")
  public static long select(int count, long reading, long writing, long exceptions, long timeout) {
    long wait = timeout == 0 ? -1 : TimeSpec.readTimeval(timeout);
    if (timeout != 0 && wait < 0) {
      return wait;
    }
    return select(count, reading, writing, exceptions, timeout == 0, wait);
  }

  /** As select, with a time in nanoseconds and another signal mask meanwhile. */
  @Syscall(number = 270, name = "pselect6", differs = "the time left is not written back")
  public static long pselect6(
      int count, long reading, long writing, long exceptions, long timeout, long mask) {
    long wait = timeout == 0 ? -1 : TimeSpec.read(timeout);
    if (timeout != 0 && wait < 0) {
      return wait;
    }
    if (mask != 0) {
      UserMemory memory = Kernel.userMemory();
      if (!memory.readLong(mask)) {
        return -Errno.EFAULT;
      }
      long set = memory.value();
      if (!memory.readLong(mask + 8)) {
        return -Errno.EFAULT;
      }
      long error = set == 0 ? 0 : setMask(set, memory.value());
      if (error != 0) {
        return error;
      }
    }
    return select(count, reading, writing, exceptions, timeout == 0, wait);
  }

  private static long select(
      int count, long reading, long writing, long exceptions, boolean forEver, long wait) {
    DescriptorTable files = Task.current().process().files();
    if (count < 0) {
      return -Errno.EINVAL;
    }
    int places = Math.min(count, DescriptorTable.MAXIMUM);
    int bytes = (places + 63) / 64 * 8;
    byte[] in = new byte[bytes];
    byte[] out = new byte[bytes];
    byte[] except = new byte[bytes];
    UserMemory memory = Kernel.userMemory();
    if ((reading != 0 && !memory.copyIn(reading, in, 0, bytes))
        || (writing != 0 && !memory.copyIn(writing, out, 0, bytes))
        || (exceptions != 0 && !memory.copyIn(exceptions, except, 0, bytes))) {
      return -Errno.EFAULT;
    }
    Poller poller = new Poller(places);
    for (int i = 0; i < places; i++) {
      int events = (isSet(in, i) ? SELECT_IN : 0) | (isSet(out, i) ? SELECT_OUT : 0);
      boolean asked = events != 0 || isSet(except, i);
      if (asked && files.get(i) == null) {
        return -Errno.EBADF;
      }
      poller.add(events != 0 ? files.get(i) : null, events);
    }
    long ready = poller.await(forEver ? -1 : wait);
    if (ready < 0) {
      return ready;
    }
    long bits =
        (long) keepReady(in, poller, SELECT_IN, places)
            + keepReady(out, poller, SELECT_OUT, places);
    boolean written =
        (reading == 0 || memory.copyOut(in, 0, bytes, reading))
            && (writing == 0 || memory.copyOut(out, 0, bytes, writing))
            && (exceptions == 0 || memory.clear(exceptions, bytes));
    return written ? bits : -Errno.EFAULT;
  }

  /** Clears the bits of a set that are not ready; how many are left. */
  private static int keepReady(byte[] set, Poller poller, int events, int places) {
    int count = 0;
    for (int i = 0; i < places; i++) {
      if (isSet(set, i)) {
        if ((poller.ready(i) & events) != 0) {
          count++;
        } else {
          set[i >> 3] &= (byte) ~(1 << (i & 7));
        }
      }
    }
    return count;
  }

  private static boolean isSet(byte[] set, int index) {
    return (set[index >> 3] >> (index & 7) & 1) != 0;
  }

  private static long setMask(long address, long size) {
    if (size != MASK_BYTES) {
      return -Errno.EINVAL;
    }
    if (!Kernel.userMemory().readLong(address)) {
      return -Errno.EFAULT;
    }
    Task.current().setTemporaryMask(Kernel.userMemory().value());
    return 0;
  }
}
