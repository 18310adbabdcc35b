package org.matryoshka.cpu.segment;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.isa.fault.GuestFault;

/** Finds the descriptor that a selector names. */
public final class DescriptorTable {
  /** No such descriptor. */
  public static final long OUTSIDE = -1;

  private DescriptorTable() {}

  /**
   * Where a descriptor stands.
   *
   * @param bytes its size: 8, or 16 for a system descriptor or gate of long mode
   * @return its linear address, or {@link #OUTSIDE} if it is not within the limit of its table, or
   *     there is no local table
   */
  public static long address(CpuState state, int selector, int bytes) {
    int offset = selector & 0xFFF8;
    if ((selector & Selector.TI) == 0) {
      return offset + bytes - 1 <= state.gdtLimit ? state.gdtBase + offset : OUTSIDE;
    }
    boolean usable = state.ldtr.attributes != 0;
    long limit = state.ldtr.limit & 0xFFFF_FFFFL;
    return usable && offset + bytes - 1 <= limit ? state.ldtr.base + offset : OUTSIDE;
  }

  /**
   * Reads a descriptor of 8 bytes.
   *
   * @param external 1 if an event outside of the program causes it (bit EXT of error codes), else 0
   * @throws GuestFault #GP(selector) if it is outside of its table
   */
  public static SegmentDescriptor fetch(Cpu cpu, int selector, int external) {
    long address = address(cpu.state, selector, 8);
    if (address == OUTSIDE) {
      throw GuestFault.generalProtection((selector & Selector.INDEX_AND_TABLE) | external);
    }
    return new SegmentDescriptor(SystemMemory.read(cpu.mmu, address, 8));
  }

  /**
   * Sets the accessed bit of a descriptor in memory if it is clear, as each load of a segment
   * register does.
   *
   * @return the descriptor with the bit set
   */
  public static SegmentDescriptor markAccessed(
      Cpu cpu, int selector, SegmentDescriptor descriptor) {
    if ((descriptor.bits() & SegmentDescriptor.ACCESSED) != 0) {
      return descriptor;
    }
    SegmentDescriptor marked =
        new SegmentDescriptor(descriptor.bits() | SegmentDescriptor.ACCESSED);
    long typeByte = address(cpu.state, selector, 8) + 5;
    SystemMemory.write(cpu.mmu, typeByte, 1, marked.bits() >>> 40);
    return marked;
  }
}
