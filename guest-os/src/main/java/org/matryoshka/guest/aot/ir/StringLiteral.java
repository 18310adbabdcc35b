package org.matryoshka.guest.aot.ir;

/** The address of a {@code String} object that is data of the image. */
public final class StringLiteral extends Leaf {
  private final String value;

  StringLiteral(int id, String value) {
    super(id, ValueType.REFERENCE);
    this.value = value;
  }

  /** Returns the text; each char is at most 0xFF. */
  public String value() {
    return value;
  }

  @Override
  public String toString() {
    return "\"" + value.replace("\n", "\\n") + "\"";
  }
}
