package org.matryoshka.gui.inspect.guest;

import org.matryoshka.hv.memory.GuestMemory;
import org.matryoshka.mmu.memory.PhysicalMemory;

/**
 * A guest's physical memory for somebody who must leave no trace: frames that were never touched
 * read as zeros and stay untouched, device windows are not read at all, writes are refused.
 */
final class QuietMemory extends PhysicalMemory {
  private final GuestMemory memory;

  QuietMemory(GuestMemory memory) {
    this.memory = memory;
  }

  /** Whether there is RAM at an address. */
  boolean isRam(long gpa) {
    return memory.isRam(gpa);
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
  public long read(long gpa, int bytes) {
    if (!memory.isRam(gpa)) {
      return -1L >>> (64 - 8 * bytes);
    }
    int gfn = (int) (gpa >>> FRAME_SHIFT);
    int offset = (int) (gpa & FRAME_SIZE - 1);
    return memory.isTouched(gfn) ? get(memory.ram(), memory.frame(gfn) + offset, bytes) : 0;
  }

  @Override
  public void write(long gpa, int bytes, long value) {
    throw new UnsupportedOperationException("who looks on does not write");
  }
}
