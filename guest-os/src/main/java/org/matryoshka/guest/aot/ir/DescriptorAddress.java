package org.matryoshka.guest.aot.ir;

/** The address of the type descriptor of a class or array type. */
public final class DescriptorAddress extends Leaf {
  private final String typeName;

  DescriptorAddress(int id, String typeName) {
    super(id, ValueType.LONG);
    this.typeName = typeName;
  }

  /** Returns the class or array type. */
  public String typeName() {
    return typeName;
  }

  @Override
  public String toString() {
    return "&descriptor " + typeName;
  }
}
