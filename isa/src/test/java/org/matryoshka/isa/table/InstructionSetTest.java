package org.matryoshka.isa.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.matryoshka.isa.ConditionCode;
import org.matryoshka.isa.CpuFeature;
import org.matryoshka.isa.Mnemonic;
import org.matryoshka.isa.system.RFlags;

class InstructionSetTest {
  @Test
  void everyMnemonicAndFeatureHasARowAndIdsAreIndices() {
    List<InstructionForm> forms = InstructionSet.forms();
    for (int i = 0; i < forms.size(); i++) {
      assertThat(forms.get(i).id()).isEqualTo(i);
    }
    for (Mnemonic mnemonic : Mnemonic.values()) {
      assertThat(InstructionSet.forms(mnemonic)).as(mnemonic.text()).isNotEmpty();
    }
    assertThat(forms.stream().map(InstructionForm::feature).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(CpuFeature.values());
  }

  @Test
  void rowsAreAllDifferent() {
    Set<String> rows = new HashSet<>();
    for (InstructionForm form : InstructionSet.forms()) {
      assertThat(rows.add(form.syntax() + form.encoding())).as(form.toString()).isTrue();
    }
  }

  @Test
  void conditionalMnemonicsStandInTheOrderOfTheirConditions() {
    for (ConditionCode code : ConditionCode.values()) {
      int c = code.ordinal();
      assertThat(Mnemonic.values()[Mnemonic.JO.ordinal() + c].name()).isEqualTo("J" + code);
      assertThat(Mnemonic.values()[Mnemonic.SETO.ordinal() + c].name()).isEqualTo("SET" + code);
      assertThat(Mnemonic.values()[Mnemonic.CMOVO.ordinal() + c].name()).isEqualTo("CMOV" + code);
      assertThat(InstructionSet.form("J" + code + " rel32").encoding().opcode())
          .isEqualTo(0x80 + c);
    }
  }

  @Test
  void noFlagIsBothWrittenAndUndefined() {
    for (InstructionForm form : InstructionSet.forms()) {
      FlagEffects flags = form.flags();
      assertThat(flags.written() & flags.undefined()).as(form.toString()).isZero();
      assertThat(flags.undefined() & ~RFlags.STATUS).as(form.toString()).isZero();
    }
    assertThat(InstructionSet.form("INC r/m32").flags())
        .isEqualTo(new FlagEffects(0, RFlags.STATUS & ~RFlags.CF, 0));
  }

  @Test
  void privilegedRows() {
    assertThat(mnemonics(Privilege.PRIVILEGED))
        .isEqualTo(
            set(
                "CLAC CLI CLTS HLT IN INSB INSD INSW INVD INVLPG LGDT LIDT LLDT LMSW LTR MOV OUT"
                    + " OUTSB OUTSD OUTSW RDMSR RDPMC STAC STI SWAPGS SYSEXIT SYSRET VMCALL WBINVD"
                    + " WRMSR"));
  }

  @Test
  void sensitiveRows() {
    assertThat(mnemonics(Privilege.SENSITIVE))
        .isEqualTo(
            set(
                "CALL CPUID INT INT1 INT3 IRET IRETD IRETQ JMP LAR LFS LGS LSL LSS MOV POP POPF"
                    + " POPFQ PUSH PUSHF PUSHFQ RDFSBASE RDGSBASE RDTSC RDTSCP RETF SGDT SIDT SLDT"
                    + " SMSW STR SYSCALL SYSENTER VERR VERW WRFSBASE WRGSBASE"));
    assertThat(InstructionSet.form("PUSH r64").privilege()).isEqualTo(Privilege.USER);
    assertThat(InstructionSet.form("CALL r/m64").privilege()).isEqualTo(Privilege.USER);
    assertThat(InstructionSet.form("MOV r64, CR0-CR15").privilege())
        .isEqualTo(Privilege.PRIVILEGED);
    assertThat(InstructionSet.form("MOV Sreg, r/m16").privilege()).isEqualTo(Privilege.SENSITIVE);
    assertThat(InstructionSet.form("MOV r/m64, r64").privilege()).isEqualTo(Privilege.USER);
  }

  @ParameterizedTest
  @CsvSource({
    "MOV r/m64 imm32, 64",
    "MOVZX r32 r/m8, 32",
    "SETE r/m8, 8",
    "PUSH imm8, 64",
    "CALL rel32, 64",
    "OUT imm8 EAX, 32",
    "OUT DX AL, 8",
    "MOVSD, 32",
    "IRETQ, 64",
    "RETF, 32",
    "SHL r/m16 CL, 16",
    "CPUID, 0",
    "CMPXCHG16B m128, 64"
  })
  void operationWidths(String syntax, int bits) {
    String row = syntax.replaceFirst(" ([^ ]+) ([^ ]+)$", " $1, $2");
    assertThat(InstructionSet.form(row).operandBits()).isEqualTo(bits);
  }

  @Test
  void unknownRowsAreRefused() {
    assertThatThrownBy(() -> InstructionSet.form("ADD r/m7, imm8"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no form \"ADD r/m7, imm8\"");
  }

  private static Set<String> mnemonics(Privilege privilege) {
    return InstructionSet.forms().stream()
        .filter(form -> form.privilege() == privilege)
        .map(form -> form.mnemonic().name())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> set(String names) {
    return new TreeSet<>(Arrays.asList(names.split(" ")));
  }
}
