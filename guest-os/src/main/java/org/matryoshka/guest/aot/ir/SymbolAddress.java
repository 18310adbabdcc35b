package org.matryoshka.guest.aot.ir;

/** The address of a symbol of the image. */
public final class SymbolAddress extends Leaf {
  private final String symbol;

  SymbolAddress(int id, String symbol) {
    super(id, ValueType.LONG);
    this.symbol = symbol;
  }

  /** Returns the symbol. */
  public String symbol() {
    return symbol;
  }

  @Override
  public String toString() {
    return "&" + symbol;
  }
}
