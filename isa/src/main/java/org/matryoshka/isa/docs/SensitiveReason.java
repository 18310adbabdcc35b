package org.matryoshka.isa.docs;

import org.matryoshka.isa.Mnemonic;

/** Why an instruction is sensitive: what a kernel deprivileged to ring 3 would notice. */
public final class SensitiveReason {
  private SensitiveReason() {}

  /**
   * One sentence.
   *
   * @throws IllegalArgumentException if the mnemonic has no sensitive form
   */
  public static String of(Mnemonic mnemonic) {
    return switch (mnemonic) {
      case SGDT, SIDT ->
          "Stores where the hypervisor's table lies, not the guest's; UMIP can make it trap.";
      case SLDT, STR -> "Stores the hypervisor's selector, not the guest's; UMIP can make it trap.";
      case SMSW -> "Stores bits of the real CR0, not of the guest's; UMIP can make it trap.";
      case PUSHF, PUSHFQ ->
          "Pushes the real IF and IOPL: a guest kernel sees interrupts enabled that it has"
              + " disabled.";
      case POPF, POPFQ ->
          "Leaves IF and IOPL as they are, without a word, where the privilege is missing: the"
              + " guest believes it has disabled interrupts.";
      case LAR, LSL, VERR, VERW ->
          "Judges descriptors by the real CPL and in the real descriptor table: answers for ring 3"
              + " where the guest asks for ring 0.";
      case MOV ->
          "Reading CS or SS shows a selector with RPL 3; loading a segment register looks into the"
              + " real descriptor table and checks against the real CPL.";
      case PUSH, POP, LSS, LFS, LGS ->
          "Stores or loads a selector: it shows the real one, or is checked in the real descriptor"
              + " table.";
      case CALL, JMP, RETF ->
          "The far forms read the real descriptor table and check against the real CPL; a guest"
              + " can't get to its own ring 0 by them.";
      case IRET, IRETD, IRETQ ->
          "Restores IF and IOPL only as far as the real CPL allows, and can't return to the guest's"
              + " ring 0.";
      case INT, INT3, INT1 ->
          "Goes through the real IDT, with the gate's DPL checked against the real CPL.";
      case SYSCALL, SYSENTER ->
          "Enters ring 0 at the address in the real model-specific registers: the hypervisor's.";
      case CPUID -> "Describes the real processor, features included that the guest can't use.";
      case RDTSC, RDTSCP ->
          "Shows real time, in which the guest was not always running; CR4.TSD can make it trap.";
      case RDFSBASE, RDGSBASE, WRFSBASE, WRGSBASE ->
          "Reads or writes the real base; after a SWAPGS that the hypervisor emulated, the guest's"
              + " idea of it may be another.";
      default -> throw new IllegalArgumentException(mnemonic + " is not sensitive");
    };
  }
}
