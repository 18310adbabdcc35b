package org.matryoshka.guest.runtime.collection;

import java.util.Iterator;

/** Walks a sequence for the enhanced {@code for} loop; elements added meanwhile are seen. */
final class SequenceIterator<T> implements Iterator<T> {
  private final Sequence<T> sequence;
  private int next;

  SequenceIterator(Sequence<T> sequence) {
    this.sequence = sequence;
  }

  @Override
  public boolean hasNext() {
    return next < sequence.size();
  }

  @Override
  public T next() {
    return sequence.get(next++);
  }
}
