package org.matryoshka.asm.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.matryoshka.asm.Assembling;
import org.matryoshka.isa.Mnemonic;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.decoding.DecodeResult;
import org.matryoshka.isa.decoding.Decoder;
import org.matryoshka.isa.encoding.Encoder;
import org.matryoshka.isa.encoding.EncodingException;
import org.matryoshka.isa.format.InstructionFormatter;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.instruction.Operand;
import org.matryoshka.isa.instruction.Prefixes;
import org.matryoshka.isa.table.InstructionForm;
import org.matryoshka.isa.table.InstructionSet;
import org.matryoshka.isa.table.OperandKind;

/**
 * What the disassembler prints, the assembler reads back: the same bytes, or fewer that print the
 * same; over every row of the instruction table.
 */
class FormatterRoundTripTest {

  @Test
  void everyRowComesBack() {
    List<String> failures = new ArrayList<>();
    List<InstructionForm> seen = new ArrayList<>();
    int same = 0;
    int shorter = 0;
    for (InstructionForm form : InstructionSet.forms()) {
      for (List<Operand> operands : operands(form)) {
        byte[] bytes;
        try {
          bytes = Encoder.encode(form, operands, Prefixes.NONE);
        } catch (EncodingException e) {
          continue; // this register can't stand there
        }
        if (!(Decoder.decode(bytes, 0, bytes.length) instanceof DecodeResult.Decoded decoded)) {
          continue;
        }
        seen.add(form);
        String text = disassemble(bytes);
        byte[] again = Assembling.bytes("bits 64", "org 0", text);
        if (Arrays.equals(again, bytes)) {
          same++;
        } else if (again.length <= bytes.length
            && (text.equals(disassemble(again))
                || isMoveOf32Bits(form, decoded, again)
                || isSwapped(form, decoded, again))) {
          shorter++;
        } else {
          failures.add(text + ": " + hex(bytes) + " became " + hex(again));
        }
      }
    }
    assertThat(failures).isEmpty();
    assertThat(seen).containsAll(InstructionSet.forms());
    assertThat(same).isGreaterThan(4 * shorter);
  }

  private static String disassemble(byte[] bytes) {
    return Decoder.decode(bytes, 0, bytes.length) instanceof DecodeResult.Decoded decoded
        ? InstructionFormatter.format(decoded.instruction(), 0, address -> "$$ + " + address)
        : "?";
  }

  /** The order of XCHG's operands means nothing, and either may be the one in ModRM.reg. */
  private static boolean isSwapped(
      InstructionForm form, DecodeResult.Decoded decoded, byte[] again) {
    return form.mnemonic() == Mnemonic.XCHG
        && Decoder.decode(again, 0, again.length) instanceof DecodeResult.Decoded other
        && other.instruction().operands().equals(decoded.instruction().operands().reversed());
  }

  /** A write to 32 bits of a register clears the upper half, so it serves for 64 bits as well. */
  private static boolean isMoveOf32Bits(
      InstructionForm form, DecodeResult.Decoded decoded, byte[] again) {
    return (form.mnemonic() == Mnemonic.MOV || form.mnemonic() == Mnemonic.SLDT)
        && form.operandBits() == 64
        && Decoder.decode(again, 0, again.length) instanceof DecodeResult.Decoded other
        && other.instruction().mnemonic() == form.mnemonic()
        && other.instruction().form().operandBits() == 32
        && sameConstant(decoded.instruction(), other.instruction());
  }

  private static boolean sameConstant(Instruction wide, Instruction narrow) {
    return !(wide.operands().getLast() instanceof Operand.Imm imm)
        || (narrow.operands().getLast() instanceof Operand.Imm shortImm
            && imm.value() == (shortImm.value() & 0xFFFF_FFFFL));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /** A few operand lists of a form: the first sample of each column, then one column varied. */
  private static List<List<Operand>> operands(InstructionForm form) {
    List<List<Operand>> samples = form.operands().stream().map(o -> samples(o.kind())).toList();
    List<List<Operand>> lists = new ArrayList<>();
    List<Operand> first = samples.stream().map(List::getFirst).toList();
    lists.add(first);
    for (int column = 0; column < samples.size(); column++) {
      for (int i = 1; i < samples.get(column).size(); i++) {
        List<Operand> varied = new ArrayList<>(first);
        varied.set(column, samples.get(column).get(i));
        lists.add(varied);
      }
    }
    return lists;
  }

  private static List<Operand> samples(OperandKind kind) {
    List<Operand> samples = new ArrayList<>();
    if (kind.fixedRegister() != null) {
      return List.of(new Operand.Reg(kind.fixedRegister()));
    }
    switch (kind) {
      case ONE -> samples.add(new Operand.Imm(1, 8));
      case SREG -> add(samples, Register.DS, Register.GS);
      case CR -> add(samples, Register.CR0, Register.CR8);
      case DR -> add(samples, Register.DR0, Register.DR7);
      case STI -> add(samples, Register.ST1, Register.ST0);
      case IMM8, IMM16, IMM32, IMM64 -> {
        int bits = kind.bits();
        for (long value : new long[] {5, -1, 100, (1L << (bits - 1)) - 1, -(1L << (bits - 1))}) {
          samples.add(new Operand.Imm(value, bits));
        }
      }
      case REL8, REL32 -> {
        samples.add(new Operand.Rel(0, kind.bits()));
        samples.add(new Operand.Rel(100, kind.bits()));
        samples.add(new Operand.Rel(-100, kind.bits()));
      }
      case MOFFS8, MOFFS16, MOFFS32, MOFFS64 ->
          samples.add(new Operand.Offset(kind.bits(), null, 0x1122334455667788L));
      default -> {
        if (kind.registerClass() != null) {
          for (int number : new int[] {1, 0, 4, 9, 15}) {
            samples.add(new Operand.Reg(Register.of(kind.registerClass(), number)));
          }
        }
        if (kind.isMemory()) {
          int bits = kind.memoryBits();
          samples.add(new Operand.Mem(bits, null, Register.RBX, null, 1, 0));
          samples.add(new Operand.Mem(bits, null, Register.RSP, Register.R9, 8, -200));
          samples.add(new Operand.Mem(bits, Register.FS, Register.R13, null, 1, 0));
          samples.add(new Operand.Mem(bits, null, Register.RIP, null, 1, 64));
          samples.add(new Operand.Mem(bits, null, null, Register.RCX, 4, 16));
          samples.add(new Operand.Mem(bits, null, null, null, 1, 0x1234));
          samples.add(new Operand.Mem(bits, null, Register.ESI, Register.EDI, 2, 8));
        }
      }
    }
    return samples;
  }

  private static void add(List<Operand> samples, Register... registers) {
    for (Register register : registers) {
      samples.add(new Operand.Reg(register));
    }
  }
}
