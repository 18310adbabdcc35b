package org.matryoshka.gui.inspect.exits;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.matryoshka.cpu.machine.PcPorts;
import org.matryoshka.hv.exit.Hypercall;
import org.matryoshka.isa.fault.ExceptionVector;
import org.matryoshka.isa.system.Msr;

/** What numbers in an exit stand for: ports, model-specific registers, leaves, vectors. */
final class NumberNames {
  /** The first vector that is no exception. */
  private static final int FIRST_INTERRUPT = 32;

  private static final Map<Integer, String> MSRS =
      Map.ofEntries(
          Map.entry(Msr.TSC, "IA32_TIME_STAMP_COUNTER"),
          Map.entry(Msr.APIC_BASE, "IA32_APIC_BASE: where the local APIC is"),
          Map.entry(Msr.SYSENTER_CS, "IA32_SYSENTER_CS"),
          Map.entry(Msr.SYSENTER_ESP, "IA32_SYSENTER_ESP"),
          Map.entry(Msr.SYSENTER_EIP, "IA32_SYSENTER_EIP"),
          Map.entry(Msr.MISC_ENABLE, "IA32_MISC_ENABLE"),
          Map.entry(Msr.PAT, "IA32_PAT: the page attribute table"),
          Map.entry(Msr.EFER, "IA32_EFER: long mode, SYSCALL, no-execute"),
          Map.entry(Msr.STAR, "IA32_STAR: segments of SYSCALL and SYSRET"),
          Map.entry(Msr.LSTAR, "IA32_LSTAR: where SYSCALL enters the kernel"),
          Map.entry(Msr.CSTAR, "IA32_CSTAR"),
          Map.entry(Msr.SFMASK, "IA32_FMASK: flags that SYSCALL clears"),
          Map.entry(Msr.FS_BASE, "IA32_FS_BASE"),
          Map.entry(Msr.GS_BASE, "IA32_GS_BASE"),
          Map.entry(Msr.KERNEL_GS_BASE, "IA32_KERNEL_GS_BASE: what SWAPGS brings in"),
          Map.entry(Msr.TSC_AUX, "IA32_TSC_AUX: what RDTSCP gives in ECX"));

  private NumberNames() {}

  /** The device behind an I/O port, with the register's offset in it. */
  static String port(int port) {
    return PcPorts.in(PcPorts.Space.PORT).stream()
        .filter(place -> port >= place.start() && port < place.start() + place.count())
        .map(
            place ->
                place.count() == 1
                    ? place.what()
                    : place.what() + "; register " + (port - place.start()))
        .findFirst()
        .orElse("no device: reads give ones, writes are lost");
  }

  static String msr(int msr) {
    return MSRS.getOrDefault(msr, "a register that this processor does not have");
  }

  static String leaf(int leaf) {
    return switch (leaf) {
      case 0 -> "vendor and the highest leaf";
      case 1 -> "family, model, features";
      case 7 -> "more features";
      case 0x15, 0x16 -> "frequencies";
      case 0x4000_0000 -> "the hypervisor's signature";
      case 0x4000_0001 -> "the hypervisor's interface";
      case 0x8000_0000 -> "the highest extended leaf";
      case 0x8000_0001 -> "extended features";
      case 0x8000_0002, 0x8000_0003, 0x8000_0004 -> "the processor's name";
      case 0x8000_0007 -> "invariant time-stamp counter";
      case 0x8000_0008 -> "widths of addresses";
      default -> "not one of the leaves that say something here";
    };
  }

  static Optional<ExceptionVector> exception(int vector) {
    return Arrays.stream(ExceptionVector.values())
        .filter(candidate -> candidate.vector() == vector)
        .findFirst();
  }

  /** {@code #PF}, or what else a vector of the guest's is for. */
  static String vector(int vector) {
    return exception(vector)
        .map(known -> known.symbol() + " " + known.name().toLowerCase(java.util.Locale.ROOT))
        .map(text -> text.replace('_', ' '))
        .orElse(vector < FIRST_INTERRUPT ? "reserved" : "an interrupt of the guest's choosing");
  }

  static String hypercall(long number) {
    return Arrays.stream(Hypercall.values())
        .filter(call -> call.number() == number)
        .map(
            call ->
                switch (call) {
                  case SIGNATURE -> "SIGNATURE: who are you?";
                  case PRINT -> "PRINT: the character in DIL";
                  case YIELD -> "YIELD: give the core away";
                })
        .findFirst()
        .orElse("no such hypercall: RAX becomes −ENOSYS");
  }

  static String controlRegister(int register) {
    return switch (register) {
      case 0 -> "protection, paging, write protection, x87";
      case 2 -> "the address of the last page fault";
      case 3 -> "the root of the page tables";
      case 4 -> "paging and processor extensions";
      case 8 -> "the task priority: interrupts below it wait";
      default -> "no such register";
    };
  }
}
