package org.matryoshka.guest.aot.ir;

/** A value that is known at every place of the graph and stands in no block. */
public abstract sealed class Leaf extends Value
    permits Constant, NullReference, StringLiteral, DescriptorAddress, SymbolAddress, Parameter {
  Leaf(int id, ValueType type) {
    super(id, type);
  }
}
