package org.matryoshka.isa.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.matryoshka.isa.CpuFeature;
import org.matryoshka.isa.system.RFlags;
import org.matryoshka.isa.table.family.RowGroup;

class RowParserTest {
  @Test
  void readsARow() {
    InstructionForm form = parse("ADC r/m64, imm8 | REX.W + 83 /2 ib | rw r", "r:C w:OSZAPC");

    assertThat(form.encoding().rexW()).isTrue();
    assertThat(form.encoding().opcode()).isEqualTo(0x83);
    assertThat(form.encoding().digit()).isEqualTo(2);
    assertThat(form.encoding().immediateBytes()).isEqualTo(1);
    assertThat(form.operandBits()).isEqualTo(64);
    assertThat(form.flags()).isEqualTo(new FlagEffects(RFlags.CF, RFlags.STATUS, 0));
    assertThat(form.lockable()).isTrue();
    assertThat(form.operands())
        .containsExactly(
            new OperandSpec(OperandKind.RM64, OperandAccess.READ_WRITE, OperandPlace.MODRM_RM),
            new OperandSpec(OperandKind.IMM8, OperandAccess.READ, OperandPlace.IMMEDIATE));
  }

  @Test
  void readsARowWithVex() {
    InstructionForm form = parse("BEXTR r64a, r/m64, r64b | VEX.LZ.0F38.W1 F7 /r | w r r", "");

    assertThat(form.encoding().vex()).isTrue();
    assertThat(form.encoding().map()).isEqualTo(EncodingSpec.VEX + 2);
    assertThat(form.encoding().mandatoryPrefix()).isEqualTo(EncodingSpec.NO_PREFIX);
    assertThat(form.encoding().opcode()).isEqualTo(0xF7);
    assertThat(form.operandBits()).isEqualTo(64);
    assertThat(form.operands())
        .containsExactly(
            new OperandSpec(OperandKind.R64, OperandAccess.WRITE, OperandPlace.MODRM_REG),
            new OperandSpec(OperandKind.RM64, OperandAccess.READ, OperandPlace.MODRM_RM),
            new OperandSpec(OperandKind.R64, OperandAccess.READ, OperandPlace.VEX_VVVV));
    assertThat(parse("BLSI r32, r/m32 | VEX.LZ.0F38.W0 F3 /3 | w r", "").operands().getFirst())
        .isEqualTo(new OperandSpec(OperandKind.R32, OperandAccess.WRITE, OperandPlace.VEX_VVVV));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          FOO r/m8 | FE /0 | rw                  ! no mnemonic FOO
          INC r/m9 | FE /0 | rw                  ! no operand kind "r/m9"
          INC r/m8 | FE /8 | rw                  ! unknown word "/8"
          INC r/m8 | FG /0 | rw                  ! unknown word "FG"
          INC r/m8 | /0 | rw                     ! no opcode byte
          INC r/m8 | FE /0 | rw r                ! 1 operands, 2 access words
          INC r/m8 | FE /0 | x                   ! no access "x"
          INC r/m8 | FE | rw                     ! a ModRM operand, but no ModRM byte
          INC r8 | FE /r | rw                    ! a ModRM byte without an operand
          ADD r/m8, r/m8 | 00 /r | rw r          ! two operands in one field of ModRM
          ADD r/m8, r8 | 00 /0 | rw r            ! two operands in one field of ModRM
          ADD r/m8, imm8 | 80 /0 iw | rw r       ! immediate of another width
          PUSH r64 | 51+rd | r                   ! not an opcode that can hold a register
          PUSH r/m64 | d64 + 50+rd | r           ! a ModRM operand, but no ModRM byte
          MOV r64, imm64 | o16 + REX.W + B8+ro io | w r ! two operand sizes
          BLSI r/m32 | VEX.LZ.0F38.W0 F3 /3 | w  ! VEX.vvvv must name one operand
          BLSI r32, r/m32 | VEX.L1.0F38.W0 F3 /3 | w r ! unknown word "VEX.L1.0F38.W0"
          LFENCE | 0F AE E8 E8                   ! too many bytes
          """)
  void refusesARowThatCantBe(String row, String reason) {
    assertThatThrownBy(() -> parse(row, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(row.strip())
        .hasMessageContaining(reason);
  }

  @Test
  void refusesFlagsThatDontExist() {
    assertThatThrownBy(() -> parse("CLC | F8", "w:Q")).hasMessageContaining("no flag 'Q'");
    assertThatThrownBy(() -> parse("CLC | F8", "x:C")).hasMessageContaining("flags \"x:C\"");
  }

  private static InstructionForm parse(String row, String flags) {
    RowGroup group =
        new RowGroup("for a test", flags, "USER", CpuFeature.BASE, true, "NONE", List.of());
    return RowParser.parse(0, group, row);
  }
}
