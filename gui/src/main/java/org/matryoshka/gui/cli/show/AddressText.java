package org.matryoshka.gui.cli.show;

import java.util.Optional;
import org.matryoshka.cpu.image.SymbolTable;

/** Addresses as people write them. */
final class AddressText {
  private AddressText() {}

  /**
   * An address.
   *
   * @param text {@code 0xffff_8000}, a decimal number, a symbol, or one with {@code +0x10} behind
   *     it
   * @return empty if it is none of these
   */
  static Optional<Long> parse(String text, SymbolTable symbols) {
    Optional<Long> number = number(text);
    if (number.isPresent()) {
      return number;
    }
    Optional<Long> symbol = symbols.address(text);
    int plus = text.lastIndexOf('+');
    if (symbol.isPresent() || plus < 0) {
      return symbol;
    }
    Optional<Long> base = symbols.address(text.substring(0, plus).strip());
    Optional<Long> offset = number(text.substring(plus + 1).strip());
    return base.isPresent() && offset.isPresent()
        ? Optional.of(base.get() + offset.get())
        : Optional.empty();
  }

  private static Optional<Long> number(String text) {
    String digits = text.replace("_", "").replace("`", "");
    try {
      return digits.regionMatches(true, 0, "0x", 0, 2)
          ? Optional.of(Long.parseUnsignedLong(digits, 2, digits.length(), 16))
          : Optional.of(Long.parseUnsignedLong(digits));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
