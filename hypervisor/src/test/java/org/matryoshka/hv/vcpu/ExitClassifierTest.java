package org.matryoshka.hv.vcpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.hv.exit.ExitCause;
import org.matryoshka.hv.exit.VmExit;
import org.matryoshka.isa.decoding.DecodeResult;
import org.matryoshka.isa.decoding.Decoder;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.table.InstructionForm;
import org.matryoshka.isa.table.InstructionSet;
import org.matryoshka.isa.table.Privilege;

/** Every row of the instruction table that is not innocuous has a name as an exit. */
class ExitClassifierTest {
  private static final int[][] PREFIXES = {{}, {0x66}, {0xF3}, {0x48}, {0xF3, 0x48}};

  /** An instruction of each form that one or two opcode bytes and a ModRM byte lead to. */
  private static Map<InstructionForm, Instruction> examples() {
    Map<InstructionForm, Instruction> examples = new HashMap<>();
    for (int[] prefix : PREFIXES) {
      for (int opcode = 0; opcode < 512; opcode++) {
        for (int modrm = 0; modrm < 256; modrm++) {
          byte[] bytes = new byte[16];
          int n = 0;
          for (int b : prefix) {
            bytes[n++] = (byte) b;
          }
          if (opcode > 255) {
            bytes[n++] = 0x0F;
          }
          bytes[n++] = (byte) opcode;
          bytes[n] = (byte) modrm;
          if (Decoder.decode(bytes, 0, bytes.length)
              instanceof DecodeResult.Decoded(Instruction in)) {
            examples.putIfAbsent(in.form(), in);
          }
        }
      }
    }
    return examples;
  }

  private static VmExit classify(Instruction instruction) {
    return ExitClassifier.instruction(
        new CpuState(), new DecodedInstruction((cpu, in) -> {}, instruction));
  }

  @Test
  void everySensitiveAndPrivilegedRowIsNamed() {
    Map<InstructionForm, Instruction> examples = examples();
    Set<String> missing = new TreeSet<>();
    int named = 0;
    for (InstructionForm form : InstructionSet.forms()) {
      if (form.privilege() == Privilege.USER) {
        continue;
      }
      Instruction example = examples.get(form);
      if (example == null || classify(example) == null) {
        missing.add(form.toString());
      } else {
        named++;
      }
    }
    assertThat(missing).isEmpty();
    assertThat(named).isGreaterThan(60);
  }

  @Test
  void innocuousRowsAreNotUnlessTheyFaultInRing3() {
    Set<String> named =
        examples().values().stream()
            .filter(in -> in.form().privilege() == Privilege.USER && classify(in) != null)
            .map(in -> in.mnemonic().text())
            .collect(Collectors.toCollection(TreeSet::new));
    // SYSCALL is off on our cores, RDFSBASE too; VMCALL and RDPMC exist only for a hypervisor.
    assertThat(named)
        .isSubsetOf(
            "cpuid",
            "int",
            "int1",
            "int3",
            "rdfsbase",
            "rdgsbase",
            "rdpmc",
            "rdtsc",
            "rdtscp",
            "syscall",
            "sysenter",
            "vmcall",
            "wrfsbase",
            "wrgsbase");
  }

  @Test
  void qualificationsAreTold() {
    CpuState state = new CpuState();
    state.gpr[2] = 0x3F8;
    VmExit out = ExitClassifier.instruction(state, decoded(0xEE));
    assertThat(out).isEqualTo(new VmExit.IoInstruction(0x3F8, 1, VmExit.Direction.WRITE));
    assertThat(ExitClassifier.instruction(state, decoded(0xE5, 0x70)))
        .isEqualTo(new VmExit.IoInstruction(0x70, 4, VmExit.Direction.READ));
    assertThat(ExitClassifier.instruction(state, decoded(0x0F, 0x22, 0xD8)))
        .isEqualTo(new VmExit.CrAccess(3, VmExit.Direction.WRITE));
    assertThat(ExitClassifier.instruction(state, decoded(0x0F, 0x20, 0xC0)))
        .isEqualTo(new VmExit.CrAccess(0, VmExit.Direction.READ));
    state.gpr[0] = 0x5555;
    assertThat(ExitClassifier.instruction(state, decoded(0x0F, 0x01, 0x38)))
        .isEqualTo(new VmExit.Invlpg(0x5555));
    state.rip = 0x1000;
    assertThat(ExitClassifier.instruction(state, decoded(0x0F, 0x01, 0x3D, 0x10, 0, 0, 0)))
        .isEqualTo(new VmExit.Invlpg(0x1017));
    assertThat(state.rip).isEqualTo(0x1000);
    assertThat(ExitClassifier.instruction(state, decoded(0x9D)).cause()).isEqualTo(ExitCause.FLAGS);
  }

  private static DecodedInstruction decoded(int... code) {
    byte[] bytes = new byte[code.length];
    for (int i = 0; i < code.length; i++) {
      bytes[i] = (byte) code[i];
    }
    DecodeResult.Decoded decoded = (DecodeResult.Decoded) Decoder.decode(bytes, 0, bytes.length);
    return new DecodedInstruction((cpu, in) -> {}, decoded.instruction());
  }
}
