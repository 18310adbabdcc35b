package org.matryoshka.guest.kernel.task;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.KernelLock;
import org.matryoshka.guest.kernel.memory.AddressSpace;
import org.matryoshka.guest.kernel.memory.FrameAllocator;
import org.matryoshka.guest.kernel.memory.VirtualArea;

/**
 * The threads that wait for words of user memory to change (futex: fast user-space mutex). The word
 * itself is the program's; the kernel only compares it before a thread sleeps, and keeps the
 * sleepers in order.
 *
 * <p>A word is known by what it is, not by where it is seen: in memory that processes share, by the
 * shared object and the place in it; in private memory, by the address space and the address.
 */
public final class FutexTable {
  private static final int BUCKETS = 64;

  private final KernelLock lock = new KernelLock("futex");
  private final FutexWaiter[] first = new FutexWaiter[BUCKETS];

  /** Nobody waits. */
  public FutexTable() {}

  /** Adds the current thread, behind those who wait already. */
  FutexWaiter enlist(Process process, long address, int bits) {
    Object owner = owner(process.memory(), address);
    long place = place(process.memory(), address);
    FutexWaiter waiter = new FutexWaiter(Task.current(), owner, place, bits);
    lock.lock();
    append(waiter);
    lock.unlock();
    return waiter;
  }

  /** Takes a thread out that was not woken by {@link #wake}. */
  void delist(FutexWaiter waiter) {
    lock.lock();
    unlink(waiter);
    lock.unlock();
  }

  /** Wakes up to so many threads that wait for a word of a process; how many it were. */
  public int wake(Process process, long address, int count) {
    return wake(process, address, count, FutexWaiter.ANY);
  }

  /**
   * As {@link #wake(Process, long, int)}, but only threads that share a bit with the given ones.
   */
  int wake(Process process, long address, int count, int bits) {
    if (process.memory() == null) {
      return 0;
    }
    Object owner = owner(process.memory(), address);
    long place = place(process.memory(), address);
    lock.lock();
    int woken = 0;
    FutexWaiter waiter = first[bucket(place)];
    while (waiter != null && woken < count) {
      FutexWaiter next = waiter.next;
      if (waiter.waitsFor(owner, place) && (waiter.bits() & bits) != 0) {
        unlink(waiter);
        waiter.setWoken();
        Kernel.dispatcher().wake(waiter.task());
        woken++;
      }
      waiter = next;
    }
    lock.unlock();
    return woken;
  }

  /** Moves up to so many threads from one word to another; how many it were. */
  @SuppressWarnings("ReferenceEquality") // the very object, not one like it
  int move(Process process, long from, long to, int count) {
    Object owner = owner(process.memory(), from);
    long place = place(process.memory(), from);
    Object newOwner = owner(process.memory(), to);
    long newPlace = place(process.memory(), to);
    if (owner == newOwner && place == newPlace) {
      return 0;
    }
    lock.lock();
    int moved = 0;
    FutexWaiter waiter = first[bucket(place)];
    while (waiter != null && moved < count) {
      FutexWaiter next = waiter.next;
      if (waiter.waitsFor(owner, place)) {
        unlink(waiter);
        waiter.moveTo(newOwner, newPlace);
        append(waiter);
        moved++;
      }
      waiter = next;
    }
    lock.unlock();
    return moved;
  }

  private void append(FutexWaiter waiter) {
    int bucket = bucket(waiter.place());
    waiter.next = null;
    if (first[bucket] == null) {
      first[bucket] = waiter;
      return;
    }
    FutexWaiter last = first[bucket];
    while (last.next != null) {
      last = last.next;
    }
    last.next = waiter;
  }

  private void unlink(FutexWaiter waiter) {
    int bucket = bucket(waiter.place());
    if (first[bucket] == waiter) {
      first[bucket] = waiter.next;
      return;
    }
    FutexWaiter before = first[bucket];
    while (before != null && before.next != waiter) {
      before = before.next;
    }
    if (before != null) {
      before.next = waiter.next;
    }
  }

  private static int bucket(long place) {
    return (int) (place >>> 2 ^ place >>> 12) & BUCKETS - 1;
  }

  private static Object owner(AddressSpace memory, long address) {
    VirtualArea area = memory.find(address);
    return area != null && area.isShared() && area.source() != null ? area.source() : memory;
  }

  private static long place(AddressSpace memory, long address) {
    VirtualArea area = memory.find(address);
    if (area == null || !area.isShared() || area.source() == null) {
      return address;
    }
    return address - area.start() + area.firstPage() * FrameAllocator.PAGE_SIZE;
  }
}
