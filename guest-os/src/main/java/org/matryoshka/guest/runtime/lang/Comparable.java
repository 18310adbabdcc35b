package org.matryoshka.guest.runtime.lang;

/** A class whose instances have an order. */
public interface Comparable<T> {
  /** Negative, 0 or positive as this comes before, with or after the other. */
  int compareTo(T other);
}
