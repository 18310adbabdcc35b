package org.matryoshka.asm.encoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.matryoshka.asm.diagnostic.SourceException;
import org.matryoshka.asm.expression.Value;
import org.matryoshka.asm.syntax.OperandSyntax;
import org.matryoshka.asm.syntax.Statement;
import org.matryoshka.isa.encoding.DisplacementWidth;
import org.matryoshka.isa.encoding.EncodedInstruction;
import org.matryoshka.isa.encoding.Encoder;
import org.matryoshka.isa.encoding.EncodingException;
import org.matryoshka.isa.encoding.FormSelector;
import org.matryoshka.isa.encoding.Selection;
import org.matryoshka.isa.instruction.Operand;
import org.matryoshka.isa.instruction.Prefixes;
import org.matryoshka.isa.table.Aliases;
import org.matryoshka.isa.table.InstructionForm;
import org.matryoshka.isa.table.OperandPlace;

/**
 * Turns an instruction as written into bytes: evaluates the operands, lets the instruction table
 * choose the form, and notes the fields that wait for an address. Chooses between short and near
 * jumps, and between short and long immediates, by the values known so far.
 */
public final class InstructionAssembler {
  private static final int[] WIDEST_FIRST = {64, 32, 16, 8};
  private static final int[] NOT_OPEN = {0};

  private InstructionAssembler() {}

  /**
   * Assembles an instruction.
   *
   * @throws SourceException if there is no such instruction, or an operand makes no sense
   */
  public static AssembledInstruction assemble(
      Statement.Instruction instruction, Situation situation) {
    List<InstructionForm> candidates = Aliases.candidates(instruction.mnemonic());
    PrefixSet prefixes = PrefixSet.of(instruction);
    boolean jump = isJump(candidates) && instruction.operands().size() == 1;
    List<OperandPlan> plans = new ArrayList<>(instruction.operands().size());
    for (OperandSyntax operand : instruction.operands()) {
      plans.add(OperandPlan.of(operand, jump, situation));
    }
    try {
      if (jump && plans.getFirst().target()) {
        return jump(instruction, candidates, prefixes, plans.getFirst(), situation);
      }
      return general(instruction, candidates, prefixes, plans);
    } catch (EncodingException e) {
      throw new SourceException(instruction.at(), e.getMessage());
    }
  }

  private static boolean isJump(List<InstructionForm> candidates) {
    for (InstructionForm form : candidates) {
      if (form.operands().size() == 1
          && form.operands().getFirst().place() == OperandPlace.RELATIVE) {
        return true;
      }
    }
    return false;
  }

  private static AssembledInstruction jump(
      Statement.Instruction instruction,
      List<InstructionForm> candidates,
      PrefixSet prefixes,
      OperandPlan plan,
      Situation situation) {
    int[] widths =
        switch (plan.syntax().modifiers().distance()) {
          case SHORT -> new int[] {8};
          case NEAR -> new int[] {32};
          case ANY -> new int[] {8, 32};
          case FAR ->
              throw new SourceException(
                  plan.at(),
                  "64-bit mode has no far jump or call to a constant address",
                  "use one through memory: jmp far [pointer]");
        };
    EncodedInstruction chosen = null;
    boolean fits = false;
    for (int i = 0; i < widths.length && !fits; i++) {
      List<Operand> operands = List.of(new Operand.Rel(0, widths[i]));
      Prefixes words = prefixes.prefixes(false);
      if (FormSelector.select(candidates, operands, prefixes.operandBits(), false)
          instanceof Selection.Selected selected) {
        chosen =
            Encoder.encode(selected.form(), selected.operands(), words, DisplacementWidth.SHORTEST);
        fits = widths[i] == 32 || reaches(plan.value(), chosen, situation);
      }
    }
    if (chosen == null) {
      throw Complaint.noForm(instruction, List.of(plan), candidates);
    }
    byte[] bytes = chosen.bytes();
    return new AssembledInstruction(
        bytes,
        List.of(
            new Fixup(
                chosen.immediateOffset(),
                chosen.immediateSize(),
                plan.value(),
                true,
                bytes.length,
                true,
                plan.at())));
  }

  /** Whether a short jump reaches its target; of an unknown one it is hoped. */
  private static boolean reaches(
      Value target, EncodedInstruction instruction, Situation situation) {
    if (!situation.mayShrink()) {
      return false;
    }
    if (!target.known()) {
      return true;
    }
    Value distance = target.minus(situation.here());
    long offset = distance.constant() - instruction.bytes().length;
    return distance.isConstant() && offset == (byte) offset;
  }

  private static AssembledInstruction general(
      Statement.Instruction instruction,
      List<InstructionForm> candidates,
      PrefixSet prefixes,
      List<OperandPlan> plans) {
    AssembledInstruction assembled = select(candidates, prefixes, plans);
    if (assembled == null) {
      // a constant that fits no form: choose one by the other operands, and cut the constant or
      // complain about it, as about a datum
      assembled = select(candidates, prefixes, plans.stream().map(OperandPlan::opened).toList());
    }
    if (assembled == null) {
      throw Complaint.noForm(instruction, plans, candidates);
    }
    return assembled;
  }

  /** The instruction in the first form that fits; null if none does. */
  private static AssembledInstruction select(
      List<InstructionForm> candidates, PrefixSet prefixes, List<OperandPlan> plans) {
    int operandBits = prefixes.operandBits();
    int immediateBits = 0;
    boolean open = false;
    boolean memory = false;
    boolean far = false;
    for (OperandPlan plan : plans) {
      if (plan.isImmediate()) {
        open |= plan.open();
        immediateBits = Math.max(immediateBits, plan.sizeBits());
      }
      memory |= plan.operand() instanceof Operand.Mem || plan.operand() instanceof Operand.Offset;
      far |= plan.syntax().modifiers().distance() == OperandSyntax.Distance.FAR;
    }
    if (operandBits == 0 && plans.size() == 1 && immediateBits == 16) {
      operandBits = 16; // push word 5
    }
    Selection selection = null;
    for (int trial : open ? WIDEST_FIRST : NOT_OPEN) {
      List<Operand> operands = new ArrayList<>(plans.size());
      for (OperandPlan plan : plans) {
        operands.add(plan.isImmediate() ? plan.immediate(trial, candidates) : plan.operand());
      }
      selection = FormSelector.select(candidates, operands, operandBits, far);
      if (selection instanceof Selection.SizeNotSpecified && immediateBits != 0) {
        for (int i = 0; i < operands.size(); i++) {
          operands.set(
              i,
              plans.get(i).isImmediate()
                  ? operands.get(i)
                  : plans.get(i).withMemoryBits(immediateBits));
        }
        selection = FormSelector.select(candidates, operands, operandBits, far);
      }
      if (selection instanceof Selection.SizeNotSpecified size) {
        throw Complaint.sizeNotSpecified(plans, size);
      }
      if (selection instanceof Selection.Selected selected) {
        return encode(selected, plans, prefixes.forMemory(memory, plans));
      }
    }
    return null;
  }

  private static AssembledInstruction encode(
      Selection.Selected selected, List<OperandPlan> plans, Prefixes prefixes) {
    InstructionForm form = selected.form();
    DisplacementWidth width = DisplacementWidth.SHORTEST;
    boolean anyOpen = false;
    for (OperandPlan plan : plans) {
      if (plan.width() != null) {
        width = plan.width();
      }
      anyOpen |= plan.open();
    }
    List<Operand> operands = prefixesIntoMemory(unsplit(selected.operands(), plans), prefixes);
    EncodedInstruction encoded = Encoder.encode(form, operands, prefixes, width);
    if (!anyOpen) {
      return new AssembledInstruction(encoded.bytes(), List.of());
    }
    byte[] bytes = encoded.bytes();
    List<Fixup> fixups = new ArrayList<>(2);
    int immediateAt = encoded.immediateOffset();
    int immediatesLeft = (int) plans.stream().filter(OperandPlan::isImmediate).count();
    int bytesLeft = encoded.immediateSize();
    for (OperandPlan plan : plans) {
      if (plan.isImmediate()) {
        // ENTER alone has two: 16 bits, then 8
        int size = immediatesLeft-- > 1 ? 2 : bytesLeft;
        if (plan.open() && size > 0) {
          boolean signed = size < 8 && (form.operandBits() == 64 || form.encoding().default64());
          fixups.add(new Fixup(immediateAt, size, plan.value(), false, 0, signed, plan.at()));
          Arrays.fill(bytes, immediateAt, immediateAt + size, (byte) 0);
        }
        immediateAt += size;
        bytesLeft -= size;
      } else if (plan.open()) {
        boolean signed = encoded.displacementSize() < 8 && !isAddress32(plan);
        fixups.add(
            new Fixup(
                encoded.displacementOffset(),
                encoded.displacementSize(),
                plan.value(),
                plan.relative(),
                bytes.length,
                signed,
                plan.at()));
      }
    }
    return new AssembledInstruction(bytes, List.copyOf(fixups));
  }

  private static boolean isAddress32(OperandPlan plan) {
    return plan.operand() instanceof Operand.Mem mem
        && ((mem.base() != null && mem.base().bits() == 32)
            || (mem.index() != null && mem.index().bits() == 32));
  }

  /** The table's shorter address for a doubled register is not wanted after {@code nosplit}. */
  private static List<Operand> unsplit(List<Operand> operands, List<OperandPlan> plans) {
    for (OperandPlan plan : plans) {
      if (plan.syntax() instanceof OperandSyntax.Memory memory
          && !memory.split()
          && plan.operand() instanceof Operand.Mem) {
        return operands.stream()
            .map(o -> o instanceof Operand.Mem m ? plan.withMemoryBits(m.bits()) : o)
            .toList();
      }
    }
    return operands;
  }

  /** A segment written as a prefix belongs to the memory operand, if there is one. */
  private static List<Operand> prefixesIntoMemory(List<Operand> operands, Prefixes prefixes) {
    if (prefixes.segment() == null) {
      return operands;
    }
    List<Operand> result = new ArrayList<>(operands.size());
    for (Operand operand : operands) {
      result.add(
          switch (operand) {
            case Operand.Mem mem when mem.segment() == null ->
                new Operand.Mem(
                    mem.bits(),
                    prefixes.segment(),
                    mem.base(),
                    mem.index(),
                    mem.scale(),
                    mem.displacement());
            default -> operand;
          });
    }
    return result;
  }
}
