package org.matryoshka.gui.inspect.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.matryoshka.hv.exit.ExitReason;
import org.matryoshka.hv.vcpu.ExitForecast;
import org.matryoshka.isa.decoding.DecodeResult;
import org.matryoshka.isa.decoding.Decoder;
import org.matryoshka.isa.docs.SensitiveReason;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.instruction.Operand;
import org.matryoshka.isa.system.SystemBit;
import org.matryoshka.isa.system.SystemBits;
import org.matryoshka.isa.table.InstructionForm;
import org.matryoshka.isa.table.OperandSpec;

/**
 * An instruction explained, from the instruction table.
 *
 * @param syntax the manual's form, for instance {@code ADD r/m64, imm8}
 * @param encoding the manual's opcode, for instance {@code REX.W + 83 /0 ib}
 * @param description a short phrase
 * @param operands each with what is done with it
 * @param privilege its class in words
 * @param flagsRead names, with spaces between
 * @param flagsWritten names
 * @param flagsUndefined names
 * @param exit what it exits with under the hypervisor, as a sentence
 */
public record InstructionDetail(
    String syntax,
    String encoding,
    String description,
    List<String> operands,
    String privilege,
    String flagsRead,
    String flagsWritten,
    String flagsUndefined,
    String exit) {

  /**
   * Explains the instruction at the start of some bytes.
   *
   * @param sensitiveTraps whether sensitive instructions trap: the VM is in trap mode
   * @return empty if they are none
   */
  public static Optional<InstructionDetail> of(byte[] bytes, boolean sensitiveTraps) {
    return bytes.length > 0
            && Decoder.decode(bytes, 0, bytes.length)
                instanceof DecodeResult.Decoded(Instruction instruction)
        ? Optional.of(of(instruction, sensitiveTraps))
        : Optional.empty();
  }

  private static InstructionDetail of(Instruction instruction, boolean sensitiveTraps) {
    InstructionForm form = instruction.form();
    return new InstructionDetail(
        form.syntax(),
        form.encoding().toString(),
        form.description(),
        operands(instruction),
        switch (form.privilege()) {
          case USER -> "innocuous: does the same in every ring";
          case PRIVILEGED -> "privileged: traps outside ring 0";
          case SENSITIVE -> "sensitive: depends on the ring, but does not trap on a real x86";
        },
        names(form.flags().read()),
        names(form.flags().written()),
        names(form.flags().undefined()),
        exit(instruction, sensitiveTraps));
  }

  private static List<String> operands(Instruction instruction) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < instruction.operands().size(); i++) {
      OperandSpec spec = instruction.form().operands().get(i);
      String kind =
          switch (instruction.operands().get(i)) {
            case Operand.Reg(var register) -> register.text();
            case Operand.Mem _ -> "memory";
            case Operand.Offset _ -> "memory at a fixed address";
            case Operand.Imm(long value, int _) -> "number " + value;
            case Operand.Rel(long offset, int _) -> "distance " + offset;
          };
      String access = spec.access().name().toLowerCase(Locale.ROOT).replace('_', '/');
      texts.add(kind + ": " + (access.equals("none") ? "address only" : access));
    }
    return texts;
  }

  private static String names(int mask) {
    return SystemBits.RFLAGS.stream()
        .filter(bit -> (bit.mask() & mask) != 0)
        .map(SystemBit::name)
        .collect(Collectors.joining(" "));
  }

  private static String exit(Instruction instruction, boolean sensitiveTraps) {
    Optional<ExitReason> reason = ExitForecast.of(instruction, sensitiveTraps);
    if (reason.isPresent()) {
      return "Exits with %s (%d): %s."
          .formatted(reason.get(), reason.get().number(), reason.get().meaning());
    }
    return switch (instruction.form().privilege()) {
      case USER ->
          instruction.operands().stream().anyMatch(Operand.Mem.class::isInstance)
              ? "Runs on the core without an exit, unless its memory access faults."
              : "Runs on the core without an exit.";
      case PRIVILEGED -> "Traps, and the guest gets the exception.";
      case SENSITIVE ->
          "Does not exit in classic mode. " + SensitiveReason.of(instruction.mnemonic());
    };
  }

  /** All of it, a line each. */
  public String text() {
    StringBuilder text = new StringBuilder(syntax + " — " + description + "\n");
    text.append("encoding   ").append(encoding).append('\n');
    operands.forEach(operand -> text.append("operand    ").append(operand).append('\n'));
    text.append("privilege  ").append(privilege).append('\n');
    line(text, "reads      ", flagsRead);
    line(text, "writes     ", flagsWritten);
    line(text, "undefined  ", flagsUndefined);
    return text.append(exit).toString();
  }

  private static void line(StringBuilder text, String head, String flags) {
    if (!flags.isEmpty()) {
      text.append(head).append(flags).append('\n');
    }
  }
}
