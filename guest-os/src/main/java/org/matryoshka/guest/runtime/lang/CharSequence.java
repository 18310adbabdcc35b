package org.matryoshka.guest.runtime.lang;

/** Characters that can be read one by one. */
public interface CharSequence {
  /** The number of characters. */
  int length();

  /** The character at an index from 0 on. */
  char charAt(int index);

  /** The characters as a string. */
  @Override
  java.lang.String toString();
}
