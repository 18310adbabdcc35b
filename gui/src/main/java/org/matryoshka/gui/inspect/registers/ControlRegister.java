package org.matryoshka.gui.inspect.registers;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A control register with its bits.
 *
 * @param register name, value, meaning
 * @param bits decoded, the lowest first; empty for a register that is an address or a number
 */
public record ControlRegister(RegisterValue register, List<BitState> bits) {
  /** The bits that are set: {@code PE MP NE WP PG}. */
  public String setBits() {
    return bits.stream()
        .filter(BitState::isSet)
        .map(BitState::text)
        .collect(Collectors.joining(" "));
  }
}
