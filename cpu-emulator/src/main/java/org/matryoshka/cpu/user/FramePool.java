package org.matryoshka.cpu.user;

import java.util.ArrayDeque;
import org.matryoshka.mmu.memory.MachineMemory;
import org.matryoshka.mmu.memory.PhysicalMemory;

/** Gives out frames of the machine's memory, always zeroed, from the lowest address up. */
final class FramePool {
  private final MachineMemory memory;
  private final ArrayDeque<Long> returned = new ArrayDeque<>();

  /** The next frame that was never given out; frame 0 never is. */
  private long next = PhysicalMemory.FRAME_SIZE;

  FramePool(MachineMemory memory) {
    this.memory = memory;
  }

  /**
   * A frame.
   *
   * @return its physical address
   * @throws OutOfMemoryException if all are in use
   */
  long take() {
    if (!returned.isEmpty()) {
      long frame = returned.pop();
      memory.zeroFrame(frame);
      return frame;
    }
    if (next >= memory.size()) {
      throw new OutOfMemoryException();
    }
    long frame = next;
    next += PhysicalMemory.FRAME_SIZE;
    return frame;
  }

  /** Takes a frame back. */
  void give(long frame) {
    returned.push(frame);
  }

  /** The machine has no frame left for the program. Without a stack trace: it is an event. */
  static final class OutOfMemoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutOfMemoryException() {
      super("the machine's memory is full (--memory)", null, false, false);
    }
  }
}
