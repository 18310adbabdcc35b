package org.matryoshka.guest.runtime.lang;

/** A walk through elements; stands for {@code java.util.Iterator}. */
public interface Iterator<T> {
  /** Whether there is another element. */
  boolean hasNext();

  /** The next element. */
  T next();
}
