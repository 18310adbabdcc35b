package org.matryoshka.guest.runtime.collection;

import java.util.Iterator;

/** A growable array. Elements may be null. */
public final class Sequence<T> implements Iterable<T> {
  private static final int FIRST_CAPACITY = 8;

  private Object[] items;
  private int size;

  /** An empty sequence. */
  public Sequence() {
    this(FIRST_CAPACITY);
  }

  /** An empty sequence with room for so many elements, 0 or more. */
  public Sequence(int capacity) {
    items = new Object[capacity];
  }

  /** The number of elements. */
  public int size() {
    return size;
  }

  /** Whether there is no element. */
  public boolean isEmpty() {
    return size == 0;
  }

  /** The element at an index from 0 to {@code size() - 1}. */
  @SuppressWarnings("unchecked")
  public T get(int index) {
    checkIndex(index, size);
    return (T) items[index];
  }

  /** Replaces an element and returns the one before. */
  public T set(int index, T item) {
    T old = get(index);
    items[index] = item;
    return old;
  }

  /** The last element of a sequence that is not empty. */
  public T last() {
    return get(size - 1);
  }

  /** Appends an element. */
  public void add(T item) {
    makeRoom();
    items[size] = item;
    size++;
  }

  /** Inserts an element before the one at an index from 0 to {@code size()}. */
  public void insert(int index, T item) {
    checkIndex(index, size + 1);
    makeRoom();
    System.arraycopy(items, index, items, index + 1, size - index);
    items[index] = item;
    size++;
  }

  /** Appends all elements of another sequence. */
  public void addAll(Sequence<? extends T> others) {
    for (int i = 0; i < others.size(); i++) {
      add(others.get(i));
    }
  }

  /** Removes the element at an index, moves up those behind it, and returns it. */
  public T removeAt(int index) {
    T old = get(index);
    System.arraycopy(items, index + 1, items, index, size - index - 1);
    size--;
    items[size] = null;
    return old;
  }

  /** Removes and returns the last element of a sequence that is not empty. */
  public T removeLast() {
    return removeAt(size - 1);
  }

  /** Removes the first element that equals an item; returns whether there was one. */
  public boolean remove(T item) {
    int index = indexOf(item);
    if (index < 0) {
      return false;
    }
    removeAt(index);
    return true;
  }

  /** Removes the elements from an index to the end. */
  public void truncate(int newSize) {
    checkIndex(newSize, size + 1);
    for (int i = newSize; i < size; i++) {
      items[i] = null;
    }
    size = newSize;
  }

  /** Removes all elements. */
  public void clear() {
    truncate(0);
  }

  /** The index of the first element that is the item or equals it; -1 if there is none. */
  public int indexOf(T item) {
    for (int i = 0; i < size; i++) {
      if (items[i] == item || (item != null && item.equals(items[i]))) {
        return i;
      }
    }
    return -1;
  }

  /** Whether an element is the item or equals it. */
  public boolean contains(T item) {
    return indexOf(item) >= 0;
  }

  /** Sorts, keeping the order of equal elements (merge sort from below: no recursion). */
  @SuppressWarnings("unchecked")
  public void sort(Order<? super T> order) {
    Object[] from = items;
    Object[] to = new Object[items.length];
    for (int width = 1; width < size; width *= 2) {
      for (int low = 0; low < size; low += 2 * width) {
        int middle = Math.min(low + width, size);
        int high = Math.min(low + 2 * width, size);
        int left = low;
        int right = middle;
        for (int i = low; i < high; i++) {
          boolean takeLeft =
              right >= high
                  || (left < middle && order.compare((T) from[left], (T) from[right]) <= 0);
          to[i] = takeLeft ? from[left++] : from[right++];
        }
      }
      Object[] swapped = from;
      from = to;
      to = swapped;
    }
    items = from;
  }

  @Override
  public Iterator<T> iterator() {
    return new SequenceIterator<>(this);
  }

  private void makeRoom() {
    if (size == items.length) {
      Object[] larger = new Object[Math.max(FIRST_CAPACITY, 2 * size)];
      System.arraycopy(items, 0, larger, 0, size);
      items = larger;
    }
  }

  private static void checkIndex(int index, int bound) {
    if (index < 0 || index >= bound) {
      throw new IndexOutOfBoundsException("index " + index + ", size " + bound);
    }
  }
}
