package org.matryoshka.cpu.snapshot;

/** A part of the machine with state: a device, a controller, the event queue. */
@FunctionalInterface
public interface Stateful {
  /**
   * Passes every field of the state through {@code fields}, always the same names in the same
   * order:
   *
   * <pre>{@code
   * lineControl = fields.number("lineControl", lineControl);
   * fields.numbers("inService", inService);
   * fields.part("timer", timer);
   * if (fields.loading()) { recompute what follows from the fields }
   * }</pre>
   *
   * Saving, loading, hashing and showing are this one method with another {@code fields}.
   */
  void state(StateFields fields);
}
