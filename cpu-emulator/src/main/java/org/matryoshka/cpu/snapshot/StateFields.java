package org.matryoshka.cpu.snapshot;

/**
 * Where a {@link Stateful} part lists its fields. A saving, hashing or showing implementation takes
 * each value and returns it unchanged; a loading one ignores the value and returns the stored one.
 */
public abstract class StateFields {
  /** Whether values are put back, so that the part must recompute what depends on them. */
  public abstract boolean loading();

  /**
   * A number.
   *
   * @return what the field must hold from now on
   */
  public abstract long number(String name, long value);

  /** Another part, whose names stand below this name. */
  public abstract void part(String name, Stateful part);

  /** A number of at most 32 bits. */
  public final int number(String name, int value) {
    return (int) number(name, (long) value);
  }

  /** A truth value, kept as 0 or 1. */
  public final boolean flag(String name, boolean value) {
    return number(name, value ? 1L : 0L) != 0;
  }

  /** An array of fixed length, in place. */
  public final void numbers(String name, int[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (int) number(element(name, i), (long) values[i]);
    }
  }

  /** An array of fixed length, in place. */
  public final void numbers(String name, long[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = number(element(name, i), values[i]);
    }
  }

  /** An array of fixed length, in place. */
  public final void bytes(String name, byte[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) number(element(name, i), (long) values[i]);
    }
  }

  /** The name of an array's element; overridden where names don't matter. */
  protected String element(String name, int index) {
    return name + "[" + index + "]";
  }
}
