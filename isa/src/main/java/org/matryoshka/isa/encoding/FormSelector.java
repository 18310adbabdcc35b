package org.matryoshka.isa.encoding;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.matryoshka.isa.instruction.Operand;
import org.matryoshka.isa.table.InstructionForm;
import org.matryoshka.isa.table.OperandKind;

/**
 * Chooses the form of an instruction as NASM does with its default optimization: the first of the
 * candidates that fits, after the operands are brought into the shape of the table.
 */
public final class FormSelector {
  private FormSelector() {}

  /**
   * The form for operands that an author wrote.
   *
   * @param candidates forms in order of preference, usually {@code Aliases.candidates(name)}
   * @param operands as written; widths of memory, immediates and code offsets may be 0 for "not
   *     said"
   * @param operandBits operand size that a prefix word asks for (16, 32, 64), or 0
   * @param far whether the author asks for a far jump or call; the width of its memory operand is
   *     then that of the offset in the far pointer, 64 if not said
   */
  public static Selection select(
      List<InstructionForm> candidates, List<Operand> operands, int operandBits, boolean far) {
    if (candidates.isEmpty()) {
      return new Selection.NoForm(candidates);
    }
    List<Operand> shaped =
        far ? farPointer(operands) : OperandShape.shape(candidates.getFirst().mnemonic(), operands);
    List<InstructionForm> fitting = new ArrayList<>();
    for (InstructionForm form : candidates) {
      if ((operandBits == 0 || form.operandBits() == operandBits)
          && far == isFar(form)
          && OperandMatch.matches(form, shaped)) {
        fitting.add(form);
      }
    }
    if (fitting.isEmpty()) {
      return new Selection.NoForm(candidates);
    }
    int unsized = unsizedMemory(shaped);
    if (unsized >= 0) {
      TreeSet<Integer> widths = new TreeSet<>();
      for (InstructionForm form : fitting) {
        widths.add(form.operands().get(unsized).kind().memoryBits());
      }
      if (widths.size() > 1) {
        return new Selection.SizeNotSpecified(List.copyOf(widths));
      }
    }
    InstructionForm form = fitting.getFirst();
    return new Selection.Selected(form, complete(form, shaped));
  }

  /** A jump or call through a far pointer. */
  private static boolean isFar(InstructionForm form) {
    return form.operands().size() == 1 && form.operands().getFirst().kind().isFarPointer();
  }

  /** The pointer is 16 bits wider than its offset: the selector. */
  private static List<Operand> farPointer(List<Operand> operands) {
    return operands.size() == 1 && operands.getFirst() instanceof Operand.Mem mem
        ? List.of(
            OperandShape.shorter(
                OperandShape.withBits(mem, (mem.bits() == 0 ? 64 : mem.bits()) + 16)))
        : operands;
  }

  private static int unsizedMemory(List<Operand> operands) {
    for (int i = 0; i < operands.size(); i++) {
      if (operands.get(i) instanceof Operand.Mem mem && mem.bits() == 0) {
        return i;
      }
    }
    return -1;
  }

  /** The operands with the widths of the form. */
  public static List<Operand> complete(InstructionForm form, List<Operand> operands) {
    List<Operand> complete = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      OperandKind kind = form.operands().get(i).kind();
      complete.add(
          switch (operands.get(i)) {
            case Operand.Reg reg -> reg;
            case Operand.Mem mem -> OperandShape.withBits(mem, kind.memoryBits());
            case Operand.Offset offset ->
                new Operand.Offset(kind.bits(), offset.segment(), offset.address());
            case Operand.Imm imm ->
                new Operand.Imm(OperandMatch.signExtend(imm.value(), kind.bits()), kind.bits());
            case Operand.Rel rel -> new Operand.Rel(rel.offset(), kind.bits());
          });
    }
    return List.copyOf(complete);
  }
}
