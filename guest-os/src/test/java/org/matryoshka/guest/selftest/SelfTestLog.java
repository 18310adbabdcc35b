package org.matryoshka.guest.selftest;

/**
 * Collects the lines of a self test; addresses of objects, sizes of heaps and times don't belong
 * here.
 */
public abstract class SelfTestLog {
  private int failures;

  /** Takes a line without its end. */
  public abstract void line(String text);

  /** Logs a value under a name. */
  public final void value(String name, long value) {
    line(name + " = " + value);
  }

  /** Logs a text under a name. */
  public final void value(String name, String value) {
    line(name + " = \"" + value + "\"");
  }

  /** Logs only if a condition does not hold. */
  public final void check(boolean condition, String what) {
    if (!condition) {
      failures++;
      line("FAILED: " + what);
    }
  }

  /** How many checks failed. */
  public final int failures() {
    return failures;
  }
}
