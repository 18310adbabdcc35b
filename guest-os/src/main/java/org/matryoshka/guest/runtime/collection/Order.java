package org.matryoshka.guest.runtime.collection;

/** A total order of elements: what {@code java.util.Comparator} is elsewhere. */
public interface Order<T> {
  /** Negative if {@code left} comes first, positive if {@code right} does, 0 if they are equal. */
  int compare(T left, T right);
}
