package org.matryoshka.gui.inspect.exits;

import java.util.ArrayList;
import java.util.List;

/**
 * A register that an exit changed.
 *
 * @param name for instance {@code rax}
 * @param before its value right before the exit
 * @param after its value right after it
 */
public record RegisterChange(String name, long before, long after) {
  /** The registers that differ between two moments, in their order. */
  public static List<RegisterChange> between(ExitScene before, ExitScene after) {
    List<RegisterChange> changes = new ArrayList<>();
    before
        .registers()
        .forEach(
            (name, value) -> {
              long now = after.register(name);
              if (now != value) {
                changes.add(new RegisterChange(name, value, now));
              }
            });
    return changes;
  }
}
