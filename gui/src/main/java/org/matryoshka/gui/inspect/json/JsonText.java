package org.matryoshka.gui.inspect.json;

/** How values are written in JSON. */
public final class JsonText {
  private JsonText() {}

  /** An address or the value of a register: {@code 0x} and as many digits as it needs. */
  public static String hex(long value) {
    return "0x" + Long.toHexString(value);
  }
}
