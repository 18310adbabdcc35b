package org.matryoshka.cpu.operand;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.fault.GuestFault;

/**
 * The stack at RSP. A non-canonical stack address raises #SS(0) instead of #GP(0) (SDM vol. 1,
 * 6.2.5); RSP moves only when the access has succeeded.
 */
public final class Stack {
  private static final int RSP = Register.RSP.number();

  private Stack() {}

  /** Pushes a value of 2 or 8 bytes. */
  public static void push(Cpu cpu, int size, long value) {
    long top = cpu.state.gpr[RSP] - size;
    write(cpu, top, size, value);
    cpu.state.gpr[RSP] = top;
  }

  /** Pops a value of 2, 4 or 8 bytes. */
  public static long pop(Cpu cpu, int size) {
    long top = cpu.state.gpr[RSP];
    long value = read(cpu, top, size);
    cpu.state.gpr[RSP] = top + size;
    return value;
  }

  /** Reads at a stack address. */
  public static long read(Cpu cpu, long gva, int size) {
    try {
      return cpu.mmu.read(gva, size);
    } catch (GuestFault fault) {
      throw asStackFault(fault);
    }
  }

  /** Writes at a stack address. */
  public static void write(Cpu cpu, long gva, int size, long value) {
    try {
      cpu.mmu.write(gva, size, value);
    } catch (GuestFault fault) {
      throw asStackFault(fault);
    }
  }

  /** Checks that a write at a stack address would succeed. */
  public static void probe(Cpu cpu, long gva, int size) {
    try {
      cpu.mmu.probeWrite(gva, size);
    } catch (GuestFault fault) {
      throw asStackFault(fault);
    }
  }

  private static GuestFault asStackFault(GuestFault fault) {
    return fault.isNonCanonical() ? GuestFault.stackFault(0) : fault;
  }
}
