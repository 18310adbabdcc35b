package org.matryoshka.isa.fault;

/** The exceptions of SDM vol. 3A, table 6-1, with their vectors. */
public enum ExceptionVector {
  DIVIDE_ERROR(0, "#DE", false),
  DEBUG(1, "#DB", false),
  NMI(2, "NMI", false),
  BREAKPOINT(3, "#BP", false),
  OVERFLOW(4, "#OF", false),
  BOUND_RANGE(5, "#BR", false),
  INVALID_OPCODE(6, "#UD", false),
  DEVICE_NOT_AVAILABLE(7, "#NM", false),
  DOUBLE_FAULT(8, "#DF", true),
  INVALID_TSS(10, "#TS", true),
  SEGMENT_NOT_PRESENT(11, "#NP", true),
  STACK_FAULT(12, "#SS", true),
  GENERAL_PROTECTION(13, "#GP", true),
  PAGE_FAULT(14, "#PF", true),
  FLOATING_POINT(16, "#MF", false),
  ALIGNMENT_CHECK(17, "#AC", true),
  MACHINE_CHECK(18, "#MC", false),
  SIMD_FLOATING_POINT(19, "#XM", false);

  private final int vector;
  private final String symbol;
  private final boolean errorCode;

  ExceptionVector(int vector, String symbol, boolean errorCode) {
    this.vector = vector;
    this.symbol = symbol;
    this.errorCode = errorCode;
  }

  /** The number of its gate in the interrupt descriptor table. */
  public int vector() {
    return vector;
  }

  /** The manual's short name, for instance {@code #PF}. */
  public String symbol() {
    return symbol;
  }

  /** Whether the processor pushes an error code for it. */
  public boolean hasErrorCode() {
    return errorCode;
  }

  /**
   * Whether it counts as contributory for the double-fault rules (SDM vol. 3A, table 6-4): #DE,
   * #TS, #NP, #SS, #GP. A page fault is a class of its own.
   */
  public boolean isContributory() {
    return switch (this) {
      case DIVIDE_ERROR, INVALID_TSS, SEGMENT_NOT_PRESENT, STACK_FAULT, GENERAL_PROTECTION -> true;
      default -> false;
    };
  }
}
