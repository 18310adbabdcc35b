package org.matryoshka.cpu.io;

/** A wire from a device to an interrupt controller. */
@FunctionalInterface
public interface InterruptLine {
  /**
   * Sets the level of the wire.
   *
   * @param high asserted
   */
  void set(boolean high);
}
