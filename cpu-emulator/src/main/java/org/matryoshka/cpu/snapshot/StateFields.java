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

  /** The first elements of an array, in place. */
  public final void numbers(String name, long[] values, int length) {
    for (int i = 0; i < length; i++) {
      values[i] = number(element(name, i), values[i]);
    }
  }

  /** The first elements of an array, in place. */
  public final void numbers(String name, int[] values, int length) {
    for (int i = 0; i < length; i++) {
      values[i] = (int) number(element(name, i), (long) values[i]);
    }
  }

  /** The first elements of an array, in place. */
  public final void bytes(String name, byte[] values, int length) {
    for (int i = 0; i < length; i++) {
      values[i] = (byte) number(element(name, i), (long) values[i]);
    }
  }

  /**
   * A text, as the number of its characters and then each of them.
   *
   * @param value may be null, which is kept as such
   */
  public final String text(String name, String value) {
    int length = number(name + "Length", value == null ? -1 : value.length());
    if (length < 0) {
      return null;
    }
    StringBuilder kept = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      kept.append((char) number(element(name, i), loading() ? 0L : value.charAt(i)));
    }
    return kept.toString();
  }

  /** The name of an array's element; overridden where names don't matter. */
  protected String element(String name, int index) {
    return name + "[" + index + "]";
  }
}
