package org.matryoshka.cpu.io;

/** What a core asks for maskable interrupts: its local APIC, or the pair of 8259s. */
public interface InterruptSource {
  /** Whether an interrupt waits that the controller lets through now. */
  boolean pending();

  /**
   * The interrupt-acknowledge cycle: the controller moves it from requested to in service.
   *
   * @return its vector, 0 to 255
   */
  int acknowledge();
}
