package org.matryoshka.cpu.segment;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.isa.fault.GuestFault;

/**
 * Several stack slots written as one: either all of them, or none and a fault. A stack address that
 * is not canonical raises #SS instead of #GP (SDM vol. 1, 3.3.7.1).
 */
public final class StackFrame {
  private StackFrame() {}

  /**
   * Writes values downward, the first on top, with the rights of a privilege level. RSP is the
   * caller's matter.
   *
   * @param level the privilege level that the stack belongs to
   * @param top address behind the first slot
   * @param size bytes of a slot: 2, 4 or 8
   * @param external bit EXT of a stack fault's error code
   */
  public static void push(Cpu cpu, int level, long top, int size, int external, long... values) {
    cpu.mmu.setUser(level == 3);
    try {
      // In the order of the pushes, since CR2 tells which of them failed.
      for (int i = 0; i < values.length; i++) {
        cpu.mmu.probeWrite(top - (long) size * (i + 1), size);
      }
      for (int i = 0; i < values.length; i++) {
        cpu.mmu.write(top - (long) size * (i + 1), size, values[i]);
      }
    } catch (GuestFault fault) {
      throw fault.isNonCanonical() ? GuestFault.stackFault(external) : fault;
    } finally {
      cpu.mmu.setUser(cpu.state.cpl == 3);
    }
  }
}
