package org.matryoshka.cpu.segment;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.SegmentRegister;
import org.matryoshka.isa.fault.ExceptionVector;
import org.matryoshka.isa.fault.GuestFault;

/**
 * Loads of the data and stack segment registers in 64-bit mode (SDM vol. 2B, MOV; vol. 3A, 5.6).
 */
public final class DataSegments {
  private static final int[] DATA = {CpuState.ES, CpuState.DS, CpuState.FS, CpuState.GS};
  private static final int SEGMENT_BIT = 1 << 4;
  private static final int CODE_AND_CONFORMING = 12;

  private DataSegments() {}

  /**
   * Loads DS, ES, FS or GS. A null selector is no error until the segment is used, which 64-bit
   * mode does not check; it makes the base zero.
   *
   * @param register index into {@code CpuState.segments}
   * @throws GuestFault #GP(selector), #NP(selector)
   */
  public static void load(Cpu cpu, int register, int selector) {
    SegmentRegister target = cpu.state.segments[register];
    if (Selector.isNull(selector)) {
      target.set(selector, 0, 0, 0);
      return;
    }
    int error = selector & Selector.INDEX_AND_TABLE;
    SegmentDescriptor found = DescriptorTable.fetch(cpu, selector, 0);
    int privilege = Math.max(cpu.state.cpl, selector & Selector.RPL);
    if (!found.isReadable() || (!found.isConforming() && privilege > found.dpl())) {
      throw GuestFault.generalProtection(error);
    }
    if (!found.isPresent()) {
      throw GuestFault.of(ExceptionVector.SEGMENT_NOT_PRESENT, error);
    }
    set(target, selector, DescriptorTable.markAccessed(cpu, selector, found));
  }

  /**
   * Checks a selector for SS without loading it.
   *
   * @param level the privilege level that the stack is for
   * @return its descriptor, with the accessed bit set; null for a null selector, which is allowed
   *     below ring 3
   * @throws GuestFault #GP(selector), #SS(selector)
   */
  public static SegmentDescriptor checkStack(Cpu cpu, int selector, int level) {
    int error = selector & Selector.INDEX_AND_TABLE;
    boolean sameLevel = (selector & Selector.RPL) == level;
    if (Selector.isNull(selector)) {
      if (level == 3 || !sameLevel) {
        throw GuestFault.generalProtection(0);
      }
      return null;
    }
    SegmentDescriptor found = DescriptorTable.fetch(cpu, selector, 0);
    if (!sameLevel || !found.isWritableData() || found.dpl() != level) {
      throw GuestFault.generalProtection(error);
    }
    if (!found.isPresent()) {
      throw GuestFault.stackFault(error);
    }
    return DescriptorTable.markAccessed(cpu, selector, found);
  }

  /** Loads SS with what {@link #checkStack} has returned. */
  public static void loadStack(Cpu cpu, int selector, SegmentDescriptor checked) {
    SegmentRegister stack = cpu.state.segments[CpuState.SS];
    if (checked == null) {
      stack.set(selector, 0, 0, 0);
    } else {
      set(stack, selector, checked);
    }
  }

  /**
   * On a return to an outer level: takes away the segments that the outer level may not use. Their
   * bases stay, as software that runs FS and GS by their base registers expects.
   */
  public static void dropInner(Cpu cpu, int level) {
    for (int register : DATA) {
      SegmentRegister segment = cpu.state.segments[register];
      int attributes = segment.attributes;
      boolean conforming = (attributes & CODE_AND_CONFORMING) == CODE_AND_CONFORMING;
      boolean usable = (attributes & SEGMENT_BIT) != 0;
      if (usable && !conforming && (attributes >> 5 & 3) < level) {
        segment.set(0, segment.base, 0, 0);
      }
    }
  }

  private static void set(SegmentRegister target, int selector, SegmentDescriptor descriptor) {
    target.set(selector, descriptor.base(), descriptor.limit(), descriptor.attributes());
  }
}
