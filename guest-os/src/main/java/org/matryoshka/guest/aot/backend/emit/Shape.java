package org.matryoshka.guest.aot.backend.emit;

/**
 * What operands an instruction has, destination first: R a register, M memory, I an immediate, CL
 * the count of a shift.
 */
public enum Shape {
  NONE,
  R,
  M,
  RR,
  RM,
  MR,
  RI,
  MI,
  RRI,
  RMI,
  R_CL,
  M_CL,
  I,
  /** A jump or call to another place: 32-bit distance. */
  NEAR,
  /** A jump to a place at most 127 bytes away. */
  SHORT;

  /** Whether one of the operands is memory. */
  public boolean hasMemory() {
    return switch (this) {
      case M, RM, MR, MI, RMI, M_CL -> true;
      default -> false;
    };
  }

  /** Whether one of the operands is an immediate. */
  public boolean hasImmediate() {
    return switch (this) {
      case RI, MI, RRI, RMI, I -> true;
      default -> false;
    };
  }

  /** Whether the first operand is a register. */
  public boolean startsWithRegister() {
    return switch (this) {
      case R, RR, RM, RI, RRI, RMI, R_CL -> true;
      default -> false;
    };
  }

  /** Whether there is a register operand beside the first operand. */
  public boolean hasSecondRegister() {
    return this == RR || this == MR || this == RRI;
  }
}
