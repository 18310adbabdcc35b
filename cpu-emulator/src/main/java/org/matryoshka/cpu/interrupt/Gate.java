package org.matryoshka.cpu.interrupt;

/**
 * A gate of the interrupt descriptor table in long mode (SDM vol. 3A, figure 6-8).
 *
 * @param low its first eight bytes
 * @param high its second eight bytes
 */
record Gate(long low, long high) {
  private static final int INTERRUPT = 14;
  private static final int TRAP = 15;

  /** An interrupt gate or trap gate: there is nothing else in long mode. */
  boolean isValid() {
    return type() == INTERRUPT || type() == TRAP;
  }

  /** Its handler starts with interrupts off. */
  boolean isInterruptGate() {
    return type() == INTERRUPT;
  }

  int dpl() {
    return (int) (low >>> 45) & 3;
  }

  boolean isPresent() {
    return (low & 1L << 47) != 0;
  }

  int selector() {
    return (int) (low >>> 16) & 0xFFFF;
  }

  /** Index into the interrupt stack table, 0 for none. */
  int interruptStack() {
    return (int) (low >>> 32) & 7;
  }

  /** Address of the handler. */
  long offset() {
    return (low & 0xFFFF) | (low >>> 32 & 0xFFFF_0000L) | high << 32;
  }

  /** With the S bit on top, so that a code or data descriptor is no gate. */
  private int type() {
    return (int) (low >>> 40) & 0x1F;
  }
}
