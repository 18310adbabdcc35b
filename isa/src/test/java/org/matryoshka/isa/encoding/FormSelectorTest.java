package org.matryoshka.isa.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.instruction.Operand;
import org.matryoshka.isa.instruction.Prefixes;
import org.matryoshka.isa.table.Aliases;

/** Choices that NASM 2.16 makes too (each line was tried there). */
class FormSelectorTest {
  @Test
  void immediatesTakeTheShortestForm() {
    assertThat(assemble("add", reg(Register.RAX), imm(-1))).isEqualTo("4883c0ff");
    assertThat(assemble("add", reg(Register.EAX), imm(0xFFFF_FFFFL))).isEqualTo("83c0ff");
    assertThat(assemble("add", reg(Register.AX), imm(0xFFFF))).isEqualTo("6683c0ff");
    assertThat(assemble("add", reg(Register.AL), imm(0xFF))).isEqualTo("04ff");
    assertThat(assemble("add", reg(Register.EAX), imm(1000))).isEqualTo("05e8030000");
    assertThat(assemble("push", imm(5))).isEqualTo("6a05");
    assertThat(assemble("push", imm(500))).isEqualTo("68f4010000");
    assertThat(assemble("shl", reg(Register.EAX), imm(1))).isEqualTo("d1e0");
  }

  @Test
  void movesOfConstantsAreAsShortAsTheirValueAllows() {
    assertThat(assemble("mov", reg(Register.RAX), imm(5))).isEqualTo("b805000000");
    assertThat(assemble("mov", reg(Register.RAX), imm(-1))).isEqualTo("48c7c0ffffffff");
    assertThat(assemble("mov", reg(Register.RAX), imm(0x123456789AL)))
        .isEqualTo("48b89a78563412000000");
    assertThat(assemble("mov", reg(Register.RAX), new Operand.Imm(5, 32)))
        .isEqualTo("48c7c005000000");
  }

  @Test
  void operandOrderIsFreeWhereItMeansNothing() {
    assertThat(assemble("xchg", reg(Register.ECX), reg(Register.EAX))).isEqualTo("91");
    assertThat(assemble("xchg", reg(Register.EAX), reg(Register.EAX))).isEqualTo("87c0");
    assertThat(assemble("xchg", reg(Register.ECX), reg(Register.EBX))).isEqualTo("87cb");
    assertThat(assemble("xchg", reg(Register.ECX), mem(Register.RAX, null))).isEqualTo("8708");
    assertThat(assemble("xchg", mem(Register.RAX, null), reg(Register.AX))).isEqualTo("668700");
    assertThat(assemble("test", reg(Register.ECX), mem(Register.RAX, null))).isEqualTo("8508");
    assertThat(assemble("imul", reg(Register.EAX), imm(5))).isEqualTo("6bc005");
  }

  @Test
  void selectorsHaveAnyWidth() {
    assertThat(assemble("mov", reg(Register.DS), reg(Register.RAX))).isEqualTo("8ed8");
    assertThat(assemble("mov", reg(Register.RAX), reg(Register.DS))).isEqualTo("8cd8");
    assertThat(assemble("mov", mem(Register.RAX, null), reg(Register.DS))).isEqualTo("8c18");
    assertThat(assemble("lar", reg(Register.RAX), reg(Register.CX))).isEqualTo("480f02c1");
    assertThat(assemble("sldt", reg(Register.RAX))).isEqualTo("0f00c0");
    assertThat(assemble("movsx", reg(Register.RAX), reg(Register.ECX))).isEqualTo("4863c1");
  }

  @Test
  void addressesAreWrittenTheShortestWay() {
    assertThat(assemble("inc", dword(null, Register.RCX, 1))).isEqualTo("ff01");
    assertThat(assemble("inc", dword(null, Register.RCX, 2))).isEqualTo("ff0409");
    assertThat(assemble("inc", dword(Register.RAX, Register.RSP, 1))).isEqualTo("ff0404");
  }

  @Test
  void farJumpsMustBeAskedFor() {
    Operand pointer = mem(Register.RAX, null);

    assertThat(assemble("call", pointer)).isEqualTo("ff10");
    assertThat(far("call", pointer)).isEqualTo("48ff18");
    assertThat(far("call", dword(Register.RAX, null, 1))).isEqualTo("ff18");
    assertThat(select("jmp", false, dword(Register.RAX, null, 1)))
        .isInstanceOf(Selection.NoForm.class);
    assertThat(assemble("lss", reg(Register.EAX), pointer)).isEqualTo("0fb200");
  }

  @Test
  void asksForTheWidthOfMemoryWhereNothingTellsIt() {
    assertThat(select("inc", false, mem(Register.RAX, null)))
        .isEqualTo(new Selection.SizeNotSpecified(List.of(8, 16, 32, 64)));
    assertThat(select("push", false, mem(Register.RAX, null)))
        .isEqualTo(new Selection.SizeNotSpecified(List.of(16, 64)));
    assertThat(select("movzx", false, reg(Register.EAX), mem(Register.RAX, null)))
        .isEqualTo(new Selection.SizeNotSpecified(List.of(8, 16)));
    assertThat(assemble("mov", mem(Register.RAX, null), reg(Register.CX))).isEqualTo("668908");
  }

  @Test
  void prefixWordsChooseTheOperandSize() {
    assertThat(FormSelector.select(Aliases.candidates("leave"), List.of(), 16, false))
        .isInstanceOfSatisfying(
            Selection.Selected.class,
            selected -> assertThat(selected.form().encoding().text()).isEqualTo("o16 + C9"));
    assertThat(FormSelector.select(Aliases.candidates("sysret"), List.of(), 64, false))
        .isInstanceOfSatisfying(
            Selection.Selected.class,
            selected -> assertThat(selected.form().encoding().text()).isEqualTo("REX.W + 0F 07"));
  }

  @Test
  void saysWhatTheNameTakesWhereNothingFits() {
    assertThat(select("jmp", false, reg(Register.EAX)))
        .isInstanceOfSatisfying(
            Selection.NoForm.class, none -> assertThat(none.forms()).isNotEmpty());
    assertThat(select("nonsense", false)).isEqualTo(new Selection.NoForm(List.of()));
  }

  private static Selection select(String name, boolean far, Operand... operands) {
    return FormSelector.select(Aliases.candidates(name), List.of(operands), 0, far);
  }

  private static String assemble(String name, Operand... operands) {
    return encode(select(name, false, operands));
  }

  private static String far(String name, Operand... operands) {
    return encode(select(name, true, operands));
  }

  private static String encode(Selection selection) {
    assertThat(selection).isInstanceOf(Selection.Selected.class);
    Selection.Selected selected = (Selection.Selected) selection;
    return HexFormat.of()
        .formatHex(Encoder.encode(selected.form(), selected.operands(), Prefixes.NONE));
  }

  private static Operand reg(Register register) {
    return new Operand.Reg(register);
  }

  private static Operand imm(long value) {
    return new Operand.Imm(value, 0);
  }

  private static Operand mem(Register base, Register index) {
    return new Operand.Mem(0, null, base, index, 1, 0);
  }

  private static Operand dword(Register base, Register index, int scale) {
    return new Operand.Mem(32, null, base, index, scale, 0);
  }
}
