package org.matryoshka.guest.aot.backend.emit;

import java.util.List;
import org.matryoshka.isa.Mnemonic;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.RegisterClass;
import org.matryoshka.isa.encoding.FormSelector;
import org.matryoshka.isa.encoding.Selection;
import org.matryoshka.isa.instruction.Operand;
import org.matryoshka.isa.table.InstructionSet;

/**
 * Forms of instructions, selected once for each combination of mnemonic, shape, widths and size of
 * the immediate.
 */
public final class FormCache {
  /** Sizes of immediates that make a difference to the form. */
  private static final int IMMEDIATE_CLASSES = 6;

  private static final int WIDTHS = 4;
  private static final int PER_MNEMONIC =
      Shape.values().length * WIDTHS * WIDTHS * IMMEDIATE_CLASSES;

  /** A register that no form treats specially. */
  private static final int PLAIN = 3;

  private static final Shape[] SHAPES = Shape.values();
  private static final Mnemonic[] MNEMONICS = Mnemonic.values();

  private final EncodingPlan[][] plans = new EncodingPlan[MNEMONICS.length][];

  /**
   * The form of an instruction.
   *
   * @param bits width of the operation: 8, 16, 32 or 64
   * @param sourceBits width of the second operand where it differs (MOVZX …), else the same
   * @param immediate looked at where the shape has one
   * @throws IllegalArgumentException if there is no such form
   */
  public EncodingPlan plan(
      Mnemonic mnemonic, Shape shape, int bits, int sourceBits, long immediate) {
    EncodingPlan[] row = plans[mnemonic.ordinal()];
    if (row == null) {
      row = new EncodingPlan[PER_MNEMONIC];
      plans[mnemonic.ordinal()] = row;
    }
    int immediateClass = shape.hasImmediate() ? immediateClass(mnemonic, bits, immediate) : 0;
    int key =
        ((shape.ordinal() * WIDTHS + width(bits)) * WIDTHS + width(sourceBits)) * IMMEDIATE_CLASSES
            + immediateClass;
    EncodingPlan plan = row[key];
    if (plan == null) {
      plan = select(mnemonic, SHAPES[shape.ordinal()], bits, sourceBits, immediateClass);
      row[key] = plan;
    }
    return plan;
  }

  private static int width(int bits) {
    return switch (bits) {
      case 8 -> 0;
      case 16 -> 1;
      case 32 -> 2;
      default -> 3;
    };
  }

  private static int immediateClass(Mnemonic mnemonic, int bits, long value) {
    return switch (mnemonic) {
      case SHL, SHR, SAR, ROL, ROR -> value == 1 ? 1 : 2;
      default -> {
        if ((byte) value == value) {
          yield 2;
        }
        if ((int) value == value || bits <= 32) {
          yield 3;
        }
        yield value >>> 32 == 0 ? 4 : 5;
      }
    };
  }

  private static EncodingPlan select(
      Mnemonic mnemonic, Shape shape, int bits, int sourceBits, int immediateClass) {
    Operand first = new Operand.Reg(register(bits));
    Operand second = new Operand.Reg(register(sourceBits));
    Operand firstMemory = memory(bits);
    Operand secondMemory = memory(mnemonic == Mnemonic.LEA ? 0 : sourceBits);
    Operand count = new Operand.Reg(Register.CL);
    Operand immediate = immediate(bits, immediateClass);
    List<Operand> operands =
        switch (shape) {
          case NONE -> List.of();
          case R -> List.of(first);
          case M -> List.of(hasOwnWidth(mnemonic) ? memory(0) : firstMemory);
          case RR -> List.of(first, second);
          case RM -> List.of(first, secondMemory);
          case MR -> List.of(firstMemory, second);
          case RI -> List.of(first, immediate);
          case MI -> List.of(firstMemory, immediate);
          case RRI -> List.of(first, second, immediate);
          case RMI -> List.of(first, secondMemory, immediate);
          case R_CL -> List.of(first, count);
          case M_CL -> List.of(firstMemory, count);
          case I -> List.of(immediate);
          case NEAR -> List.of(new Operand.Rel(0x1000, 32));
          case SHORT -> List.of(new Operand.Rel(5, 8));
        };
    Selection selection =
        FormSelector.select(InstructionSet.candidates(mnemonic), operands, 0, false);
    if (selection instanceof Selection.Selected(var form, var complete)) {
      return new EncodingPlan(form);
    }
    throw new IllegalArgumentException(
        "no form of " + mnemonic + " for " + operands + ": " + selection);
  }

  /** Whether the memory operand is of a size of its own: a descriptor, an area. */
  private static boolean hasOwnWidth(Mnemonic mnemonic) {
    return switch (mnemonic) {
      case LGDT, LIDT, INVLPG, FXSAVE64, FXRSTOR64 -> true;
      default -> false;
    };
  }

  private static Register register(int bits) {
    return Register.of(
        switch (bits) {
          case 8 -> RegisterClass.GPR8;
          case 16 -> RegisterClass.GPR16;
          case 32 -> RegisterClass.GPR32;
          default -> RegisterClass.GPR64;
        },
        PLAIN);
  }

  private static Operand memory(int bits) {
    return new Operand.Mem(bits, null, Register.RBX, null, 1, 0);
  }

  private static Operand immediate(int bits, int immediateClass) {
    long value =
        switch (immediateClass) {
          case 1 -> 1;
          // negative for 64 bits: a positive one would be moved by a 32-bit instruction
          case 2 -> bits == 64 ? -5 : 5;
          case 3 -> bits == 8 ? 5 : bits == 16 ? 0x1234 : bits == 32 ? 0x12345678 : -0x12345678;
          case 4 -> 0xF0000000L;
          default -> 0x123456789ABCDEFL;
        };
    return new Operand.Imm(value, 0);
  }
}
