package org.matryoshka.isa.system;

import java.util.List;

/** Names and meanings of the bits of system registers, the lowest first, for people. */
public final class SystemBits {
  /** RFLAGS. */
  public static final List<SystemBit> RFLAGS =
      List.of(
          new SystemBit("CF", RFlags.CF, "carry: the result did not fit, as an unsigned number"),
          new SystemBit(
              "PF", RFlags.PF, "parity: the low byte of the result has an even number of ones"),
          new SystemBit("AF", RFlags.AF, "auxiliary carry: a carry out of bit 3"),
          new SystemBit("ZF", RFlags.ZF, "zero: the result was zero"),
          new SystemBit("SF", RFlags.SF, "sign: the result was negative"),
          new SystemBit("TF", RFlags.TF, "trap: a debug exception after each instruction"),
          new SystemBit("IF", RFlags.IF, "interrupts: maskable interrupts are let in"),
          new SystemBit("DF", RFlags.DF, "direction: string instructions go downwards"),
          new SystemBit("OF", RFlags.OF, "overflow: the result did not fit, as a signed number"),
          new SystemBit(
              "IOPL",
              RFlags.IOPL,
              "I/O privilege level: the least privileged ring that may use ports and CLI"),
          new SystemBit("NT", RFlags.NT, "nested task"),
          new SystemBit("RF", RFlags.RF, "resume: instruction breakpoints are passed over once"),
          new SystemBit("AC", RFlags.AC, "alignment check in ring 3; in ring 0 lifts SMAP"),
          new SystemBit("ID", RFlags.ID, "can be changed, so CPUID exists"));

  /** CR0. */
  public static final List<SystemBit> CR0 =
      List.of(
          new SystemBit("PE", Cr0.PE, "protection enable: protected mode"),
          new SystemBit("MP", Cr0.MP, "monitor coprocessor: WAIT obeys TS"),
          new SystemBit("EM", Cr0.EM, "emulation: x87 instructions raise #NM"),
          new SystemBit("TS", Cr0.TS, "task switched: the next use of x87 or vectors raises #NM"),
          new SystemBit("ET", Cr0.ET, "extension type: reads as one"),
          new SystemBit("NE", Cr0.NE, "numeric error: x87 errors raise #MF"),
          new SystemBit("WP", Cr0.WP, "write protect: the kernel obeys read-only pages"),
          new SystemBit("AM", Cr0.AM, "alignment mask: RFLAGS.AC counts"),
          new SystemBit("NW", Cr0.NW, "not write-through"),
          new SystemBit("CD", Cr0.CD, "cache disable"),
          new SystemBit("PG", Cr0.PG, "paging: addresses are translated"));

  /** CR4. */
  public static final List<SystemBit> CR4 =
      List.of(
          new SystemBit("VME", Cr4.VME, "virtual-8086 mode extensions"),
          new SystemBit("PVI", Cr4.PVI, "protected-mode virtual interrupts"),
          new SystemBit("TSD", Cr4.TSD, "time stamp disable: RDTSC in ring 0 only"),
          new SystemBit("DE", Cr4.DE, "debugging extensions"),
          new SystemBit("PSE", Cr4.PSE, "page size extensions"),
          new SystemBit("PAE", Cr4.PAE, "physical address extension: needed for long mode"),
          new SystemBit("MCE", Cr4.MCE, "machine-check exception"),
          new SystemBit("PGE", Cr4.PGE, "global pages survive a change of CR3"),
          new SystemBit("PCE", Cr4.PCE, "RDPMC in any ring"),
          new SystemBit("OSFXSR", Cr4.OSFXSR, "the kernel saves vector registers: SSE may be used"),
          new SystemBit("OSXMMEXCPT", Cr4.OSXMMEXCPT, "the kernel handles #XM"),
          new SystemBit("UMIP", Cr4.UMIP, "SGDT, SIDT, SLDT, SMSW and STR in ring 0 only"),
          new SystemBit("LA57", Cr4.LA57, "five levels of page tables"),
          new SystemBit("VMXE", Cr4.VMXE, "VMX"),
          new SystemBit("FSGSBASE", Cr4.FSGSBASE, "RDFSBASE and its family in any ring"),
          new SystemBit("PCIDE", Cr4.PCIDE, "process-context identifiers"),
          new SystemBit("OSXSAVE", Cr4.OSXSAVE, "XSAVE"),
          new SystemBit("SMEP", Cr4.SMEP, "the kernel may not execute user pages"),
          new SystemBit("SMAP", Cr4.SMAP, "the kernel may not touch user pages, unless AC is set"));

  /** IA32_EFER. */
  public static final List<SystemBit> EFER =
      List.of(
          new SystemBit("SCE", Efer.SCE, "SYSCALL and SYSRET"),
          new SystemBit("LME", Efer.LME, "long mode enable"),
          new SystemBit("LMA", Efer.LMA, "long mode active"),
          new SystemBit(
              "NXE", Efer.NXE, "no-execute: bit 63 of page-table entries forbids execution"));

  private SystemBits() {}
}
