package org.matryoshka.hv.vcpu;

import java.util.Arrays;
import org.matryoshka.isa.fault.ExceptionVector;

/**
 * What the physical core did when a deprivileged guest executed something that matters: the trap
 * from which the hypervisor made a VM exit.
 *
 * @param kind what kind of trap
 * @param vector of an exception, an INT or a debug trap; else 0
 * @param errorCode of an exception, 0 where it has none
 * @param address of a page fault on the shadow tables; else 0
 */
public record PhysicalTrap(Kind kind, int vector, int errorCode, long address) {
  /** No trap: the exit was an event of its own. */
  public static final PhysicalTrap NONE = new PhysicalTrap(Kind.NONE, 0, 0, 0);

  /** What kind of trap. */
  public enum Kind {
    /** None. */
    NONE,
    /** An exception in ring 3. */
    EXCEPTION,
    /** INT n, INT3 or INT1. */
    SOFTWARE_INTERRUPT,
    /** The debug trap after an instruction. */
    SINGLE_STEP,
    /** A sensitive instruction that this processor traps in ring 3, in mode {@code trap}. */
    SENSITIVE
  }

  /** As the manual writes it: {@code #GP(0)}, {@code #PF(0x7) at 0x1000}, {@code INT 0x80}. */
  public String text() {
    return switch (kind) {
      case NONE -> "";
      case EXCEPTION -> exception();
      case SOFTWARE_INTERRUPT -> "INT 0x" + Integer.toHexString(vector);
      case SINGLE_STEP -> "#DB after a single step";
      case SENSITIVE -> "sensitive-instruction trap";
    };
  }

  private String exception() {
    ExceptionVector known =
        Arrays.stream(ExceptionVector.values())
            .filter(candidate -> candidate.vector() == vector)
            .findFirst()
            .orElseThrow();
    String error =
        !known.hasErrorCode()
            ? ""
            : errorCode == 0 ? "(0)" : "(0x" + Integer.toHexString(errorCode) + ")";
    String at = known == ExceptionVector.PAGE_FAULT ? " at 0x" + Long.toHexString(address) : "";
    return known.symbol() + error + at;
  }
}
