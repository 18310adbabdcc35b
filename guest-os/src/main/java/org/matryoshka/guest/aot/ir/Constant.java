package org.matryoshka.guest.aot.ir;

/** A number. Made by {@link Graph#intConstant} and {@link Graph#longConstant}. */
public final class Constant extends Leaf {
  private final long value;

  Constant(int id, ValueType type, long value) {
    super(id, type);
    this.value = value;
  }

  /** Returns the number; an int is extended with its sign. */
  public long value() {
    return value;
  }

  /** Returns the number as an int. */
  public int intValue() {
    return (int) value;
  }

  @Override
  public String toString() {
    return type() == ValueType.LONG ? value + "L" : Long.toString(value);
  }
}
