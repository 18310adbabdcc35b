package org.matryoshka.guest.kernel.task;

/** A thread that waits for a word to change. */
final class FutexWaiter {
  /** The bits of a waiter that any wake-up wakes. */
  static final int ANY = -1;

  /** The next one in the bucket; the table's own business. */
  FutexWaiter next;

  private final Task task;
  private final int bits;
  private Object owner;
  private long place;
  private boolean woken;

  FutexWaiter(Task task, Object owner, long place, int bits) {
    this.task = task;
    this.owner = owner;
    this.place = place;
    this.bits = bits;
  }

  Task task() {
    return task;
  }

  int bits() {
    return bits;
  }

  long place() {
    return place;
  }

  @SuppressWarnings("ReferenceEquality") // the very object, not one like it
  boolean waitsFor(Object thisOwner, long thisPlace) {
    return owner == thisOwner && place == thisPlace;
  }

  void moveTo(Object newOwner, long newPlace) {
    owner = newOwner;
    place = newPlace;
  }

  boolean isWoken() {
    return woken;
  }

  void setWoken() {
    woken = true;
  }
}
