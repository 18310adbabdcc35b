package org.matryoshka.guest.kernel.memory;

import java.util.HashMap;
import java.util.Map;
import org.matryoshka.guest.magic.HostedMachine;
import org.matryoshka.guest.magic.Memory;

/**
 * Memory management of a kernel alone on a hosted machine: frames, kernel tables, user memory. Its
 * page tables are read by the walker of the emulated machine, as the processor would.
 */
public final class MemoryFixture {
  static final long KERNEL_ROOT = 0x1000;
  private static final int FIRST_FRAME = 0x10_0000;

  public final HostedMachine machine;
  public final FrameAllocator frames;
  public final Paging paging;
  public final UserMemory user;

  /** A kernel on a fresh machine with so much memory, of which the first MiB is not handed out. */
  public MemoryFixture(int memoryBytes) {
    this(new byte[memoryBytes]);
  }

  /** The same over memory that others see, too. */
  public MemoryFixture(byte[] memory) {
    int memoryBytes = memory.length;
    machine = HostedMachine.install(memory);
    frames = new FrameAllocator(memoryBytes);
    frames.add(FIRST_FRAME, memoryBytes);
    paging = new Paging(KERNEL_ROOT);
    user = new UserMemory(paging);
  }

  /** A new address space, not active. */
  public AddressSpace space() {
    return AddressSpace.create(frames, paging);
  }

  /** A file whose page n is filled with bytes 1, 2, ... and whose frames are its own. */
  public TestFile file(int bytes) {
    return new TestFile(frames, bytes);
  }

  /** A page source over frames, as a file system has. */
  public static final class TestFile implements PageSource {
    private final FrameAllocator frames;
    private final Map<Long, Long> pages = new HashMap<>();
    private final long size;
    public int users;

    TestFile(FrameAllocator frames, long size) {
      this.frames = frames;
      this.size = size;
    }

    /** A file with content. */
    public TestFile(FrameAllocator frames, byte[] content) {
      this(frames, content.length);
      for (int at = 0; at < content.length; at += 4096) {
        long frame = frames.allocateZeroed();
        pages.put((long) at >>> 12, frame);
        int part = Math.min(4096, content.length - at);
        Memory.copyFromArray(content, at, part, FrameAllocator.address(frame));
      }
    }

    @Override
    public long page(long index, boolean forWriting) {
      if (index < 0 || index << 12 >= size) {
        return BEYOND_END;
      }
      Long frame = pages.get(index);
      if (frame == null) {
        frame = frames.allocateZeroed();
        if (frame == 0) {
          return 0;
        }
        Memory.fill(
            FrameAllocator.address(frame), fill(index), Math.min(4096, size - (index << 12)));
        pages.put(index, frame);
      }
      frames.share(frame);
      return frame;
    }

    static int fill(long index) {
      return (int) (index % 250) + 1;
    }

    /** Gives all frames back. */
    public void drop() {
      pages.values().forEach(frames::free);
      pages.clear();
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public void retain() {
      users++;
    }

    @Override
    public void release() {
      users--;
    }

    @Override
    public String path() {
      return "/file";
    }

    @Override
    public long inodeNumber() {
      return 7;
    }

    @Override
    public int device() {
      return 1;
    }
  }
}
