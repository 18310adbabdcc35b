package org.matryoshka.asm.assembly;

import org.matryoshka.asm.expression.Value;
import org.matryoshka.asm.object.Symbol;
import org.matryoshka.asm.source.Position;
import org.matryoshka.asm.syntax.Expression;

/** A symbol while it is being assembled. An external one is itself what values are relative to. */
final class SymbolEntry implements Value.Base {
  final String name;

  /** Value in this pass, or in the one before if its definition is still to come. */
  Value value = Value.UNKNOWN;

  /** Pass of the last definition; 0 if there was none. */
  int definedPass;

  Position definedAt;
  Position declaredAt;
  boolean external;
  boolean common;
  Expression commonSize;
  Expression commonAlignment;
  boolean used;
  Symbol.Binding binding = Symbol.Binding.LOCAL;
  Symbol.Type type = Symbol.Type.NONE;
  Expression size;

  SymbolEntry(String name) {
    this.name = name;
  }

  @Override
  public String toString() {
    return name;
  }
}
