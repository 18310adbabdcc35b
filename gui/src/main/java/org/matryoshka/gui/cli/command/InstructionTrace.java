package org.matryoshka.gui.cli.command;

import java.io.PrintStream;
import java.util.HexFormat;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.observe.ExecutionObserver;
import org.matryoshka.hv.exit.ExitOutcome;
import org.matryoshka.hv.exit.VmExit;
import org.matryoshka.hv.observe.ExitObserver;
import org.matryoshka.hv.observe.ExitRecord;
import org.matryoshka.isa.fault.ExceptionVector;
import org.matryoshka.isa.format.InstructionFormatter;

/**
 * Writes a line for each instruction that retires, for each fault and interrupt between them, and
 * under the hypervisor for each VM exit, which stands in place of an instruction that was emulated.
 */
final class InstructionTrace implements ExecutionObserver, ExitObserver {
  private static final HexFormat HEX = HexFormat.of();

  private final PrintStream out;

  InstructionTrace(PrintStream out) {
    this.out = out;
    out.println("# address instruction; -- fault, interrupt or VM exit");
  }

  @Override
  public void onRetire(long rip, DecodedInstruction in) {
    out.println(HEX.toHexDigits(rip) + "  " + InstructionFormatter.format(in.instruction, rip));
  }

  @Override
  public void onFault(long rip, int vector, int errorCode, long address) {
    String where =
        vector == ExceptionVector.PAGE_FAULT.vector() ? " at " + HEX.toHexDigits(address) : "";
    out.println(
        "%s  -- exception %d, error code %#x%s"
            .formatted(HEX.toHexDigits(rip), vector, errorCode, where));
  }

  @Override
  public void onInterrupt(long rip, int vector) {
    out.println("%s  -- interrupt %d".formatted(HEX.toHexDigits(rip), vector));
  }

  @Override
  public void exited(
      long time, int vm, int vcpu, long rip, VmExit exit, ExitOutcome outcome, int cycles) {
    ExitRecord exited = new ExitRecord(time, vm, vcpu, rip, exit, outcome, cycles);
    out.println("%s  -- exit of VM %d: %s".formatted(HEX.toHexDigits(rip), vm, exited.sentence()));
  }
}
