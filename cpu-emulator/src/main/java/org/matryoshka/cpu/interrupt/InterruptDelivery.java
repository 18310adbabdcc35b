package org.matryoshka.cpu.interrupt;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.isa.fault.GuestFault;

/** Delivers exceptions and interrupts through the interrupt descriptor table. */
public final class InterruptDelivery {
  private InterruptDelivery() {}

  /** Delivers a fault, with the rules for double and triple faults. */
  public static void deliver(Cpu cpu, GuestFault fault) {
    throw new IllegalStateException("no delivery yet: " + fault.getMessage());
  }

  /** Delivers a maskable interrupt that has been acknowledged. */
  public static void deliverExternal(Cpu cpu, int vector) {
    throw new IllegalStateException("no delivery yet: interrupt " + vector);
  }

  /** Delivers the debug trap that follows an instruction executed with TF set. */
  public static void deliverSingleStep(Cpu cpu) {
    throw new IllegalStateException("no delivery yet: single step");
  }
}
