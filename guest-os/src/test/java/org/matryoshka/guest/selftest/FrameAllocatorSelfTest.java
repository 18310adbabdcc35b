package org.matryoshka.guest.selftest;

import org.matryoshka.guest.kernel.memory.FrameAllocator;

/** The kernel's allocator of physical memory. */
final class FrameAllocatorSelfTest implements SelfTest {
  @Override
  public String name() {
    return "frame allocator";
  }

  @Override
  public void run(SelfTestLog log) {
    FrameAllocator frames = new FrameAllocator(MEMORY_END);
    frames.add(MEMORY, MEMORY_END);
    log.value("total", frames.total());
    log.value("free", frames.free());
    long first = frames.allocateZeroed();
    long second = frames.allocate();
    log.value("first", first);
    log.value("second", second);
    frames.share(first);
    frames.free(first);
    log.value("references", frames.references(first));
    frames.free(first);
    log.value("free again", frames.references(first));
    log.value("run", frames.allocateRun(5));
    long frame = frames.allocate();
    int count = 0;
    while (frame != 0) {
      count++;
      frame = frames.allocate();
    }
    log.value("until empty", count);
    log.value("left", frames.free());
  }
}
