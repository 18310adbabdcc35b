package org.matryoshka.guest.aot.ir;

/** What the caller passed; the receiver is parameter 0 of an instance method. */
public final class Parameter extends Leaf {
  private final int index;
  private final String descriptor;

  Parameter(int id, int index, String descriptor) {
    super(id, ValueType.ofDescriptor(descriptor));
    this.index = index;
    this.descriptor = descriptor;
  }

  /** Returns the position among the arguments, from 0; a long takes one position. */
  public int index() {
    return index;
  }

  /** Returns the declared type. */
  public String descriptor() {
    return descriptor;
  }

  @Override
  public String toString() {
    return "p" + index;
  }
}
