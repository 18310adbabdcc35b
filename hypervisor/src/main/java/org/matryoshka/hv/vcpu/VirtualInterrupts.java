package org.matryoshka.hv.vcpu;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.interrupt.InterruptDelivery;

/**
 * The interrupts of a virtual CPU: its own interrupt controller says what waits, its virtual flags
 * say whether it may be taken, and it goes through the guest's own descriptor table.
 */
final class VirtualInterrupts {
  private static final int NMI = 2;

  private final Cpu cpu;

  VirtualInterrupts(Cpu cpu) {
    this.cpu = cpu;
  }

  /** A maskable interrupt waits; whether the guest lets it in is another matter. */
  boolean isPending() {
    return cpu.interrupts().pending();
  }

  /** An interrupt waits and may be taken now. */
  boolean isDeliverable() {
    CpuState state = cpu.state;
    return !state.interruptShadow
        && ((state.interruptsEnabled() && isPending()) || cpu.interrupts().nmiPending());
  }

  /**
   * Enters the guest's handler for the interrupt that {@link #isDeliverable}.
   *
   * @return its vector
   */
  int deliver() {
    int vector;
    if (cpu.interrupts().nmiPending()) {
      cpu.interrupts().acknowledgeNmi();
      vector = NMI;
    } else {
      vector = cpu.interrupts().acknowledge();
    }
    InterruptDelivery.deliverExternal(cpu, vector);
    return vector;
  }
}
