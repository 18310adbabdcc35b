package org.matryoshka.guest.runtime.collection;

/**
 * Gives the least element first; of equal ones the one that came first (a binary heap with arrival
 * numbers). An element's place in the order must not change while it is in.
 */
public final class PriorityQueue<T> {
  private final Order<? super T> order;
  private Object[] heap = new Object[16];
  private long[] arrivals = new long[16];
  private long nextArrival;
  private int size;

  /** An empty queue of elements in an order. */
  public PriorityQueue(Order<? super T> order) {
    this.order = order;
  }

  /** The number of elements. */
  public int size() {
    return size;
  }

  /** Whether there is no element. */
  public boolean isEmpty() {
    return size == 0;
  }

  /** Adds an element. */
  public void add(T item) {
    if (size == heap.length) {
      Object[] largerHeap = new Object[2 * size];
      long[] largerArrivals = new long[2 * size];
      System.arraycopy(heap, 0, largerHeap, 0, size);
      System.arraycopy(arrivals, 0, largerArrivals, 0, size);
      heap = largerHeap;
      arrivals = largerArrivals;
    }
    heap[size] = item;
    arrivals[size] = nextArrival++;
    size++;
    siftUp(size - 1);
  }

  /** The least element, which stays; null if the queue is empty. */
  @SuppressWarnings("unchecked")
  public T peek() {
    return size == 0 ? null : (T) heap[0];
  }

  /** Takes the least element; null if the queue is empty. */
  public T poll() {
    T least = peek();
    if (least != null) {
      removeAt(0);
    }
    return least;
  }

  /**
   * The element at a position of the heap from 0 to {@code size() - 1}: all of them, in no order.
   */
  @SuppressWarnings("unchecked")
  public T get(int position) {
    if (position >= size) {
      throw new IndexOutOfBoundsException("index " + position + ", size " + size);
    }
    return (T) heap[position];
  }

  /** Removes this very object; returns whether it was in. Takes time in proportion to the size. */
  public boolean remove(T item) {
    for (int i = 0; i < size; i++) {
      if (heap[i] == item) {
        removeAt(i);
        return true;
      }
    }
    return false;
  }

  private void removeAt(int position) {
    size--;
    swap(position, size);
    heap[size] = null;
    if (position < size) {
      siftDown(position);
      siftUp(position);
    }
  }

  private void siftUp(int start) {
    int child = start;
    while (child > 0) {
      int parent = (child - 1) / 2;
      if (!precedes(child, parent)) {
        return;
      }
      swap(child, parent);
      child = parent;
    }
  }

  private void siftDown(int start) {
    int parent = start;
    while (true) {
      int child = 2 * parent + 1;
      if (child >= size) {
        return;
      }
      if (child + 1 < size && precedes(child + 1, child)) {
        child++;
      }
      if (!precedes(child, parent)) {
        return;
      }
      swap(child, parent);
      parent = child;
    }
  }

  @SuppressWarnings("unchecked")
  private boolean precedes(int left, int right) {
    int comparison = order.compare((T) heap[left], (T) heap[right]);
    return comparison < 0 || (comparison == 0 && arrivals[left] < arrivals[right]);
  }

  private void swap(int left, int right) {
    Object item = heap[left];
    heap[left] = heap[right];
    heap[right] = item;
    long arrival = arrivals[left];
    arrivals[left] = arrivals[right];
    arrivals[right] = arrival;
  }
}
