package org.matryoshka.isa.encoding;

import java.util.List;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.instruction.Operand;
import org.matryoshka.isa.instruction.Prefixes;
import org.matryoshka.isa.table.InstructionForm;

/**
 * Writes instructions as bytes. The prefixes come in NASM's order: repeat, LOCK, segment, operand
 * size, address size, those that belong to the opcode, REX or VEX.
 */
public final class Encoder {
  private Encoder() {}

  /**
   * The shortest encoding of an instruction in its form.
   *
   * @throws EncodingException if the operands do not fit the form
   */
  public static byte[] encode(Instruction instruction) {
    return encode(instruction.form(), instruction.operands(), instruction.prefixes());
  }

  /**
   * The shortest encoding of a form with operands.
   *
   * @throws EncodingException if the operands do not fit the form
   */
  public static byte[] encode(InstructionForm form, List<Operand> operands, Prefixes prefixes) {
    return encode(form, operands, prefixes, DisplacementWidth.SHORTEST).bytes();
  }

  /**
   * An encoding of a form with operands, and where its fields lie.
   *
   * @param width the width of a displacement
   * @throws EncodingException if the operands do not fit the form
   */
  public static EncodedInstruction encode(
      InstructionForm form, List<Operand> operands, Prefixes prefixes, DisplacementWidth width) {
    if (!OperandMatch.matches(form, operands)) {
      throw new EncodingException("operands " + operands + " do not fit " + form.syntax());
    }
    return new InstructionWriter(form, operands, prefixes, width).write();
  }
}
