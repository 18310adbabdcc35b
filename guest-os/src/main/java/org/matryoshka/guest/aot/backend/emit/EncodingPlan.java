package org.matryoshka.guest.aot.backend.emit;

import java.util.List;
import org.matryoshka.isa.table.EncodingSpec;
import org.matryoshka.isa.table.InstructionForm;
import org.matryoshka.isa.table.OperandAccess;
import org.matryoshka.isa.table.OperandKind;
import org.matryoshka.isa.table.OperandPlace;
import org.matryoshka.isa.table.OperandSpec;

/** A row of the instruction table, taken apart for writing the same form many times. */
public final class EncodingPlan {
  final InstructionForm form;
  final EncodingSpec spec;

  /** Places of the first two operands that are registers or memory. */
  final OperandPlace first;

  final OperandPlace second;
  final boolean firstByte;
  final boolean secondByte;
  final int immediateBytes;

  EncodingPlan(InstructionForm form) {
    this.form = form;
    this.spec = form.encoding();
    List<OperandSpec> operands = form.operands();
    first = place(operands, 0);
    second = place(operands, 1);
    firstByte = isByte(operands, 0);
    secondByte = isByte(operands, 1);
    immediateBytes = spec.immediateBytes();
    if (spec.vex() || (spec.fixedModRm() >= 0 && !operands.isEmpty())) {
      throw new IllegalArgumentException("no plan for " + form);
    }
  }

  private static OperandPlace place(List<OperandSpec> operands, int i) {
    return i < operands.size() ? operands.get(i).place() : OperandPlace.IMPLIED;
  }

  private static boolean isByte(List<OperandSpec> operands, int i) {
    if (i >= operands.size()) {
      return false;
    }
    OperandKind kind = operands.get(i).kind();
    return kind == OperandKind.R8 || kind == OperandKind.RM8;
  }

  /** Whether the first operand is read. */
  public boolean readsFirst() {
    return reads(form.operands().getFirst().access());
  }

  /** Whether the first operand is written. */
  public boolean writesFirst() {
    return writes(form.operands().getFirst().access());
  }

  private static boolean reads(OperandAccess access) {
    return access == OperandAccess.READ || access == OperandAccess.READ_WRITE;
  }

  private static boolean writes(OperandAccess access) {
    return access == OperandAccess.WRITE || access == OperandAccess.READ_WRITE;
  }

  /** Whether the status flags are looked at. */
  public boolean readsFlags() {
    return form.flags().read() != 0;
  }

  /** Whether the status flags are changed or undefined afterwards. */
  public boolean touchesFlags() {
    return (form.flags().written() | form.flags().undefined()) != 0;
  }
}
