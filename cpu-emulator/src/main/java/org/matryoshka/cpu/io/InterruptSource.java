package org.matryoshka.cpu.io;

/**
 * What a core asks for interrupts: its local APIC with the pair of 8259s behind it. The rest of
 * what a core tells its local APIC without going through memory is here too: CR8 and the APIC_BASE
 * MSR.
 */
public interface InterruptSource {
  /** Whether a maskable interrupt waits that the controller lets through now. Cheap. */
  boolean pending();

  /**
   * The interrupt-acknowledge cycle: the controller moves it from requested to in service. With
   * nothing pending any more, a spurious vector.
   *
   * @return its vector, 0 to 255
   */
  int acknowledge();

  /** Whether a non-maskable interrupt waits. */
  default boolean nmiPending() {
    return false;
  }

  /** The core takes the non-maskable interrupt. */
  default void acknowledgeNmi() {}

  /** What MOV from CR8 reads: bits 7 to 4 of the task priority (SDM vol. 3A, 11.8.6). */
  default int taskPriority() {
    return 0;
  }

  /**
   * MOV to CR8.
   *
   * @param priority 0 to 15
   */
  default void setTaskPriority(int priority) {}

  /**
   * The core wrote the APIC_BASE MSR (SDM vol. 3A, 11.4.3).
   *
   * @param value the whole MSR, already checked for reserved bits
   */
  default void setApicBase(long value) {}

  /**
   * Who is told that {@link #pending} or {@link #nmiPending} may have become true: the core, which
   * need not ask before every instruction. One listener; it may be called without cause.
   */
  default void setListener(Runnable listener) {}
}
