package org.matryoshka.cpu.segment;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.SegmentRegister;
import org.matryoshka.isa.fault.ExceptionVector;
import org.matryoshka.isa.fault.GuestFault;

/** The 64-bit task-state segment that TR points to (SDM vol. 3A, 8.7). */
public final class TaskState {
  private static final int RSP0 = 4;
  private static final int IST1 = 36;
  private static final int IO_MAP_BASE = 102;

  private TaskState() {}

  /**
   * The stack for entering a more privileged level.
   *
   * @param level 0 to 2
   * @param external bit EXT of error codes
   * @throws GuestFault #TS if the field is outside of the segment
   */
  public static long stackForLevel(Cpu cpu, int level, int external) {
    return stack(cpu, RSP0 + 8 * level, external);
  }

  /**
   * An entry of the interrupt stack table.
   *
   * @param index 1 to 7
   */
  public static long interruptStack(Cpu cpu, int index, int external) {
    return stack(cpu, IST1 + 8 * (index - 1), external);
  }

  /**
   * Whether the I/O permission map allows access to some ports (SDM vol. 1, 19.5.2). A map that
   * ends before a port's bits, or no task-state segment, allows nothing.
   *
   * @param port 0 to 0xFFFF
   * @param size ports in a row: 1, 2 or 4
   */
  public static boolean permitsPorts(Cpu cpu, int port, int size) {
    SegmentRegister tr = cpu.state.tr;
    long limit = tr.limit & 0xFFFF_FFFFL;
    if (tr.attributes == 0 || limit < IO_MAP_BASE + 1) {
      return false;
    }
    long map = SystemMemory.read(cpu.mmu, tr.base + IO_MAP_BASE, 2);
    // The processor always reads two bytes, so that a run of ports may cross a byte.
    long at = map + (port >>> 3);
    if (at + 1 > limit) {
      return false;
    }
    long bits = SystemMemory.read(cpu.mmu, tr.base + at, 2) >>> (port & 7);
    return (bits & (1L << size) - 1) == 0;
  }

  private static long stack(Cpu cpu, int offset, int external) {
    SegmentRegister tr = cpu.state.tr;
    if (offset + 7 > (tr.limit & 0xFFFF_FFFFL)) {
      throw GuestFault.of(
          ExceptionVector.INVALID_TSS, (tr.selector & Selector.INDEX_AND_TABLE) | external);
    }
    return SystemMemory.read(cpu.mmu, tr.base + offset, 8);
  }
}
