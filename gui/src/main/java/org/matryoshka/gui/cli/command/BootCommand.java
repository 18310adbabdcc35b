package org.matryoshka.gui.cli.command;

import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.matryoshka.cpu.image.ElfImage;
import org.matryoshka.cpu.image.ImageException;
import org.matryoshka.guest.image.ImageKind;
import org.matryoshka.gui.cli.io.CommandFailure;
import org.matryoshka.gui.cli.io.Terminal;
import org.matryoshka.gui.report.ReportText;
import org.matryoshka.gui.run.BareRun;
import org.matryoshka.gui.scenario.GuestSettings;
import org.matryoshka.gui.scenario.Scenario;
import org.matryoshka.gui.session.ImageBytes;

/** {@code boot}: an image on the bare machine, its serial port on standard input and output. */
public final class BootCommand implements Command {
  private static final Option MEMORY =
      RunOptions.option("memory", "SIZE", "memory of the machine (default 64M)");
  private static final Option CORES =
      RunOptions.option("cores", "N", "cores of the machine (default 1)");

  @Override
  public String name() {
    return "boot";
  }

  @Override
  public String summary() {
    return "a bootable ELF64 image on the bare machine, serial port on stdio";
  }

  @Override
  public String operands() {
    return "IMAGE";
  }

  @Override
  public Options options() {
    return GuestOptions.addTo(RunOptions.options()).addOption(MEMORY).addOption(CORES);
  }

  @Override
  public List<String> notes() {
    return List.of(
        "Bundled images: " + String.join(", ", ImageBytes.bundled(ImageKind.BOOTABLE)) + ".",
        "The output is the serial port's, byte for byte; the report goes to the error stream, or"
            + " with",
        "--json to the output while the serial port goes to the error stream.");
  }

  @Override
  public int run(CommandLine line, Terminal terminal) {
    RunOptions options = RunOptions.of(line);
    if (options.traceKind().filter(kind -> kind == RunOptions.TraceKind.EXITS).isPresent()) {
      throw CommandFailure.usage("--trace-kind exits: a bare machine has no VM exits; see vm");
    }
    String operand = CommonOptions.oneOperand(line, "boot", "IMAGE");
    long memory = CommonOptions.memory(line, MEMORY);
    int cores = CommonOptions.integer(line, CORES, 1, Scenario.MAX_CORES);
    GuestSettings guest = settings(operand, line, options);
    ElfImage image = ImageSource.bootable(operand, guest, terminal.in());
    RunSession session = new RunSession(terminal, options);
    BareRun run;
    try {
      run =
          new BareRun(operand, image, memory, cores, guest.commandLine(), session.console()::write);
    } catch (ImageException e) {
      throw CommandFailure.rejected(operand + ": " + e.getMessage());
    }
    if (ImageSource.isInteractive(operand)) {
      session.connectTerminal();
    } else if (!operand.equals("-")) {
      session.connectInput();
    }
    return TraceFile.around(
        options,
        out -> {
          if (options.tracesScheduling()) {
            SchedulingTraceFile trace = new SchedulingTraceFile(out);
            run.observeScheduling(event -> trace.write(operand, event));
          } else {
            run.observe(new InstructionTrace(out));
          }
        },
        () -> session.drive(run, report -> terminal.err().print(ReportText.format(report))));
  }

  private static GuestSettings settings(String operand, CommandLine line, RunOptions options) {
    GuestSettings guest =
        GuestOptions.of(line)
            .applyTo(
                ImageSource.isInteractive(operand) ? ImageSource.SHELL : GuestSettings.NONE,
                operand);
    return options.tracesScheduling() ? guest.plus(List.of(SchedulingTraceFile.WORD)) : guest;
  }
}
