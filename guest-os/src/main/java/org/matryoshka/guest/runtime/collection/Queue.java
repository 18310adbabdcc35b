package org.matryoshka.guest.runtime.collection;

/**
 * A queue in a ring that grows: first in, first out, with access to both ends. Elements are not
 * null.
 */
public final class Queue<T> {
  private static final int FIRST_CAPACITY = 8;

  /** The length is a power of two. */
  private Object[] ring = new Object[FIRST_CAPACITY];

  private int head;
  private int size;

  /** The number of elements. */
  public int size() {
    return size;
  }

  /** Whether there is no element. */
  public boolean isEmpty() {
    return size == 0;
  }

  /** Adds an element at the end. */
  public void add(T item) {
    requireItem(item);
    makeRoom();
    ring[(head + size) & (ring.length - 1)] = item;
    size++;
  }

  /** Adds an element at the front, so that it is the next to be taken. */
  public void addFirst(T item) {
    requireItem(item);
    makeRoom();
    head = (head - 1) & (ring.length - 1);
    ring[head] = item;
    size++;
  }

  /** The element at the front, which stays; null if the queue is empty. */
  @SuppressWarnings("unchecked")
  public T peek() {
    return size == 0 ? null : (T) ring[head];
  }

  /** Takes the element at the front; null if the queue is empty. */
  public T poll() {
    T item = peek();
    if (item != null) {
      ring[head] = null;
      head = (head + 1) & (ring.length - 1);
      size--;
    }
    return item;
  }

  /** The element at a distance from 0 to {@code size() - 1} from the front. */
  @SuppressWarnings("unchecked")
  public T get(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException("index " + index + ", size " + size);
    }
    return (T) ring[(head + index) & (ring.length - 1)];
  }

  /** Removes the first occurrence of this very object; returns whether there was one. */
  public boolean remove(T item) {
    int mask = ring.length - 1;
    for (int i = 0; i < size; i++) {
      if (ring[(head + i) & mask] == item) {
        for (int j = i; j < size - 1; j++) {
          ring[(head + j) & mask] = ring[(head + j + 1) & mask];
        }
        size--;
        ring[(head + size) & mask] = null;
        return true;
      }
    }
    return false;
  }

  /** Whether the queue has this very object. */
  public boolean contains(T item) {
    for (int i = 0; i < size; i++) {
      if (ring[(head + i) & (ring.length - 1)] == item) {
        return true;
      }
    }
    return false;
  }

  /** Removes all elements. */
  public void clear() {
    ring = new Object[FIRST_CAPACITY];
    head = 0;
    size = 0;
  }

  private void makeRoom() {
    if (size == ring.length) {
      Object[] larger = new Object[2 * size];
      int front = size - head;
      System.arraycopy(ring, head, larger, 0, front);
      System.arraycopy(ring, 0, larger, front, head);
      ring = larger;
      head = 0;
    }
  }

  private static void requireItem(Object item) {
    if (item == null) {
      throw new NullPointerException("a Queue has no null elements");
    }
  }
}
