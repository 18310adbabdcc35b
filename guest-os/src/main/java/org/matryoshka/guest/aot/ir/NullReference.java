package org.matryoshka.guest.aot.ir;

/** The null reference. */
public final class NullReference extends Leaf {
  NullReference(int id) {
    super(id, ValueType.REFERENCE);
  }

  @Override
  public String toString() {
    return "null";
  }
}
