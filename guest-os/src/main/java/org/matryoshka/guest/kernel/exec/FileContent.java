package org.matryoshka.guest.kernel.exec;

import org.matryoshka.guest.kernel.memory.FrameAllocator;
import org.matryoshka.guest.kernel.memory.PageSource;
import org.matryoshka.guest.magic.Memory;

/** Reads bytes of a file through its pages. */
final class FileContent {
  private final FrameAllocator frames;
  private final PageSource file;

  FileContent(FrameAllocator frames, PageSource file) {
    this.frames = frames;
    this.file = file;
  }

  PageSource pages() {
    return file;
  }

  long size() {
    return file.size();
  }

  /**
   * Reads bytes at an offset.
   *
   * @return whether all of them are there, and memory to look at them
   */
  boolean read(long offset, byte[] into, int length) {
    if (offset < 0 || length > file.size() || offset > file.size() - length) {
      return false;
    }
    int done = 0;
    while (done < length) {
      long at = offset + done;
      long frame = file.page(at >>> FrameAllocator.PAGE_SHIFT, false);
      if (frame == 0 || frame == PageSource.BEYOND_END) {
        return false;
      }
      int within = (int) (at & FrameAllocator.PAGE_SIZE - 1);
      int part = Math.min(length - done, FrameAllocator.PAGE_SIZE - within);
      Memory.copyToArray(FrameAllocator.address(frame) + within, into, done, part);
      frames.free(frame);
      done += part;
    }
    return true;
  }
}
