package org.matryoshka.gui.inspect.registers;

import org.matryoshka.isa.system.SystemBit;

/**
 * A bit or field of a system register, as it is.
 *
 * @param bit which
 * @param value 0 or 1; more for a field
 */
public record BitState(SystemBit bit, long value) {
  /** The state of a bit in a register. */
  static BitState of(SystemBit bit, long register) {
    return new BitState(bit, bit.of(register));
  }

  /** Whether it is not zero. */
  public boolean isSet() {
    return value != 0;
  }

  /** {@code ZF}, {@code IOPL=3}. */
  public String text() {
    return bit.isField() ? bit.name() + "=" + value : bit.name();
  }
}
