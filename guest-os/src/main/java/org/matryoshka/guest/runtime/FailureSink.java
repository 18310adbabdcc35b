package org.matryoshka.guest.runtime;

/**
 * Where the report of a failure goes: the kernel's console, or a program's standard error. It must
 * work when nothing else does, so it must not allocate objects.
 */
public abstract class FailureSink {
  /** For subclasses. */
  protected FailureSink() {}

  /** Comes first; says in whose name the report is, such as {@code "panic: "}. */
  public abstract String introduction();

  /** Prints a character from 0 to 255. */
  public abstract void put(int character);

  /** Comes last: ends the program or stops the machine; does not return. */
  public abstract void stop();

  /** Prints a text. */
  public final void text(String text) {
    for (int i = 0; i < text.length(); i++) {
      put(text.charAt(i));
    }
  }

  /** Prints a number in decimal. */
  public final void decimal(long value) {
    if (value < 0) {
      put('-');
    }
    long rest = value < 0 ? value : -value;
    long power = 1;
    while (rest / power <= -10) {
      power *= 10;
    }
    while (power > 0) {
      put('0' - (int) (rest / power % 10));
      power /= 10;
    }
  }

  /** Prints an unsigned number in hexadecimal with prefix. */
  public final void hex(long value) {
    text("0x");
    int shift = 60;
    while (shift > 0 && value >>> shift == 0) {
      shift -= 4;
    }
    for (; shift >= 0; shift -= 4) {
      int digit = (int) (value >>> shift) & 15;
      put(digit < 10 ? '0' + digit : 'a' - 10 + digit);
    }
  }
}
