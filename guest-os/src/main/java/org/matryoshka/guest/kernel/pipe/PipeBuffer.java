package org.matryoshka.guest.kernel.pipe;

import org.matryoshka.guest.kernel.memory.FrameAllocator;
import org.matryoshka.guest.kernel.vfs.Transfer;
import org.matryoshka.guest.kernel.vfs.Vfs;

/**
 * The bytes in a pipe: a ring of up to 64 KiB, whose frames come when bytes do and go with them.
 */
final class PipeBuffer {
  /** Bytes that a pipe holds. */
  static final int CAPACITY = 64 << 10;

  private static final int PAGE = FrameAllocator.PAGE_SIZE;
  private static final int SHIFT = FrameAllocator.PAGE_SHIFT;
  private static final int FRAMES = CAPACITY / PAGE;

  private final Vfs vfs;
  private final long[] frames = new long[FRAMES];

  /** Bytes ever taken out, and ever put in; the difference is what is there. */
  private long head;

  private long tail;

  PipeBuffer(Vfs vfs) {
    this.vfs = vfs;
  }

  int size() {
    return (int) (tail - head);
  }

  int room() {
    return CAPACITY - size();
  }

  /**
   * Puts in as many bytes as fit and come.
   *
   * @return how many; 0 if there is no room, no memory, or the writer's memory failed
   */
  int put(Transfer from) {
    int count = 0;
    while (from.remaining() > 0 && room() > 0) {
      int slot = slot(tail);
      if (frames[slot] == 0) {
        frames[slot] = vfs.allocatePage(false);
        if (frames[slot] == 0) {
          break;
        }
      }
      int offset = (int) tail & (PAGE - 1);
      int length = (int) Math.min(Math.min(PAGE - offset, room()), from.remaining());
      int moved = from.take(FrameAllocator.address(frames[slot]) + offset, length);
      tail += moved;
      count += moved;
      if (moved < length) {
        break;
      }
    }
    if (head == tail) {
      clear();
    }
    return count;
  }

  /** Takes out as many bytes as there are and are wanted; returns how many. */
  int take(Transfer to) {
    int count = 0;
    while (to.remaining() > 0 && size() > 0) {
      int slot = slot(head);
      int offset = (int) head & (PAGE - 1);
      int length = (int) Math.min(Math.min(PAGE - offset, size()), to.remaining());
      int moved = to.give(FrameAllocator.address(frames[slot]) + offset, length);
      head += moved;
      count += moved;
      if (slot(head) != slot && slot(tail) != slot) {
        release(slot);
      }
      if (moved < length) {
        break;
      }
    }
    if (head == tail) {
      clear();
    }
    return count;
  }

  /** Makes sure that so many bytes can be put in without needing memory. */
  boolean reserve(int bytes) {
    for (long at = tail; at < tail + bytes; at = (at | (PAGE - 1)) + 1) {
      int slot = slot(at);
      if (frames[slot] == 0) {
        frames[slot] = vfs.allocatePage(false);
        if (frames[slot] == 0) {
          if (head == tail) {
            clear();
          }
          return false;
        }
      }
    }
    return true;
  }

  /** Forgets all bytes and gives back all memory. */
  void clear() {
    head = 0;
    tail = 0;
    for (int i = 0; i < FRAMES; i++) {
      release(i);
    }
  }

  private void release(int slot) {
    if (frames[slot] != 0) {
      vfs.frames().free(frames[slot]);
      frames[slot] = 0;
    }
  }

  private static int slot(long position) {
    return (int) (position >>> SHIFT) & (FRAMES - 1);
  }
}
