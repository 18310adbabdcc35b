package org.matryoshka.asm.encoding;

import java.util.List;
import org.matryoshka.asm.diagnostic.SourceException;
import org.matryoshka.asm.expression.Evaluator;
import org.matryoshka.asm.expression.Value;
import org.matryoshka.asm.source.Position;
import org.matryoshka.asm.syntax.Expression;
import org.matryoshka.asm.syntax.OperandSyntax;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.encoding.DisplacementWidth;
import org.matryoshka.isa.instruction.Operand;
import org.matryoshka.isa.table.InstructionForm;
import org.matryoshka.isa.table.OperandKind;
import org.matryoshka.isa.table.OperandSpec;

/**
 * An operand before a form is chosen.
 *
 * @param operand as the form selector takes it; an immediate that is {@code open} has value 0
 * @param value of the immediate, target or displacement; null for a register
 * @param open the value is not a known constant, or its size may not be optimised: the field has
 *     the full size
 * @param target the value is the target of a jump
 * @param relative the displacement counts from the end of the instruction
 * @param width of the displacement
 * @param sizeBits the size word before it, 0 if none
 * @param strict the size word is binding
 */
record OperandPlan(
    Operand operand,
    Value value,
    boolean open,
    boolean target,
    boolean relative,
    DisplacementWidth width,
    int sizeBits,
    boolean strict,
    OperandSyntax syntax) {

  Position at() {
    return syntax.at();
  }

  boolean isImmediate() {
    return operand instanceof Operand.Imm;
  }

  static OperandPlan of(OperandSyntax syntax, boolean jump, Situation situation) {
    return switch (syntax) {
      case OperandSyntax.Plain plain -> plain(plain, jump, situation);
      case OperandSyntax.Memory memory -> memory(memory, situation);
      case OperandSyntax.FarPointer far ->
          throw new SourceException(
              far.at(),
              "64-bit mode has no far jump or call to a constant address",
              "use one through memory: jmp far [pointer]");
    };
  }

  private static OperandPlan plain(OperandSyntax.Plain plain, boolean jump, Situation situation) {
    OperandSyntax.Modifiers modifiers = plain.modifiers();
    if (plain.value() instanceof Expression.RegisterReference reference) {
      Register register = reference.register();
      if (modifiers.bits() != 0 && modifiers.bits() != register.bits()) {
        throw new SourceException(
            plain.at(),
            register.text() + " has " + register.bits() + " bits, not " + modifiers.bits());
      }
      return new OperandPlan(
          new Operand.Reg(register), null, false, false, false, null, 0, false, plain);
    }
    Value value = Evaluator.evaluate(plain.value(), situation.scope());
    if (value.hasRegister()) {
      throw new SourceException(
          plain.at(), "registers can be combined only in an address", "put it in brackets: [ … ]");
    }
    // "shl rax, byte 1" asks for the form with a byte, not for the one without
    boolean byteOne = modifiers.bits() == 8 && value.equals(Value.of(1));
    boolean open = !value.isConstant() || modifiers.strict() || byteOne;
    if (jump) {
      return new OperandPlan(
          new Operand.Rel(0, 0), value, true, true, false, null, 0, false, plain);
    }
    Operand operand = new Operand.Imm(open ? 0 : value.constant(), 0);
    return new OperandPlan(
        operand, value, open, false, false, null, modifiers.bits(), modifiers.strict(), plain);
  }

  private static OperandPlan memory(OperandSyntax.Memory memory, Situation situation) {
    AddressForm address = AddressForm.of(memory, situation.scope());
    Value displacement = address.displacement();
    boolean open = !displacement.isConstant();
    int bits = memory.modifiers().bits();
    boolean registers = address.base() != null || address.index() != null;
    if (!registers && memory.displacementBits() == 64 && !isRelative(memory, situation, open)) {
      Operand offset =
          new Operand.Offset(bits, memory.segment(), open ? 0 : displacement.constant());
      return plan(memory, offset, displacement, open, false, DisplacementWidth.DWORD);
    }
    boolean relative = !registers && isRelative(memory, situation, open);
    DisplacementWidth width =
        switch (memory.displacementBits()) {
          case 8 -> registers ? DisplacementWidth.BYTE : DisplacementWidth.SHORTEST;
          case 32 -> DisplacementWidth.DWORD;
          default -> open ? DisplacementWidth.DWORD : DisplacementWidth.SHORTEST;
        };
    Operand operand =
        new Operand.Mem(
            bits,
            memory.segment(),
            relative ? Register.RIP : address.base(),
            address.index(),
            address.scale(),
            open ? 0 : displacement.constant());
    return plan(memory, operand, displacement, open, relative, width);
  }

  private static OperandPlan plan(
      OperandSyntax.Memory memory,
      Operand operand,
      Value displacement,
      boolean open,
      boolean relative,
      DisplacementWidth width) {
    return new OperandPlan(operand, displacement, open, false, relative, width, 0, false, memory);
  }

  /** A number is no place in the image, so it is addressed absolutely whatever the default. */
  private static boolean isRelative(
      OperandSyntax.Memory memory, Situation situation, boolean open) {
    return open
        && switch (memory.addressing()) {
          case RELATIVE -> true;
          case ABSOLUTE -> false;
          case DEFAULT ->
              situation.relativeByDefault()
                  && memory.segment() != Register.FS
                  && memory.segment() != Register.GS;
        };
  }

  /**
   * The immediate for a trial of a form: what is open has the trial's width, or that of its size
   * word. Of a constant the value decides, except that {@code mov rax, dword 5} asks for the
   * sign-extended form.
   */
  Operand immediate(int trial, List<InstructionForm> candidates) {
    if (open) {
      // "qword" is the whole operand, which only mov has a field for: push qword label takes 32
      // bits
      return withBits(sizeBits != 0 && sizeBits != 64 ? sizeBits : trial);
    }
    boolean wide = sizeBits == 32 && any(candidates, OperandKind.IMM64);
    return withBits(wide ? 32 : 0);
  }

  private static boolean any(List<InstructionForm> forms, OperandKind kind) {
    for (InstructionForm form : forms) {
      for (OperandSpec operand : form.operands()) {
        if (operand.kind() == kind) {
          return true;
        }
      }
    }
    return false;
  }

  /** The same operand as an immediate of so many bits. */
  private Operand withBits(int bits) {
    return switch (operand) {
      // an open 64-bit field is asked for with a value that no shorter form can hold
      case Operand.Imm imm ->
          new Operand.Imm(!open ? imm.value() : bits == 64 ? Long.MIN_VALUE : 0, bits);
      default -> operand;
    };
  }

  /** The same operand, an immediate as one whose value is not known. */
  OperandPlan opened() {
    return isImmediate() && !open
        ? new OperandPlan(operand, value, true, false, false, null, sizeBits, strict, syntax)
        : this;
  }

  /** The same operand with a width for memory whose width was not said. */
  Operand withMemoryBits(int bits) {
    return operand instanceof Operand.Mem mem && mem.bits() == 0
        ? new Operand.Mem(
            bits, mem.segment(), mem.base(), mem.index(), mem.scale(), mem.displacement())
        : operand;
  }
}
