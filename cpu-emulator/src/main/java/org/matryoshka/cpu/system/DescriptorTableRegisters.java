package org.matryoshka.cpu.system;

import static org.matryoshka.cpu.system.SystemOperands.requireRing0;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.SegmentRegister;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.operand.Operands;
import org.matryoshka.cpu.segment.DescriptorTable;
import org.matryoshka.cpu.segment.SegmentDescriptor;
import org.matryoshka.cpu.segment.Selector;
import org.matryoshka.cpu.segment.SystemMemory;
import org.matryoshka.isa.fault.ExceptionVector;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.system.Cr4;
import org.matryoshka.isa.table.InstructionForm;
import org.matryoshka.mmu.paging.PageTableWalker;

/** LGDT, SGDT, LIDT, SIDT, LLDT, SLDT, LTR and STR (SDM vol. 2; vol. 3A, 2.4 and 8.2.3). */
final class DescriptorTableRegisters {
  /** In bits 96 to 127 of a system descriptor: the type of its upper half, which must be zero. */
  private static final long UPPER_TYPE = 0x1FL << 40;

  private DescriptorTableRegisters() {}

  static Handler handlerFor(InstructionForm form) {
    return switch (form.mnemonic()) {
      case LGDT -> DescriptorTableRegisters::loadGdt;
      case LIDT -> DescriptorTableRegisters::loadIdt;
      case SGDT -> (cpu, in) -> store(cpu, in, cpu.state.gdtLimit, cpu.state.gdtBase);
      case SIDT -> (cpu, in) -> store(cpu, in, cpu.state.idtLimit, cpu.state.idtBase);
      case LLDT -> DescriptorTableRegisters::loadLdt;
      case LTR -> DescriptorTableRegisters::loadTask;
      case SLDT -> (cpu, in) -> storeSelector(cpu, in, cpu.state.ldtr);
      case STR -> (cpu, in) -> storeSelector(cpu, in, cpu.state.tr);
      default -> null;
    };
  }

  /** #GP(0) outside of ring 0 while CR4.UMIP is set. */
  static void requireNotPrevented(Cpu cpu) {
    if (cpu.state.cpl != 0 && (cpu.state.cr4 & Cr4.UMIP) != 0) {
      throw GuestFault.generalProtection(0);
    }
  }

  private static void loadGdt(Cpu cpu, DecodedInstruction in) {
    requireRing0(cpu);
    long at = Operands.effectiveAddress(cpu, in);
    int limit = (int) cpu.mmu.read16(at);
    long base = canonicalBase(cpu.mmu.read64(at + 2));
    cpu.state.gdtLimit = limit;
    cpu.state.gdtBase = base;
  }

  private static void loadIdt(Cpu cpu, DecodedInstruction in) {
    requireRing0(cpu);
    long at = Operands.effectiveAddress(cpu, in);
    int limit = (int) cpu.mmu.read16(at);
    long base = canonicalBase(cpu.mmu.read64(at + 2));
    cpu.state.idtLimit = limit;
    cpu.state.idtBase = base;
  }

  private static long canonicalBase(long base) {
    if (!PageTableWalker.isCanonical(base)) {
      throw GuestFault.generalProtection(0);
    }
    return base;
  }

  private static void store(Cpu cpu, DecodedInstruction in, int limit, long base) {
    requireNotPrevented(cpu);
    long at = Operands.effectiveAddress(cpu, in);
    cpu.mmu.probeWrite(at, 10);
    cpu.mmu.write16(at, limit);
    cpu.mmu.write64(at + 2, base);
  }

  private static void storeSelector(Cpu cpu, DecodedInstruction in, SegmentRegister register) {
    requireNotPrevented(cpu);
    SystemOperands.storeWord(cpu, in, register.selector);
  }

  private static void loadLdt(Cpu cpu, DecodedInstruction in) {
    requireRing0(cpu);
    int selector = SystemOperands.readWord(cpu, in);
    if (Selector.isNull(selector)) {
      cpu.state.ldtr.set(selector, 0, 0, 0);
      return;
    }
    SystemDescriptor found = fetch(cpu, selector, SegmentDescriptor.LDT);
    SegmentDescriptor low = found.low;
    cpu.state.ldtr.set(selector, found.base(), low.limit(), low.attributes());
  }

  private static void loadTask(Cpu cpu, DecodedInstruction in) {
    requireRing0(cpu);
    int selector = SystemOperands.readWord(cpu, in);
    if (Selector.isNull(selector)) {
      throw GuestFault.generalProtection(0);
    }
    SystemDescriptor found = fetch(cpu, selector, SegmentDescriptor.AVAILABLE_TSS);
    long busyBit = (long) (SegmentDescriptor.BUSY_TSS ^ SegmentDescriptor.AVAILABLE_TSS) << 40;
    SegmentDescriptor busy = new SegmentDescriptor(found.low.bits() | busyBit);
    long typeByte = DescriptorTable.address(cpu.state, selector, 16) + 5;
    SystemMemory.write(cpu.mmu, typeByte, 1, busy.bits() >>> 40);
    cpu.state.tr.set(selector, found.base(), busy.limit(), busy.attributes());
  }

  private record SystemDescriptor(SegmentDescriptor low, long high) {
    long base() {
      return low.base() | high << 32;
    }
  }

  /** A descriptor of 16 bytes in the global table, of the type asked for and present. */
  private static SystemDescriptor fetch(Cpu cpu, int selector, int type) {
    int error = selector & Selector.INDEX_AND_TABLE;
    long at = DescriptorTable.address(cpu.state, selector, 16);
    if ((selector & Selector.TI) != 0 || at == DescriptorTable.OUTSIDE) {
      throw GuestFault.generalProtection(error);
    }
    SystemDescriptor found =
        new SystemDescriptor(
            new SegmentDescriptor(SystemMemory.read(cpu.mmu, at, 8)),
            SystemMemory.read(cpu.mmu, at + 8, 8));
    boolean fits =
        !found.low.isSegment()
            && found.low.type() == type
            && (found.high & UPPER_TYPE) == 0
            && PageTableWalker.isCanonical(found.base());
    if (!fits) {
      throw GuestFault.generalProtection(error);
    }
    if (!found.low.isPresent()) {
      throw GuestFault.of(ExceptionVector.SEGMENT_NOT_PRESENT, error);
    }
    return found;
  }
}
