package org.matryoshka.guest.kernel.vfs;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.sched.Dispatcher;
import org.matryoshka.guest.kernel.sched.WaitQueue;
import org.matryoshka.guest.kernel.sched.Waiter;
import org.matryoshka.guest.kernel.sched.WakeReason;
import org.matryoshka.guest.kernel.syscall.Errno;

/**
 * Waits until one of several files is ready: what poll and select have in common. The task stands
 * in the wait queues of all files at once; whichever wakes it, it looks at all of them again.
 */
final class Poller {
  /** What the caller gets whether asked for or not. */
  private static final int ALWAYS = OpenFile.POLLERR | OpenFile.POLLHUP;

  private final OpenFile[] files;
  private final int[] wanted;
  private final int[] ready;
  private int size;

  /** A poller for up to so many files. */
  Poller(int capacity) {
    files = new OpenFile[capacity];
    wanted = new int[capacity];
    ready = new int[capacity];
  }

  /** Adds a file, or null for a place that is never ready. */
  void add(OpenFile file, int events) {
    files[size] = file;
    wanted[size] = events | ALWAYS;
    size++;
  }

  /** What is ready at a place, after {@link #await}. */
  int ready(int index) {
    return ready[index];
  }

  /**
   * Waits.
   *
   * @param nanoseconds how long; 0 to look only, negative for ever
   * @return how many places are ready, 0 when time is up, or ERESTARTNOHAND
   */
  long await(long nanoseconds) {
    int count = look();
    if (count > 0 || nanoseconds == 0) {
      return count;
    }
    Dispatcher dispatcher = Kernel.dispatcher();
    long deadline = WaitQueue.NO_DEADLINE;
    if (nanoseconds > 0) {
      long cycles = dispatcher.clock().toCycles(nanoseconds);
      long now = dispatcher.clock().now();
      deadline = cycles > WaitQueue.NO_DEADLINE - now ? WaitQueue.NO_DEADLINE : now + cycles;
    }
    for (int i = 0; i < size; i++) {
      if (files[i] != null) {
        files[i].retain();
      }
    }
    WakeReason reason = WakeReason.WOKEN;
    while (count == 0 && reason == WakeReason.WOKEN) {
      Waiter[] waiters = enlist(dispatcher);
      reason = dispatcher.sleep(deadline);
      delist(waiters);
      count = look();
    }
    for (int i = 0; i < size; i++) {
      if (files[i] != null) {
        files[i].release();
      }
    }
    return count == 0 && reason == WakeReason.SIGNAL ? -Errno.ERESTARTNOHAND : count;
  }

  private int look() {
    int count = 0;
    for (int i = 0; i < size; i++) {
      ready[i] = files[i] == null ? 0 : files[i].readiness() & wanted[i];
      if (ready[i] != 0) {
        count++;
      }
    }
    return count;
  }

  private Waiter[] enlist(Dispatcher dispatcher) {
    Waiter[] waiters = new Waiter[2 * size];
    for (int i = 0; i < size; i++) {
      if (files[i] != null) {
        waiters[2 * i] = enlist(dispatcher, files[i].readers());
        if (files[i].writers() != files[i].readers()) {
          waiters[2 * i + 1] = enlist(dispatcher, files[i].writers());
        }
      }
    }
    return waiters;
  }

  private static Waiter enlist(Dispatcher dispatcher, WaitQueue queue) {
    if (queue == null) {
      return null;
    }
    Waiter waiter = new Waiter(dispatcher.current());
    queue.enlist(waiter);
    return waiter;
  }

  private void delist(Waiter[] waiters) {
    for (int i = 0; i < size; i++) {
      if (waiters[2 * i] != null) {
        files[i].readers().delist(waiters[2 * i]);
      }
      if (waiters[2 * i + 1] != null) {
        files[i].writers().delist(waiters[2 * i + 1]);
      }
    }
  }
}
