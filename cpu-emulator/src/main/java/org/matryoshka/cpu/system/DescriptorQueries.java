package org.matryoshka.cpu.system;

import java.util.function.Predicate;
import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.operand.Operands;
import org.matryoshka.cpu.segment.DescriptorTable;
import org.matryoshka.cpu.segment.SegmentDescriptor;
import org.matryoshka.cpu.segment.Selector;
import org.matryoshka.cpu.segment.SystemMemory;
import org.matryoshka.isa.system.RFlags;
import org.matryoshka.isa.table.InstructionForm;

/**
 * LAR, LSL, VERR and VERW: what may be done with a segment, answered in ZF (SDM vol. 2, same names;
 * vol. 3A, 5.10).
 */
final class DescriptorQueries {
  /** Type, S, DPL, P, AVL, L, D/B and G in the second half of a descriptor. */
  private static final long ACCESS_RIGHTS = 0x00F0_FF00L;

  private DescriptorQueries() {}

  static Handler handlerFor(InstructionForm form) {
    return switch (form.mnemonic()) {
      case LAR -> DescriptorQueries::loadAccessRights;
      case LSL -> DescriptorQueries::loadLimit;
      case VERR ->
          (cpu, in) -> answer(cpu.state, visible(cpu, in, SegmentDescriptor::isReadable) != null);
      case VERW ->
          (cpu, in) ->
              answer(cpu.state, visible(cpu, in, SegmentDescriptor::isWritableData) != null);
      default -> null;
    };
  }

  private static void loadAccessRights(Cpu cpu, DecodedInstruction in) {
    SegmentDescriptor found = visible(cpu, in, DescriptorQueries::hasAccessRights);
    if (found != null) {
      Operands.writeRegister(cpu.state, in.reg, in.size, found.bits() >>> 32 & ACCESS_RIGHTS);
    }
    answer(cpu.state, found != null);
  }

  private static void loadLimit(Cpu cpu, DecodedInstruction in) {
    SegmentDescriptor found = visible(cpu, in, DescriptorQueries::hasLimit);
    if (found != null) {
      Operands.writeRegister(cpu.state, in.reg, in.size, found.limit() & 0xFFFF_FFFFL);
    }
    answer(cpu.state, found != null);
  }

  private static boolean hasAccessRights(SegmentDescriptor descriptor) {
    return hasLimit(descriptor)
        || (!descriptor.isSegment() && descriptor.type() == SegmentDescriptor.CALL_GATE);
  }

  private static boolean hasLimit(SegmentDescriptor descriptor) {
    return descriptor.isSegment()
        || switch (descriptor.type()) {
          case SegmentDescriptor.LDT, SegmentDescriptor.AVAILABLE_TSS, SegmentDescriptor.BUSY_TSS ->
              true;
          default -> false;
        };
  }

  /** The descriptor that the operand names, or null if it is not fit, or not for this privilege. */
  private static SegmentDescriptor visible(
      Cpu cpu, DecodedInstruction in, Predicate<SegmentDescriptor> fit) {
    int selector = SystemOperands.readWord(cpu, in);
    long at = DescriptorTable.address(cpu.state, selector, 8);
    if (Selector.isNull(selector) || at == DescriptorTable.OUTSIDE) {
      return null;
    }
    SegmentDescriptor found = new SegmentDescriptor(SystemMemory.read(cpu.mmu, at, 8));
    int privilege = Math.max(cpu.state.cpl, selector & Selector.RPL);
    boolean allowed = found.isConforming() || privilege <= found.dpl();
    return allowed && fit.test(found) ? found : null;
  }

  private static void answer(CpuState state, boolean yes) {
    int others = state.statusFlags() & ~RFlags.ZF;
    state.setStatusFlags(yes ? others | RFlags.ZF : others);
  }
}
