package org.matryoshka.gui.cli.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;
import org.matryoshka.cpu.image.ElfImage;
import org.matryoshka.cpu.image.ImageException;
import org.matryoshka.cpu.observe.ExecutionObserver;
import org.matryoshka.gui.cli.command.RunOptions.TraceKind;
import org.matryoshka.gui.cli.io.CommandFailure;
import org.matryoshka.gui.cli.io.ConsoleLines;
import org.matryoshka.gui.cli.io.Terminal;
import org.matryoshka.gui.report.ReportText;
import org.matryoshka.gui.run.VirtualizedRun;
import org.matryoshka.gui.scenario.GuestSettings;
import org.matryoshka.gui.scenario.Scenario;
import org.matryoshka.gui.session.WorldException;
import org.matryoshka.gui.session.WorldLoader;
import org.matryoshka.hv.observe.ExitObserver;

/** What {@code demo} and {@code vm} share: a scenario on the hypervisor, told line by line. */
final class VirtualizedSession {
  private final Terminal terminal;
  private final RunOptions options;

  VirtualizedSession(Terminal terminal, RunOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  /**
   * Runs it.
   *
   * @param folder where the image files of the scenario are looked for
   * @return the exit status
   */
  int run(Scenario specified, Path folder) {
    Scenario scenario =
        options.tracesScheduling()
            ? specified.with(vm -> vm.withGuest(vm.guest().plus(List.of(SchedulingTraceFile.WORD))))
            : specified;
    List<ElfImage> images = images(scenario, folder);
    RunSession session = new RunSession(terminal, options);
    boolean ownTerminal =
        scenario.vms().getFirst().guest().console() == GuestSettings.ConsoleKind.TERMINAL;
    List<? extends IntConsumer> consoles =
        ownTerminal ? List.<IntConsumer>of(session.console()::write) : lines(scenario, session);
    VirtualizedRun run;
    try {
      run = new VirtualizedRun(scenario, images, consoles);
    } catch (ImageException e) {
      throw CommandFailure.rejected(e.getMessage());
    }
    if (ownTerminal) {
      session.connectTerminal();
    } else if (images.size() == 1 && !scenario.vms().getFirst().image().equals("-")) {
      session.connectInput();
    }
    return TraceFile.around(
        options,
        out -> {
          switch (options.traceKind().orElse(TraceKind.EXITS)) {
            case EXITS -> run.observe(new ExitTrace(out));
            case INSTRUCTIONS -> {
              InstructionTrace trace = new InstructionTrace(out);
              run.observe((ExecutionObserver) trace);
              run.observe((ExitObserver) trace);
            }
            case SCHED -> {
              SchedulingTraceFile trace = new SchedulingTraceFile(out);
              run.observeScheduling(trace::write);
            }
          }
        },
        () -> session.drive(run, report -> terminal.out().print("\n" + ReportText.format(report))));
  }

  private List<ElfImage> images(Scenario scenario, Path folder) {
    try {
      return WorldLoader.read(scenario.name(), scenario, folder, terminal.in()).images();
    } catch (WorldException e) {
      throw CommandFailure.rejected(e);
    }
  }

  private static List<ConsoleLines> lines(Scenario scenario, RunSession session) {
    List<ConsoleLines> consoles = consoles(scenario, session.console());
    session.beforeReport(() -> consoles.forEach(ConsoleLines::finish));
    return consoles;
  }

  private static List<ConsoleLines> consoles(Scenario scenario, PrintStream out) {
    int width = scenario.vms().stream().mapToInt(vm -> vm.name().length()).max().orElse(0);
    return scenario.vms().stream()
        .map(vm -> vm.name() + " ".repeat(width - vm.name().length()) + " | ")
        .map(prefix -> new ConsoleLines(prefix, out))
        .toList();
  }
}
