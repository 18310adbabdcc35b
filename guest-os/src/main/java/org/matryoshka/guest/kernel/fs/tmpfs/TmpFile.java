package org.matryoshka.guest.kernel.fs.tmpfs;

import org.matryoshka.guest.kernel.memory.FrameAllocator;
import org.matryoshka.guest.kernel.memory.PageSource;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.vfs.FileMode;
import org.matryoshka.guest.kernel.vfs.Inode;
import org.matryoshka.guest.kernel.vfs.Location;
import org.matryoshka.guest.kernel.vfs.OpenFile;
import org.matryoshka.guest.kernel.vfs.Transfer;
import org.matryoshka.guest.magic.Memory;

/** A regular file: a size and the frames of those pages that were ever written. */
final class TmpFile extends Inode {
  private static final int PAGE = FrameAllocator.PAGE_SIZE;
  private static final int SHIFT = FrameAllocator.PAGE_SHIFT;

  /** The largest size, so that no sum of a position and a length overflows. */
  private static final long LARGEST = Long.MAX_VALUE - PAGE;

  private static final int BLOCKS_PER_PAGE = PAGE / 512;

  private final TmpFileSystem owner;
  private final PageTree pages = new PageTree();
  private long size;
  private long pageCount;

  TmpFile(TmpFileSystem owner, long number, int mode) {
    super(owner, number, FileMode.REGULAR | (mode & FileMode.PERMISSIONS));
    this.owner = owner;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public long blocks() {
    return pageCount * BLOCKS_PER_PAGE;
  }

  @Override
  public OpenFile open(Location location, int flags) {
    return new TmpOpenFile(location, flags, this);
  }

  long read(Transfer to, long at) {
    long position = at;
    while (to.remaining() > 0 && position < size) {
      int offset = (int) position & (PAGE - 1);
      int length = (int) Math.min(Math.min(PAGE - offset, size - position), to.remaining());
      long frame = pages.get(position >>> SHIFT);
      int moved =
          frame == 0
              ? to.giveZeros(length)
              : to.give(FrameAllocator.address(frame) + offset, length);
      position += moved;
      if (moved < length) {
        break;
      }
    }
    return to.result(position - at);
  }

  long write(Transfer from, long at) {
    if (at > LARGEST || from.remaining() > LARGEST - at) {
      return -Errno.EFBIG;
    }
    long position = at;
    boolean full = false;
    while (from.remaining() > 0) {
      int offset = (int) position & (PAGE - 1);
      int length = (int) Math.min(PAGE - offset, from.remaining());
      long frame = frameForWriting(position >>> SHIFT);
      if (frame == 0) {
        full = true;
        break;
      }
      int moved = from.take(FrameAllocator.address(frame) + offset, length);
      position += moved;
      if (moved < length) {
        break;
      }
    }
    if (position > at) {
      size = Math.max(size, position);
      modified();
      return position - at;
    }
    return full ? -Errno.ENOSPC : from.result(0);
  }

  private long frameForWriting(long page) {
    long frame = pages.get(page);
    if (frame == 0) {
      frame = owner.takePage(true);
      if (frame != 0) {
        put(page, frame);
      }
    }
    return frame;
  }

  private void put(long page, long frame) {
    int nodes = pages.nodes();
    pages.put(page, frame);
    owner.countNodes(pages.nodes() - nodes);
    pageCount++;
  }

  @Override
  public long truncate(long newSize) {
    if (newSize > LARGEST) {
      return -Errno.EFBIG;
    }
    if (newSize < size) {
      dropPages((newSize + PAGE - 1) >>> SHIFT);
      int tail = (int) newSize & (PAGE - 1);
      long frame = tail == 0 ? 0 : pages.get(newSize >>> SHIFT);
      if (frame != 0) {
        Memory.fill(FrameAllocator.address(frame) + tail, 0, PAGE - tail);
      }
    }
    size = newSize;
    modified();
    return 0;
  }

  /** Makes sure that a range has frames, so that writing it can't fail (fallocate). */
  long allocate(long start, long end, boolean keepSize) {
    if (end > LARGEST) {
      return -Errno.EFBIG;
    }
    for (long page = start >>> SHIFT; page << SHIFT < end; page++) {
      if (frameForWriting(page) == 0) {
        return -Errno.ENOSPC;
      }
    }
    if (!keepSize && end > size) {
      size = end;
    }
    changed();
    return 0;
  }

  private void dropPages(long from) {
    long page = pages.next(from);
    while (page >= 0) {
      owner.givePage(pages.get(page));
      pages.put(page, 0);
      pageCount--;
      page = pages.next(page + 1);
    }
    if (from == 0) {
      owner.countNodes(-pages.nodes());
      pages.clear();
    }
  }

  @Override
  protected void evict() {
    dropPages(0);
    size = 0;
  }

  /** Makes a frame that already holds the bytes a page of this file: the initial archive's. */
  void adopt(long page, long frame) {
    owner.adoptPage();
    put(page, frame);
    size = Math.max(size, (page + 1) << SHIFT);
  }

  /** See {@link PageSource#page}. */
  long page(long index) {
    if (index < 0 || index > LARGEST >>> SHIFT || index << SHIFT >= size) {
      return PageSource.BEYOND_END;
    }
    long frame = frameForWriting(index);
    if (frame != 0) {
      owner.vfs().frames().share(frame);
    }
    return frame;
  }
}
