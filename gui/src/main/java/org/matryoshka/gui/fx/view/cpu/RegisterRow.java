package org.matryoshka.gui.fx.view.cpu;

import java.util.Optional;
import org.matryoshka.gui.inspect.registers.RegisterValue;
import org.matryoshka.gui.inspect.registers.ValueText;

/**
 * A row of a table of registers.
 *
 * @param key its name among all registers
 * @param register as it is
 * @param before as it was, if that is something else
 */
record RegisterRow(String key, RegisterValue register, Optional<RegisterValue> before) {
  /** The value as text. */
  String value(ValueText format) {
    return format.of(register.value(), register.bits());
  }

  /** The old value as text; empty if it has not changed. */
  String before(ValueText format) {
    return before.map(old -> format.of(old.value(), old.bits())).orElse("");
  }

  /** Whether it has changed. */
  boolean isChanged() {
    return before.isPresent();
  }

  /** What a screen reader says. */
  String spoken(ValueText format) {
    String text = register.name() + " " + value(format);
    if (isChanged()) {
      text += ", changed, was " + before(format);
    }
    return register.meaning().isEmpty() ? text : text + ", " + register.meaning();
  }
}
