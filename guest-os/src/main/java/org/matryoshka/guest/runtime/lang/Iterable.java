package org.matryoshka.guest.runtime.lang;

/** What an enhanced {@code for} loop can walk. */
public interface Iterable<T> {
  /** A walk that starts at the first element. */
  java.util.Iterator<T> iterator();
}
