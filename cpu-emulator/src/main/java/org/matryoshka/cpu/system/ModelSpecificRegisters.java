package org.matryoshka.cpu.system;

import static org.matryoshka.cpu.system.SystemOperands.RCX;
import static org.matryoshka.cpu.system.SystemOperands.readEdxEax;
import static org.matryoshka.cpu.system.SystemOperands.requireRing0;
import static org.matryoshka.cpu.system.SystemOperands.writeEdxEax;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.system.Cr0;
import org.matryoshka.isa.system.Efer;
import org.matryoshka.isa.system.Msr;
import org.matryoshka.isa.table.InstructionForm;
import org.matryoshka.mmu.paging.PageTableWalker;

/**
 * RDMSR and WRMSR (SDM vol. 2B; the registers: vol. 4). A register that is not listed here does not
 * exist: #GP(0).
 */
public final class ModelSpecificRegisters {
  private static final long EFER_BITS = Efer.SCE | Efer.LME | Efer.LMA | Efer.NXE;

  /** Bootstrap processor, and global enable. */
  private static final long APIC_BASE_FLAGS = 1L << 8 | 1L << 11;

  /** Fast strings, the only feature of MISC_ENABLE that this processor lists. */
  private static final long MISC_ENABLE_BITS = 1;

  private ModelSpecificRegisters() {}

  static Handler handlerFor(InstructionForm form) {
    return switch (form.mnemonic()) {
      case RDMSR -> ModelSpecificRegisters::readInstruction;
      case WRMSR -> ModelSpecificRegisters::writeInstruction;
      default -> null;
    };
  }

  private static void readInstruction(Cpu cpu, DecodedInstruction in) {
    requireRing0(cpu);
    writeEdxEax(cpu, read(cpu, (int) cpu.state.gpr[RCX]));
  }

  private static void writeInstruction(Cpu cpu, DecodedInstruction in) {
    requireRing0(cpu);
    write(cpu, (int) cpu.state.gpr[RCX], readEdxEax(cpu));
  }

  /**
   * The value of a register.
   *
   * @param number as ECX has it, see {@link Msr}
   * @throws GuestFault #GP(0) if there is no such register
   */
  public static long read(Cpu cpu, int number) {
    CpuState state = cpu.state;
    return switch (number) {
      case Msr.TSC -> TimeStampCounter.value(cpu);
      case Msr.APIC_BASE -> state.apicBase;
      case Msr.SYSENTER_CS -> state.sysenterCs;
      case Msr.SYSENTER_ESP -> state.sysenterEsp;
      case Msr.SYSENTER_EIP -> state.sysenterEip;
      case Msr.MISC_ENABLE -> state.miscEnable;
      case Msr.PAT -> state.pat;
      case Msr.EFER -> state.efer;
      case Msr.STAR -> state.star;
      case Msr.LSTAR -> state.lstar;
      case Msr.CSTAR -> state.cstar;
      case Msr.SFMASK -> state.sfmask;
      case Msr.FS_BASE -> state.segments[CpuState.FS].base;
      case Msr.GS_BASE -> state.segments[CpuState.GS].base;
      case Msr.KERNEL_GS_BASE -> state.kernelGsBase;
      case Msr.TSC_AUX -> state.tscAux;
      default -> throw GuestFault.generalProtection(0);
    };
  }

  /**
   * Sets a register.
   *
   * @throws GuestFault #GP(0) if there is no such register, or the value has reserved bits set or
   *     is not a canonical address where it must be one; then nothing has been changed
   */
  public static void write(Cpu cpu, int number, long value) {
    CpuState state = cpu.state;
    switch (number) {
      case Msr.TSC -> state.tscOffset += value - TimeStampCounter.value(cpu);
      case Msr.APIC_BASE -> {
        // The window of the local APIC can't be moved.
        requireOnly(value ^ state.apicBase, APIC_BASE_FLAGS);
        state.apicBase = value;
        cpu.interrupts().setApicBase(value);
        cpu.requestInterruptCheck();
      }
      case Msr.SYSENTER_CS -> state.sysenterCs = value & 0xFFFF_FFFFL;
      case Msr.SYSENTER_ESP -> state.sysenterEsp = canonical(value);
      case Msr.SYSENTER_EIP -> state.sysenterEip = canonical(value);
      case Msr.MISC_ENABLE -> state.miscEnable = requireOnly(value, MISC_ENABLE_BITS);
      case Msr.PAT -> state.pat = memoryTypes(value);
      case Msr.EFER -> writeEfer(cpu, value);
      case Msr.STAR -> state.star = value;
      case Msr.LSTAR -> state.lstar = canonical(value);
      case Msr.CSTAR -> state.cstar = canonical(value);
      case Msr.SFMASK -> state.sfmask = requireOnly(value, 0xFFFF_FFFFL);
      case Msr.FS_BASE -> state.segments[CpuState.FS].base = canonical(value);
      case Msr.GS_BASE -> state.segments[CpuState.GS].base = canonical(value);
      case Msr.KERNEL_GS_BASE -> state.kernelGsBase = canonical(value);
      case Msr.TSC_AUX -> state.tscAux = requireOnly(value, 0xFFFF_FFFFL);
      default -> throw GuestFault.generalProtection(0);
    }
  }

  private static void writeEfer(Cpu cpu, long value) {
    CpuState state = cpu.state;
    requireOnly(value, EFER_BITS);
    boolean changesLongMode = ((value ^ state.efer) & Efer.LME) != 0;
    if (changesLongMode && (state.cr0 & Cr0.PG) != 0) {
      throw GuestFault.generalProtection(0);
    }
    state.efer = (value & ~Efer.LMA) | (state.efer & Efer.LMA);
    cpu.controlRegistersChanged();
  }

  private static long requireOnly(long value, long allowed) {
    if ((value & ~allowed) != 0) {
      throw GuestFault.generalProtection(0);
    }
    return value;
  }

  private static long canonical(long value) {
    if (!PageTableWalker.isCanonical(value)) {
      throw GuestFault.generalProtection(0);
    }
    return value;
  }

  /** Eight memory types, of which 2, 3 and those above 7 are reserved (SDM vol. 3A, 12.12). */
  private static long memoryTypes(long value) {
    for (int shift = 0; shift < 64; shift += 8) {
      long type = value >>> shift & 0xFF;
      if (type > 7 || type == 2 || type == 3) {
        throw GuestFault.generalProtection(0);
      }
    }
    return value;
  }
}
