package org.matryoshka.cpu.system;

import static org.matryoshka.cpu.system.SystemOperands.RCX;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.system.Cr4;
import org.matryoshka.isa.table.InstructionForm;

/** RDTSC, RDTSCP and RDPMC (SDM vol. 2B; vol. 3B, 17.17). */
final class TimeStampCounter {
  private TimeStampCounter() {}

  static Handler handlerFor(InstructionForm form) {
    return switch (form.mnemonic()) {
      case RDTSC -> TimeStampCounter::read;
      case RDTSCP -> TimeStampCounter::readWithProcessor;
      case RDPMC -> TimeStampCounter::readPerformanceCounter;
      default -> null;
    };
  }

  /** The counter: virtual cycles, and what software has added. */
  static long value(Cpu cpu) {
    return cpu.cycles() + cpu.state.tscOffset;
  }

  private static void read(Cpu cpu, DecodedInstruction in) {
    if (cpu.state.cpl != 0 && (cpu.state.cr4 & Cr4.TSD) != 0) {
      throw GuestFault.generalProtection(0);
    }
    SystemOperands.writeEdxEax(cpu, value(cpu));
  }

  private static void readWithProcessor(Cpu cpu, DecodedInstruction in) {
    read(cpu, in);
    cpu.state.gpr[RCX] = cpu.state.tscAux & 0xFFFF_FFFFL;
  }

  /** This processor has no performance counters, so each number is one that does not exist. */
  private static void readPerformanceCounter(Cpu cpu, DecodedInstruction in) {
    throw GuestFault.generalProtection(0);
  }
}
