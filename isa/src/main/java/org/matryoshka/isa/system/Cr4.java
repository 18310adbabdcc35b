package org.matryoshka.isa.system;

/** Bits of CR4 (SDM vol. 3A, 2.5). */
public final class Cr4 {
  /** Virtual-8086 extensions. */
  public static final long VME = 1L;

  /** Protected-mode virtual interrupts. */
  public static final long PVI = 1L << 1;

  /** RDTSC only in ring 0. */
  public static final long TSD = 1L << 2;

  /** Debugging extensions. */
  public static final long DE = 1L << 3;

  /** Page size extensions. */
  public static final long PSE = 1L << 4;

  /** Physical address extension; needed in long mode. */
  public static final long PAE = 1L << 5;

  /** Machine check. */
  public static final long MCE = 1L << 6;

  /** Global pages. */
  public static final long PGE = 1L << 7;

  /** RDPMC outside ring 0. */
  public static final long PCE = 1L << 8;

  /** The OS saves SSE state. */
  public static final long OSFXSR = 1L << 9;

  /** The OS handles #XM. */
  public static final long OSXMMEXCPT = 1L << 10;

  /** SGDT, SIDT, SLDT, SMSW, STR only in ring 0. */
  public static final long UMIP = 1L << 11;

  /** Five-level paging. */
  public static final long LA57 = 1L << 12;

  /** VMX. */
  public static final long VMXE = 1L << 13;

  /** RDFSBASE and its family. */
  public static final long FSGSBASE = 1L << 16;

  /** Process-context identifiers. */
  public static final long PCIDE = 1L << 17;

  /** XSAVE. */
  public static final long OSXSAVE = 1L << 18;

  /** Supervisor may not execute user pages. */
  public static final long SMEP = 1L << 20;

  /** Supervisor may not access user pages unless AC is set. */
  public static final long SMAP = 1L << 21;

  private Cr4() {}
}
