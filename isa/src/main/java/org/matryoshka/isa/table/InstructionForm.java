package org.matryoshka.isa.table;

import java.util.List;
import org.matryoshka.isa.CpuFeature;
import org.matryoshka.isa.Mnemonic;
import org.matryoshka.isa.RegisterClass;

/**
 * One row of the instruction table: one instruction form, as one line of the Intel manual has it.
 *
 * @param id position in {@link InstructionSet#forms()}, 0 …
 * @param mnemonic the instruction's name
 * @param syntax the manual's "Instruction" column, for instance {@code "ADD r/m64, imm8"}
 * @param encoding the manual's "Opcode" column, parsed, for instance {@code "REX.W + 83 /0 ib"}
 * @param operands explicit operands in Intel order, destination first
 * @param operandBits the operation's width: 8, 16, 32, 64 or 128; 0 where it has none
 * @param flags effects on the status flags
 * @param privilege how it stands to privilege
 * @param feature what the processor must have
 * @param lockable whether LOCK is allowed (with a memory destination)
 * @param repeat which repeat prefixes mean something
 * @param description a short phrase in our own words, for the reference page
 */
public record InstructionForm(
    int id,
    Mnemonic mnemonic,
    String syntax,
    EncodingSpec encoding,
    List<OperandSpec> operands,
    int operandBits,
    FlagEffects flags,
    Privilege privilege,
    CpuFeature feature,
    boolean lockable,
    RepeatKind repeat,
    String description) {

  /** Whether one of its operands can be a vector register. */
  public boolean isVector() {
    for (OperandSpec operand : operands) {
      if (operand.kind().registerClass() == RegisterClass.XMM) {
        return true;
      }
    }
    return false;
  }

  /** Identity: rows are singletons of {@link InstructionSet}. */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return id;
  }

  @Override
  public String toString() {
    return syntax + "  [" + encoding + "]";
  }
}
