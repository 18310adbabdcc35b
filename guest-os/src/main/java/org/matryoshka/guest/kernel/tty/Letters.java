package org.matryoshka.guest.kernel.tty;

/** Letters as Linux's terminals know them: Latin-1. */
final class Letters {
  /** From an upper case letter to the lower case one. */
  static final int CASE = 'a' - 'A';

  private Letters() {}

  static boolean isUpper(int character) {
    return (character >= 'A' && character <= 'Z')
        || (character >= 0xc0 && character <= 0xde && character != 0xd7);
  }

  static boolean isLower(int character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 0xdf && character <= 0xff && character != 0xf7);
  }

  /** Whether WERASE takes it as a part of a word. */
  static boolean isWord(int character) {
    return isUpper(character)
        || isLower(character)
        || (character >= '0' && character <= '9')
        || character == '_';
  }
}
