package org.matryoshka.gui.inspect.registers;

import java.util.Locale;

/** Ways to write the value of a register. */
public enum ValueText {
  /** {@code 0x00000000deadbeef}: all digits. */
  HEX("Hexadecimal") {
    @Override
    public String of(long value, int bits) {
      return "0x" + String.format(Locale.ROOT, "%0" + (bits + 3) / 4 + "x", value);
    }
  },
  /** {@code -559038737}: as a number with a sign. */
  SIGNED("Signed") {
    @Override
    public String of(long value, int bits) {
      return Long.toString(value << (64 - bits) >> (64 - bits));
    }
  },
  /** {@code 3735928559}: as a number without a sign. */
  UNSIGNED("Unsigned") {
    @Override
    public String of(long value, int bits) {
      return Long.toUnsignedString(value);
    }
  },
  /** The bytes as characters as they would lie in memory, the lowest first; a dot for others. */
  ASCII("ASCII") {
    @Override
    public String of(long value, int bits) {
      StringBuilder text = new StringBuilder();
      for (int shift = 0; shift < bits; shift += 8) {
        int character = (int) (value >>> shift) & 0xFF;
        text.append(character >= 0x20 && character < 0x7F ? (char) character : '·');
      }
      return text.toString();
    }
  };

  private final String title;

  ValueText(String title) {
    this.title = title;
  }

  /** What users call it. */
  public String title() {
    return title;
  }

  /**
   * The value as text.
   *
   * @param bits width of the register, 8 to 64
   */
  public abstract String of(long value, int bits);
}
