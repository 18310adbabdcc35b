package org.matryoshka.guest.kernel.memory;

/**
 * Memory that processes share after a fork: {@code mmap} with MAP_SHARED and MAP_ANONYMOUS. Its
 * pages come with their first touch, and go with the last mapping.
 */
public final class SharedMemory implements PageSource {
  private final FrameAllocator allocator;
  private final long[] pages;
  private int users;

  /** Memory of so many pages, full of zeros. */
  public SharedMemory(FrameAllocator allocator, int pageCount) {
    this.allocator = allocator;
    this.pages = new long[pageCount];
  }

  @Override
  public long page(long index, boolean forWriting) {
    if (index < 0 || index >= pages.length) {
      return BEYOND_END;
    }
    long frame = pages[(int) index];
    if (frame == 0) {
      frame = allocator.allocateZeroedForUser();
      if (frame == 0) {
        return 0;
      }
      pages[(int) index] = frame;
    }
    allocator.share(frame);
    return frame;
  }

  @Override
  public long size() {
    return (long) pages.length << FrameAllocator.PAGE_SHIFT;
  }

  @Override
  public void retain() {
    users++;
  }

  @Override
  public void release() {
    users--;
    if (users == 0) {
      for (int i = 0; i < pages.length; i++) {
        if (pages[i] != 0) {
          allocator.free(pages[i]);
        }
      }
    }
  }

  @Override
  public String path() {
    return "/dev/zero (deleted)";
  }

  @Override
  public long inodeNumber() {
    return 0;
  }

  @Override
  public int device() {
    return 0;
  }
}
