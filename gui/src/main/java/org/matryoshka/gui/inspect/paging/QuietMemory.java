package org.matryoshka.gui.inspect.paging;

import org.matryoshka.hv.memory.GuestMemory;
import org.matryoshka.mmu.memory.PhysicalMemory;

/**
 * A guest's physical memory for somebody who only looks: no frame is touched, nothing is written,
 * no device is asked. So the processor's own page walk can be tried out on it.
 *
 * <p>An untouched frame reads as zeroes, which it would have; nothing reads as all ones, as on the
 * bus. What a device would answer is unknown: all ones, and {@link #deviceSkipped} says so.
 */
public final class QuietMemory extends PhysicalMemory {
  private final GuestMemory memory;
  private boolean deviceSkipped;

  /** A look at the memory of a virtual machine. */
  public QuietMemory(GuestMemory memory) {
    this.memory = memory;
  }

  /** Whether something that was read stands in a device window, so that it is not known. */
  public boolean deviceSkipped() {
    return deviceSkipped;
  }

  @Override
  public long size() {
    return memory.size();
  }

  @Override
  public byte[] ram() {
    return memory.ram();
  }

  @Override
  public int readableFrame(long gpa) {
    return NOT_DIRECT;
  }

  @Override
  public int writableFrame(long gpa) {
    return NOT_DIRECT;
  }

  @Override
  public long read(long gpa, int size) {
    if (!memory.isRam(gpa)) {
      deviceSkipped |= memory.windowName(gpa).isPresent();
      return -1L >>> (64 - 8 * size);
    }
    int gfn = (int) (gpa >>> FRAME_SHIFT);
    return memory.isTouched(gfn)
        ? get(memory.ram(), memory.frame(gfn) + (int) (gpa & FRAME_SIZE - 1), size)
        : 0;
  }

  /** Does nothing: accessed and dirty bits stay as they are. */
  @Override
  public void write(long gpa, int size, long value) {}
}
