package org.matryoshka.gui.inspect.exits;

import java.util.Arrays;
import java.util.List;
import org.matryoshka.gui.session.ExitEntry;
import org.matryoshka.hv.exit.ExitCosts;
import org.matryoshka.hv.exit.VmExit;
import org.matryoshka.hv.observe.ExitRecord;
import org.matryoshka.hv.vcpu.PhysicalTrap;
import org.matryoshka.isa.decoding.DecodeResult;
import org.matryoshka.isa.decoding.Decoder;
import org.matryoshka.isa.format.InstructionFormatter;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.system.PageFaultErrorCode;

/** Puts together what is known of an exit. Knows no machine: what it needs of one are scenes. */
public final class ExitDetailReader {
  private ExitDetailReader() {}

  /** What the record alone tells. */
  public static ExitDetail read(ExitEntry entry, ExitNames names) {
    return read(entry, names, null, null);
  }

  /**
   * What the record and the machine tell.
   *
   * @param before the VM at the step before the exit's
   * @param after the VM at the exit's step
   */
  public static ExitDetail read(
      ExitEntry entry, ExitNames names, ExitScene before, ExitScene after) {
    ExitRecord record = entry.exit();
    String symbol = names.symbol(record.vm(), record.rip());
    Instruction instruction = before == null ? null : instruction(record, before);
    byte[] code =
        instruction == null ? new byte[0] : Arrays.copyOf(before.code(), instruction.length());
    String text =
        instruction == null
            ? ""
            : InstructionFormatter.format(
                instruction, record.rip(), address -> symbolOrNull(names, record.vm(), address));
    PhysicalTrap trap = after == null || !isTrap(record.exit()) ? PhysicalTrap.NONE : after.trap();
    RawExit raw = VmxEncoding.encode(record.exit(), record.rip(), trap, instruction, code);
    String cause = cause(trap, record.exit(), text);
    return new ExitDetail(
        entry,
        names.vm(record.vm()),
        symbol,
        text,
        names.source(record.vm(), record.rip()),
        ExitWords.reason(record.exit().reason()) + (cause.isEmpty() ? "" : " ← " + cause),
        new QualificationFields(raw, instruction, before, after).of(record.exit()),
        raw,
        HypervisorWork.steps(record, text, cause, before, after),
        ExitCosts.items(record.exit(), record.outcome()),
        before == null || after == null ? List.of() : RegisterChange.between(before, after),
        before,
        after);
  }

  private static String symbolOrNull(ExitNames names, int vm, long address) {
    String symbol = names.symbol(vm, address);
    return symbol.isEmpty() ? null : symbol;
  }

  /** Whether a trap of the physical core brought the exit about. */
  private static boolean isTrap(VmExit exit) {
    return switch (exit) {
      case VmExit.ExternalInterrupt _,
          VmExit.TripleFault _,
          VmExit.InterruptWindow _,
          VmExit.PreemptionTimer _ ->
          false;
      default -> true;
    };
  }

  /** Whether the instruction at RIP brought the exit about. */
  private static boolean hasInstruction(VmExit exit) {
    return isTrap(exit) && !(exit instanceof VmExit.SoftwareInterrupt(int _, boolean step) && step);
  }

  private static Instruction instruction(ExitRecord record, ExitScene before) {
    byte[] code = before.code();
    if (!hasInstruction(record.exit()) || code.length == 0) {
      return null;
    }
    return Decoder.decode(code, 0, code.length) instanceof DecodeResult.Decoded(var found)
        ? found
        : null;
  }

  private static String cause(PhysicalTrap trap, VmExit exit, String instruction) {
    boolean fetch = exit instanceof VmExit.PageFault fault && isFetch(fault);
    if (trap.kind() == PhysicalTrap.Kind.NONE || instruction.isEmpty() || fetch) {
      return trap.text();
    }
    String place = exit instanceof VmExit.PageFault ? " by " : " at ";
    return trap.text() + place + instruction;
  }

  /** Whether the fault came from fetching an instruction, so that there was none yet. */
  static boolean isFetch(VmExit.PageFault fault) {
    return (fault.errorCode() & PageFaultErrorCode.FETCH) != 0;
  }
}
