package org.matryoshka.isa.system;

import java.util.Optional;

/** Numbers of model-specific registers (SDM vol. 4). */
public final class Msr {
  /** Time-stamp counter. */
  public static final int TSC = 0x10;

  /** Local APIC base and enable. */
  public static final int APIC_BASE = 0x1B;

  /** SYSENTER code segment. */
  public static final int SYSENTER_CS = 0x174;

  /** SYSENTER stack. */
  public static final int SYSENTER_ESP = 0x175;

  /** SYSENTER entry. */
  public static final int SYSENTER_EIP = 0x176;

  /** Miscellaneous features. */
  public static final int MISC_ENABLE = 0x1A0;

  /** Page attribute table. */
  public static final int PAT = 0x277;

  /** Extended features. */
  public static final int EFER = 0xC0000080;

  /** SYSCALL and SYSRET selectors. */
  public static final int STAR = 0xC0000081;

  /** SYSCALL entry of 64-bit mode. */
  public static final int LSTAR = 0xC0000082;

  /** SYSCALL entry of compatibility mode. */
  public static final int CSTAR = 0xC0000083;

  /** Flags that SYSCALL clears. */
  public static final int SFMASK = 0xC0000084;

  /** Base of FS. */
  public static final int FS_BASE = 0xC0000100;

  /** Base of GS. */
  public static final int GS_BASE = 0xC0000101;

  /** What SWAPGS exchanges with the base of GS. */
  public static final int KERNEL_GS_BASE = 0xC0000102;

  /** What RDTSCP returns in ECX. */
  public static final int TSC_AUX = 0xC0000103;

  private Msr() {}

  /**
   * The manual's name of a register.
   *
   * @return for instance {@code IA32_LSTAR}; empty for a number that is not one of the above
   */
  public static Optional<String> name(int number) {
    return Optional.ofNullable(
        switch (number) {
          case TSC -> "IA32_TIME_STAMP_COUNTER";
          case APIC_BASE -> "IA32_APIC_BASE";
          case SYSENTER_CS -> "IA32_SYSENTER_CS";
          case SYSENTER_ESP -> "IA32_SYSENTER_ESP";
          case SYSENTER_EIP -> "IA32_SYSENTER_EIP";
          case MISC_ENABLE -> "IA32_MISC_ENABLE";
          case PAT -> "IA32_PAT";
          case EFER -> "IA32_EFER";
          case STAR -> "IA32_STAR";
          case LSTAR -> "IA32_LSTAR";
          case CSTAR -> "IA32_CSTAR";
          case SFMASK -> "IA32_FMASK";
          case FS_BASE -> "IA32_FS_BASE";
          case GS_BASE -> "IA32_GS_BASE";
          case KERNEL_GS_BASE -> "IA32_KERNEL_GS_BASE";
          case TSC_AUX -> "IA32_TSC_AUX";
          default -> null;
        });
  }
}
