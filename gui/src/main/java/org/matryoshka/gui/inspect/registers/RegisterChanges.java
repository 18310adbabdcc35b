package org.matryoshka.gui.inspect.registers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What has changed from one snapshot of a virtual processor to another.
 *
 * @param changes by the name of the register, in the order in which registers are shown
 */
public record RegisterChanges(Map<String, Change> changes) {
  /** Nothing has. */
  public static final RegisterChanges NONE = new RegisterChanges(Map.of());

  /**
   * One register.
   *
   * @param before what it was
   * @param after what it is
   */
  public record Change(RegisterValue before, RegisterValue after) {}

  /**
   * Compares.
   *
   * @return {@link #NONE} if the two are of different VMs, which can't be compared
   */
  public static RegisterChanges between(CpuSnapshot before, CpuSnapshot after) {
    if (before.vm() != after.vm()) {
      return NONE;
    }
    Map<String, RegisterValue> old = before.values();
    Map<String, Change> changes = new LinkedHashMap<>();
    after
        .values()
        .forEach(
            (name, now) -> {
              RegisterValue was = old.get(name);
              if (was != null && was.value() != now.value()) {
                changes.put(name, new Change(was, now));
              }
            });
    return new RegisterChanges(changes);
  }

  /** What a register was; empty if it has not changed. */
  public Optional<RegisterValue> before(String register) {
    return Optional.ofNullable(changes.get(register)).map(Change::before);
  }

  /** The names of registers that have changed. */
  public List<String> names() {
    return new ArrayList<>(changes.keySet());
  }
}
