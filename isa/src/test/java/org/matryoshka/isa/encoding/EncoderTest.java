package org.matryoshka.isa.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.instruction.Operand;
import org.matryoshka.isa.instruction.Prefixes;
import org.matryoshka.isa.table.InstructionForm;
import org.matryoshka.isa.table.InstructionSet;

/** Where fields lie, how wide displacements are, and what is refused with which words. */
class EncoderTest {
  private static final Operand RAX = new Operand.Reg(Register.RAX);
  private static final Operand AH = new Operand.Reg(Register.AH);

  @Test
  void tellsWhereDisplacementAndImmediateLie() {
    EncodedInstruction encoded =
        Encoder.encode(
            InstructionSet.form("MOV r/m64, imm32"),
            List.of(mem(Register.RIP, null, 1, 0x10), new Operand.Imm(5, 32)),
            Prefixes.NONE,
            DisplacementWidth.SHORTEST);

    assertThat(hex(encoded.bytes())).isEqualTo("48 c7 05 10 00 00 00 05 00 00 00");
    assertThat(encoded.displacementOffset()).isEqualTo(3);
    assertThat(encoded.displacementSize()).isEqualTo(4);
    assertThat(encoded.immediateOffset()).isEqualTo(7);
    assertThat(encoded.immediateSize()).isEqualTo(4);
  }

  @Test
  void tellsWhereBranchOffsetsAndAbsoluteAddressesLie() {
    EncodedInstruction call =
        encode("CALL rel32", DisplacementWidth.SHORTEST, new Operand.Rel(0, 32));
    EncodedInstruction move =
        encode(
            "MOV RAX, moffs64", DisplacementWidth.SHORTEST, RAX, new Operand.Offset(64, null, 1));

    assertThat(call.immediateOffset()).isEqualTo(1);
    assertThat(call.immediateSize()).isEqualTo(4);
    assertThat(call.displacementOffset()).isEqualTo(-1);
    assertThat(move.displacementOffset()).isEqualTo(2);
    assertThat(move.displacementSize()).isEqualTo(8);
  }

  @Test
  void displacementsAreAsShortAsPossibleOrAsWideAsAsked() {
    assertThat(lea(DisplacementWidth.SHORTEST, mem(Register.RBX, null, 1, 0)))
        .isEqualTo("48 8d 03");
    assertThat(lea(DisplacementWidth.SHORTEST, mem(Register.RBP, null, 1, 0)))
        .isEqualTo("48 8d 45 00");
    assertThat(lea(DisplacementWidth.SHORTEST, mem(Register.RBX, null, 1, -128)))
        .isEqualTo("48 8d 43 80");
    assertThat(lea(DisplacementWidth.SHORTEST, mem(Register.RBX, null, 1, 128)))
        .isEqualTo("48 8d 83 80 00 00 00");
    assertThat(lea(DisplacementWidth.BYTE, mem(Register.RBX, null, 1, 0))).isEqualTo("48 8d 43 00");
    assertThat(lea(DisplacementWidth.DWORD, mem(Register.RSP, null, 1, 1)))
        .isEqualTo("48 8d 84 24 01 00 00 00");
  }

  @Test
  void refusesAddressesThatCantBe() {
    refused("rsp can't be an index", mem(Register.RAX, Register.RSP, 1, 0));
    refused("ax can't be a base register", mem(Register.AX, null, 1, 0));
    refused("rip can't be combined with an index", mem(Register.RIP, Register.RAX, 1, 0));
    refused("rax and ecx have different widths", mem(Register.RAX, Register.ECX, 1, 0));
    refused("scale 3 is not 1, 2, 4 or 8", mem(Register.RAX, Register.RCX, 3, 0));
    refused("displacement 2147483648 does not fit 32 bits", mem(Register.RAX, null, 1, 1L << 31));
    refused("address 0x100000000 does not fit 32 bits", mem(null, null, 1, 1L << 32));
    assertThatThrownBy(() -> lea(DisplacementWidth.BYTE, mem(Register.RAX, null, 1, 128)))
        .isInstanceOf(EncodingException.class)
        .hasMessage("displacement 128 does not fit 8 bits");
    assertThatThrownBy(() -> lea(DisplacementWidth.BYTE, mem(Register.RIP, null, 1, 0)))
        .hasMessage("rip-relative addresses have no 8-bit displacement");
  }

  @Test
  void refusesHighBytesBesideRex() {
    assertThatThrownBy(() -> encode("MOV r/m8, r8", AH, new Operand.Reg(Register.R8B)))
        .isInstanceOf(EncodingException.class)
        .hasMessage(
            "ah can't be used together with r8b: that needs a REX prefix, which turns ah into spl");
    assertThatThrownBy(() -> encode("MOVZX r64, r/m8", RAX, AH))
        .hasMessageStartingWith("ah can't be used together with a 64-bit operand size");
  }

  @Test
  void refusesPrefixesAndRegistersThatTheProcessorRefuses() {
    Operand eax = new Operand.Reg(Register.EAX);
    InstructionForm add = InstructionSet.form("ADD r/m32, r32");
    InstructionForm move = InstructionSet.form("MOV r/m32, r32");
    InstructionForm store = InstructionSet.form("STOSB");

    assertThatThrownBy(() -> Encoder.encode(add, List.of(eax, eax), Prefixes.LOCK))
        .hasMessage("lock needs a memory destination");
    assertThatThrownBy(() -> Encoder.encode(move, List.of(eax, eax), Prefixes.LOCK))
        .hasMessage("MOV r/m32, r32 can't be locked");
    assertThatThrownBy(() -> Encoder.encode(add, List.of(eax, eax), Prefixes.REP))
        .hasMessage("add can't be repeated");
    assertThatThrownBy(() -> Encoder.encode(store, List.of(), Prefixes.REPNE))
        .hasMessage("stosb takes no such repeat prefix");
    assertThatThrownBy(() -> encode("MOV CR0-CR15, r64", new Operand.Reg(Register.CR1), RAX))
        .hasMessage("there is no cr1; only cr0, cr2 to cr4, cr8");
    assertThatThrownBy(
            () ->
                encode(
                    "MOV Sreg, r/m16", new Operand.Reg(Register.CS), new Operand.Reg(Register.AX)))
        .hasMessage("cs can't be loaded by mov; use a far jump, call or return");
    assertThatThrownBy(() -> encode("ADD r/m64, imm8", RAX, new Operand.Imm(128, 8)))
        .isInstanceOf(EncodingException.class)
        .hasMessageContaining("do not fit ADD r/m64, imm8");
  }

  @Test
  void a32BitAddressSizeNeedsAddressesThatFit() {
    Prefixes a32 = new Prefixes(false, false, false, null, true);
    InstructionForm load = InstructionSet.form("MOV RAX, moffs64");
    InstructionForm move = InstructionSet.form("MOV r64, r/m64");

    assertThat(
            hex(
                Encoder.encode(
                    load, List.of(RAX, new Operand.Offset(64, null, 0xFFFF_FFFFL)), a32)))
        .isEqualTo("67 48 a1 ff ff ff ff");
    assertThatThrownBy(
            () -> Encoder.encode(load, List.of(RAX, new Operand.Offset(64, null, 1L << 32)), a32))
        .hasMessage("address 0x100000000 does not fit 32 bits");
    assertThatThrownBy(() -> Encoder.encode(move, List.of(RAX, mem(Register.RCX, null, 1, 0)), a32))
        .hasMessage("a 32-bit address size needs 32-bit registers in the address");
  }

  private static void refused(String message, Operand.Mem mem) {
    assertThatThrownBy(() -> lea(DisplacementWidth.SHORTEST, mem))
        .isInstanceOf(EncodingException.class)
        .hasMessage(message);
  }

  private static String lea(DisplacementWidth width, Operand.Mem mem) {
    Operand.Mem address =
        new Operand.Mem(0, null, mem.base(), mem.index(), mem.scale(), mem.displacement());
    return hex(encode("LEA r64, m", width, RAX, address).bytes());
  }

  private static Operand.Mem mem(Register base, Register index, int scale, long displacement) {
    return new Operand.Mem(64, null, base, index, scale, displacement);
  }

  private static byte[] encode(String syntax, Operand... operands) {
    return encode(syntax, DisplacementWidth.SHORTEST, operands).bytes();
  }

  private static EncodedInstruction encode(
      String syntax, DisplacementWidth width, Operand... operands) {
    return Encoder.encode(InstructionSet.form(syntax), List.of(operands), Prefixes.NONE, width);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.ofDelimiter(" ").formatHex(bytes);
  }
}
