package org.matryoshka.isa.table;

/**
 * How an instruction form stands to privilege, after Popek and Goldberg, "Formal Requirements for
 * Virtualizable Third Generation Architectures" (CACM 17(7), 1974).
 */
public enum Privilege {
  /** Innocuous: does the same at every privilege level. */
  USER,
  /** Traps outside ring 0 (or, for I/O and CLI/STI, outside IOPL), so a hypervisor sees it. */
  PRIVILEGED,
  /**
   * Reads or changes machine state without trapping: the gap that makes the classic x86 not
   * virtualizable. On our processor a hypervisor can make these trap too.
   */
  SENSITIVE
}
