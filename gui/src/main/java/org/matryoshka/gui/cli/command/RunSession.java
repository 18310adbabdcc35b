package org.matryoshka.gui.cli.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.matryoshka.gui.cli.io.ExitCode;
import org.matryoshka.gui.cli.io.OutputFile;
import org.matryoshka.gui.cli.io.ProgressLine;
import org.matryoshka.gui.cli.io.SerialInput;
import org.matryoshka.gui.cli.io.Terminal;
import org.matryoshka.gui.report.ReportJson;
import org.matryoshka.gui.report.RunReport;
import org.matryoshka.gui.run.GuestRun;
import org.matryoshka.gui.run.RunDriver;
import org.matryoshka.gui.text.Quantity;

/**
 * One run of guests from a command: their consoles, what is typed at them, progress, the report,
 * the exit code.
 */
final class RunSession implements RunDriver.Attendant {
  private final Terminal terminal;
  private final RunOptions options;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private final PrintStream console = new PrintStream(pending, false, StandardCharsets.UTF_8);
  private final ProgressLine progress;
  private Optional<SerialInput> input = Optional.empty();
  private Optional<GuestTerminal> guestTerminal = Optional.empty();
  private Runnable beforeReport = () -> {};

  RunSession(Terminal terminal, RunOptions options) {
    this.terminal = terminal;
    this.options = options;
    this.progress = new ProgressLine(terminal, () -> System.nanoTime() / 1_000_000);
  }

  /** Where the guests' output goes; it comes out after each slice. */
  PrintStream console() {
    return console;
  }

  /** Feeds standard input to the guest. */
  void connectInput() {
    input = Optional.of(SerialInput.of(terminal));
  }

  /**
   * Gives the guest the user's terminal, or what is piped in: its console comes out as it is, every
   * key goes to it, and when piped input has ended it reads as often as it asks.
   */
  void connectTerminal() {
    connectInput();
    guestTerminal = Optional.of(new GuestTerminal(terminal));
  }

  /** Something to do when the guests have stopped, before the report: last lines, traces. */
  void beforeReport(Runnable action) {
    beforeReport = action;
  }

  /**
   * Drives the run to its end, and reports.
   *
   * @param people are shown the report, unless it goes to the output as JSON
   * @return the exit status
   */
  int drive(GuestRun run, Consumer<RunReport> people) {
    long start = System.nanoTime();
    RunDriver.Outcome outcome;
    guestTerminal.ifPresent(GuestTerminal::open);
    try {
      input.map(SerialInput::atStart).ifPresent(bytes -> type(run, bytes));
      start = System.nanoTime();
      outcome =
          new RunDriver(run, this, terminal.interruption()::requested)
              .drive(options.maxInstructions());
    } finally {
      guestTerminal.ifPresent(GuestTerminal::close);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    progress.erase();
    beforeReport.run();
    showConsole();
    int status = exitStatus(outcome, run);
    report(run.report(ending(outcome, run), status, seconds), people);
    return status;
  }

  private static int exitStatus(RunDriver.Outcome outcome, GuestRun run) {
    return switch (outcome) {
      case ENDED -> run.exitStatus();
      case IDLE -> ExitCode.GUEST_FAILED.status();
      case BUDGET_USED_UP -> ExitCode.BUDGET_USED_UP.status();
      case INTERRUPTED -> ExitCode.INTERRUPTED.status();
    };
  }

  private String ending(RunDriver.Outcome outcome, GuestRun run) {
    return switch (outcome) {
      case ENDED -> run.ending();
      case IDLE -> "idle: everybody waits for an interrupt that no device is going to raise";
      case BUDGET_USED_UP ->
          "the budget of "
              + Quantity.grouped(options.maxInstructions())
              + " instructions is used up (--max-instructions)";
      case INTERRUPTED -> "stopped by the user";
    };
  }

  private void report(RunReport report, Consumer<RunReport> people) {
    options.stats().ifPresent(file -> OutputFile.write(file, ReportJson.format(report)));
    if (options.json()) {
      terminal.out().writeBytes(ReportJson.format(report));
    } else {
      people.accept(report);
    }
    terminal.out().flush();
  }

  @Override
  public void afterSlice(GuestRun run) {
    input.map(SerialInput::poll).ifPresent(bytes -> type(run, bytes));
    showConsole();
    if (guestTerminal.isPresent()) {
      return; // the guest's own output is all that belongs there
    }
    progress.update(Quantity.grouped(run.instructions()) + " instructions (Ctrl-C stops)");
  }

  @Override
  public boolean awaitInput(GuestRun run) {
    progress.erase();
    while (true) {
      byte[] typed = input.map(SerialInput::await).orElse(new byte[0]);
      if (typed.length == 0) {
        byte[] end = guestTerminal.map(GuestTerminal::endOfInput).orElse(new byte[0]);
        if (end.length > 0 && !terminal.interruption().requested()) {
          run.type(end);
          return true;
        }
        return false;
      }
      if (type(run, typed)) {
        return true;
      }
    }
  }

  /** Types what is for the guest; whether that was anything. */
  private boolean type(GuestRun run, byte[] bytes) {
    byte[] forGuest = guestTerminal.isPresent() ? guestTerminal.get().filter(bytes) : bytes;
    if (forGuest.length > 0) {
      run.type(forGuest);
    }
    return forGuest.length > 0;
  }

  /**
   * Shows what has come out since the last time. With JSON on the output, it goes to the error
   * stream.
   */
  void showConsole() {
    console.flush();
    if (pending.size() == 0) {
      return;
    }
    progress.erase();
    PrintStream out = options.json() ? terminal.err() : terminal.out();
    out.writeBytes(pending.toByteArray());
    out.flush();
    pending.reset();
  }
}
