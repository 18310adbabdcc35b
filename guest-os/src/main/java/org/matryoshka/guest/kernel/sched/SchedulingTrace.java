package org.matryoshka.guest.kernel.sched;

import org.matryoshka.guest.magic.Port;

/**
 * Tells the host what the scheduler does, event by event, through the machine's trace port. Made
 * only if the command line has {@code trace=sched}; otherwise nobody writes to the port.
 *
 * <p>An event is 32-bit words: the kind in the top byte and a thread's number in the others, then a
 * second word; for a name, as many as it takes. The host adds the virtual time. Machines without
 * such a device ignore the writes.
 */
public final class SchedulingTrace {
  /** The port. */
  public static final int PORT = 0x0e70;

  private static final int SWITCH = 1;
  private static final int READY = 2;
  private static final int BLOCK = 3;
  private static final int FORK = 4;
  private static final int EXIT = 5;
  private static final int NAME = 6;

  private static final int NUMBER = 0xff_ffff;
  private static final int LONGEST_NAME = 16;

  void switched(KernelThread from, KernelThread to) {
    event(SWITCH, from.id(), to.id());
  }

  void ready(KernelThread thread, ReadyReason why) {
    event(READY, thread.id(), why.ordinal());
  }

  void block(KernelThread thread) {
    event(BLOCK, thread.id(), 0);
  }

  void fork(KernelThread parent, KernelThread child) {
    name(child);
    event(FORK, parent.id(), child.id());
  }

  void exit(KernelThread thread) {
    event(EXIT, thread.id(), 0);
  }

  /** A thread has a name, or a new one. */
  void name(KernelThread thread) {
    String name = thread.name();
    int length = Math.min(name.length(), LONGEST_NAME);
    event(NAME, thread.id(), length);
    for (int i = 0; i < length; i += 4) {
      int word = 0;
      for (int j = Math.min(length, i + 4) - 1; j >= i; j--) {
        word = word << 8 | (name.charAt(j) & 0xff);
      }
      Port.out32(PORT, word);
    }
  }

  private static void event(int kind, int number, int second) {
    Port.out32(PORT, kind << 24 | (number & NUMBER));
    Port.out32(PORT, second);
  }
}
