package org.matryoshka.guest.aot.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.matryoshka.guest.aot.backend.emit.CodeBuffer;
import org.matryoshka.guest.aot.backend.emit.EncodingPlan;
import org.matryoshka.guest.aot.backend.emit.FormCache;
import org.matryoshka.guest.aot.backend.emit.Shape;
import org.matryoshka.isa.Mnemonic;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.RegisterClass;
import org.matryoshka.isa.encoding.Encoder;
import org.matryoshka.isa.encoding.FormSelector;
import org.matryoshka.isa.encoding.Selection;
import org.matryoshka.isa.instruction.Operand;
import org.matryoshka.isa.instruction.Prefixes;
import org.matryoshka.isa.table.InstructionSet;

/** The compiler's fast writer makes the bytes that the encoder of the isa module makes. */
class EncodingPlanTest {
  private static final int[] WIDTHS = {8, 16, 32, 64};
  private static final int[] DISPLACEMENTS = {0, 1, -128, 127, 128, 0x12345678};

  private final FormCache forms = new FormCache();

  private static Register register(int bits, int number) {
    RegisterClass kind =
        switch (bits) {
          case 8 -> RegisterClass.GPR8;
          case 16 -> RegisterClass.GPR16;
          case 32 -> RegisterClass.GPR32;
          default -> RegisterClass.GPR64;
        };
    return Register.of(kind, number);
  }

  /** The encoder's bytes; of several encodings of equal length the writer may choose another. */
  private static byte[] expected(Mnemonic mnemonic, Operand... operands) {
    Selection selection =
        FormSelector.select(InstructionSet.candidates(mnemonic), List.of(operands), 0, false);
    Selection.Selected selected = (Selection.Selected) selection;
    return Encoder.encode(selected.form(), selected.operands(), Prefixes.NONE);
  }

  private byte[] written(EncodingPlan plan, boolean memory, int first, int second, long number) {
    CodeBuffer buffer = new CodeBuffer();
    buffer.put(plan, memory, first, second, number);
    return buffer.toByteArray();
  }

  @ParameterizedTest
  @EnumSource(
      value = Mnemonic.class,
      names = {"MOV", "ADD", "SUB", "AND", "OR", "XOR", "CMP", "TEST"})
  void twoRegisters(Mnemonic mnemonic) {
    for (int bits : WIDTHS) {
      EncodingPlan plan = forms.plan(mnemonic, Shape.RR, bits, bits, 0);
      for (int first = 0; first < 16; first++) {
        for (int second = 0; second < 16; second++) {
          assertThat(written(plan, false, first, second, 0))
              .as("%s %s, %s", mnemonic, register(bits, first), register(bits, second))
              .isEqualTo(
                  expected(
                      mnemonic,
                      new Operand.Reg(register(bits, first)),
                      new Operand.Reg(register(bits, second))));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Mnemonic.class,
      names = {"MOV", "ADD", "CMP", "LEA", "IMUL", "XCHG"})
  void registerAndMemory(Mnemonic mnemonic) {
    Shape shape = mnemonic == Mnemonic.XCHG ? Shape.MR : Shape.RM;
    for (int bits : WIDTHS) {
      if (bits == 8 && (mnemonic == Mnemonic.LEA || mnemonic == Mnemonic.IMUL)) {
        continue;
      }
      EncodingPlan plan = forms.plan(mnemonic, shape, bits, bits, 0);
      for (Operand.Mem memory : addresses(mnemonic == Mnemonic.LEA ? 0 : bits)) {
        // not the accumulator with an absolute address: it has a form of its own
        int number = memory.base() == null && memory.index() == null ? 9 : memory.hashCode() & 15;
        Operand register = new Operand.Reg(register(bits, number));
        CodeBuffer buffer = new CodeBuffer();
        buffer.memory(
            memory.base() == null ? CodeBuffer.NONE : memory.base().number(),
            memory.index() == null ? CodeBuffer.NONE : memory.index().number(),
            Integer.numberOfTrailingZeros(memory.scale()),
            (int) memory.displacement(),
            null);
        buffer.put(plan, true, shape == Shape.RM ? number : 0, number, 0);
        Operand[] operands =
            shape == Shape.RM ? new Operand[] {register, memory} : new Operand[] {memory, register};
        assertThat(buffer.toByteArray())
            .as("%s %s", mnemonic, Arrays.toString(operands))
            .isEqualTo(expected(mnemonic, operands));
      }
    }
  }

  private static List<Operand.Mem> addresses(int bits) {
    List<Operand.Mem> all = new ArrayList<>();
    for (int displacement : DISPLACEMENTS) {
      all.add(new Operand.Mem(bits, null, null, null, 1, displacement));
      for (int base = 0; base < 16; base++) {
        Register b = register(64, base);
        all.add(new Operand.Mem(bits, null, b, null, 1, displacement));
        for (int index : new int[] {0, 1, 5, 8, 12, 13, 15}) {
          all.add(new Operand.Mem(bits, null, b, register(64, index), 4, displacement));
        }
      }
      all.add(new Operand.Mem(bits, null, null, register(64, 9), 8, displacement));
    }
    return all;
  }

  @ParameterizedTest
  @EnumSource(
      value = Mnemonic.class,
      names = {"ADD", "CMP", "AND", "MOV", "SHL", "SAR", "TEST"})
  void registerAndNumber(Mnemonic mnemonic) {
    boolean shift = mnemonic == Mnemonic.SHL || mnemonic == Mnemonic.SAR;
    long[] numbers =
        shift ? new long[] {1, 2, 31} : new long[] {0, 1, -1, 127, -128, 128, 0x12345678, -70000};
    for (int bits : WIDTHS) {
      for (long number : numbers) {
        if (number != number << (64 - bits) >> (64 - bits)) {
          continue;
        }
        if (bits == 64 && mnemonic == Mnemonic.MOV && number >= 0) {
          // the compiler asks for the 32-bit move itself
          continue;
        }
        EncodingPlan plan = forms.plan(mnemonic, Shape.RI, bits, bits, number);
        // without the accumulator, which has forms of its own
        for (int first = 1; first < 16; first++) {
          assertThat(written(plan, false, first, 0, number))
              .as("%s %s, %d", mnemonic, register(bits, first), number)
              .isEqualTo(
                  expected(
                      mnemonic,
                      new Operand.Reg(register(bits, first)),
                      new Operand.Imm(number, 0)));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Mnemonic.class,
      names = {"MOVZX", "MOVSX"})
  void extensions(Mnemonic mnemonic) {
    for (int source : new int[] {8, 16}) {
      EncodingPlan plan = forms.plan(mnemonic, Shape.RR, 32, source, 0);
      for (int first = 0; first < 16; first++) {
        for (int second = 0; second < 16; second++) {
          assertThat(written(plan, false, first, second, 0))
              .isEqualTo(
                  expected(
                      mnemonic,
                      new Operand.Reg(register(32, first)),
                      new Operand.Reg(register(source, second))));
        }
      }
    }
  }
}
