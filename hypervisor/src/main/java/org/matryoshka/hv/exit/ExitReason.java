package org.matryoshka.hv.exit;

/**
 * Basic exit reasons, with the names and numbers that VMX gives them (SDM vol. 3D, appendix C).
 * This hypervisor takes traps of ring 3 instead of VM exits of non-root mode; the reason names the
 * event as VMX would, so that what is learned here carries over.
 */
public enum ExitReason {
  EXCEPTION_NMI(0, "an exception in the guest"),
  EXTERNAL_INTERRUPT(1, "a device of the virtual machine wants attention"),
  TRIPLE_FAULT(2, "the guest could not handle a double fault"),
  INTERRUPT_WINDOW(7, "the guest can take interrupts again, and one waits"),
  CPUID(10, "CPUID"),
  HLT(12, "HLT: the guest has nothing to do"),
  INVD(13, "INVD"),
  INVLPG(14, "INVLPG"),
  RDPMC(15, "RDPMC"),
  RDTSC(16, "RDTSC"),
  VMCALL(18, "a hypercall"),
  CR_ACCESS(28, "an access to a control register"),
  DR_ACCESS(29, "an access to a debug register"),
  IO_INSTRUCTION(30, "an access to an I/O port"),
  RDMSR(31, "RDMSR"),
  WRMSR(32, "WRMSR"),
  GDTR_IDTR_ACCESS(46, "LGDT, SGDT, LIDT or SIDT"),
  LDTR_TR_ACCESS(47, "LLDT, SLDT, LTR or STR"),
  RDTSCP(51, "RDTSCP"),
  VMX_PREEMPTION_TIMER_EXPIRED(52, "the time slice is over"),
  WBINVD(54, "WBINVD");

  private final int number;
  private final String meaning;

  ExitReason(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  /** The basic exit reason of VMX. */
  public int number() {
    return number;
  }

  /** What it means, in a few words. */
  public String meaning() {
    return meaning;
  }
}
