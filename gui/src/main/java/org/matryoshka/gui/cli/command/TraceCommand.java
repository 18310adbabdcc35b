package org.matryoshka.gui.cli.command;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.matryoshka.gui.cli.io.CommandFailure;
import org.matryoshka.gui.cli.io.ExitCode;
import org.matryoshka.gui.cli.io.OutputFile;
import org.matryoshka.gui.cli.io.Terminal;
import org.matryoshka.gui.inspect.exits.ExitCsv;
import org.matryoshka.gui.inspect.exits.ExitNames;
import org.matryoshka.gui.scenario.BundledScenarios;
import org.matryoshka.gui.session.ExitEntry;
import org.matryoshka.gui.session.World;
import org.matryoshka.gui.session.WorldException;
import org.matryoshka.gui.session.WorldLoader;
import org.matryoshka.gui.text.NearestName;
import org.matryoshka.gui.text.Quantity;
import org.matryoshka.gui.timeline.ChromeTrace;
import org.matryoshka.hv.RunResult;

/** {@code trace}: a run as a file for other tools. */
public final class TraceCommand implements Command {
  /** Steps between two looks at Ctrl-C, and between two batches of lines. */
  private static final long SLICE = 200_000;

  private static final long DEFAULT_BUDGET = 2_000_000_000;

  private static final Option FORMAT =
      RunOptions.option(
          "format", "FORMAT", "chrome: slices for ui.perfetto.dev; csv: a line for each VM exit");
  private static final Option OUTPUT =
      Option.builder("o")
          .longOpt("output")
          .hasArg()
          .argName("FILE")
          .desc("the file to write; appears only when it is complete")
          .get();
  private static final Option FROM =
      RunOptions.option("from", "N", "begin with step N (default 0)");
  private static final Option TO =
      RunOptions.option("to", "M", "stop after step M (default: the end of the run)");
  private static final Option MAX =
      RunOptions.option("max-instructions", "N", "stop after N steps in any case (default 2G)");

  @Override
  public String name() {
    return "trace";
  }

  @Override
  public String summary() {
    return "writes a run as a trace for Perfetto, or its VM exits as CSV";
  }

  @Override
  public String operands() {
    return "[IMAGE | SCENARIO.yaml]";
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(FORMAT)
        .addOption(OUTPUT)
        .addOption(FROM)
        .addOption(TO)
        .addOption(MAX);
  }

  @Override
  public List<String> notes() {
    return List.of(
        "Without IMAGE or SCENARIO.yaml: the bundled scenario " + BundledScenarios.DEMO + ".",
        "The run ends when all guests have ended, or all wait for input. Examples:",
        "  matryoshka trace --format chrome -o trace.json two-vms",
        "  matryoshka trace --format csv -o exits.csv demo-kernel --to 100k",
        "Open trace.json at ui.perfetto.dev; docs/visualizer/traces.md says what is in it.");
  }

  @Override
  public int run(CommandLine line, Terminal terminal) {
    String format = format(line);
    if (!line.hasOption(OUTPUT)) {
      throw CommandFailure.usage("trace: needs -o FILE, the file to write");
    }
    List<String> operands = line.getArgList();
    if (operands.size() > 1) {
      throw CommandFailure.usage("trace: '" + operands.get(1) + "' is too much");
    }
    long from = RunOptions.number(line, FROM, 0, Quantity::count);
    long budget = RunOptions.number(line, MAX, DEFAULT_BUDGET, Quantity::count);
    long to = RunOptions.number(line, TO, Long.MAX_VALUE, Quantity::count);
    if (from > to) {
      throw CommandFailure.usage("trace: --from is behind --to");
    }
    World world = world(operands.isEmpty() ? BundledScenarios.DEMO : operands.getFirst(), terminal);
    String name = line.getOptionValue(OUTPUT);
    try (OutputFile file = OutputFile.open(name)) {
      long end = Math.min(to, budget);
      long count =
          format.equals("csv")
              ? csv(world, file, from, end, terminal)
              : chrome(world, file, from, end, terminal);
      file.commit();
      terminal.say(
          "%s: %s %s, steps %s to %s"
              .formatted(
                  name,
                  Quantity.grouped(count),
                  format.equals("csv") ? "VM exits" : "events",
                  Quantity.grouped(Math.min(from, world.position())),
                  Quantity.grouped(world.position())));
      boolean cut = to > budget && world.position() >= budget;
      return (cut ? ExitCode.BUDGET_USED_UP : ExitCode.DONE).status();
    } catch (IOException | UncheckedIOException e) {
      throw CommandFailure.rejected(name + ": the trace can't be written: " + e.getMessage());
    }
  }

  private static String format(CommandLine line) {
    String format = line.getOptionValue(FORMAT, "chrome");
    List<String> formats = List.of("chrome", "csv");
    if (!formats.contains(format)) {
      throw CommandFailure.usage(
          "--format " + format + ": is neither chrome nor csv" + NearestName.hint(format, formats));
    }
    return format;
  }

  private static World world(String source, Terminal terminal) {
    try {
      WorldLoader.FoundScenario found = WorldLoader.find(source);
      return new World(WorldLoader.read(source, found.scenario(), found.folder(), terminal.in()));
    } catch (WorldException e) {
      throw CommandFailure.rejected(e);
    }
  }

  private static long chrome(World world, OutputFile file, long from, long to, Terminal terminal) {
    ChromeTrace trace = new ChromeTrace(world.hypervisor(), file.stream(), from);
    while (goesOn(world, to, terminal)) {
      // the trace writes as the run goes on
    }
    trace.close();
    return trace.events();
  }

  private static long csv(World world, OutputFile file, long from, long to, Terminal terminal)
      throws IOException {
    Writer lines = new OutputStreamWriter(file.stream(), StandardCharsets.UTF_8);
    ExitCsv csv = new ExitCsv(ExitNames.of(world));
    lines.append(ExitCsv.HEAD).append('\n');
    long written = 0;
    long seen = 0;
    boolean more = true;
    while (more) {
      more = goesOn(world, to, terminal);
      for (ExitEntry entry : world.exits().from(seen + 1)) {
        seen = entry.index();
        if (entry.step() >= from) {
          csv.line(entry, lines);
          written++;
        }
      }
    }
    lines.flush();
    return written;
  }

  /**
   * Runs a slice.
   *
   * @return whether there is more
   */
  private static boolean goesOn(World world, long to, Terminal terminal) {
    long left = to - world.position();
    if (left <= 0 || terminal.interruption().requested()) {
      return false;
    }
    RunResult result = world.run(Math.min(left, SLICE));
    return switch (result) {
      case ALL_ENDED, ALL_IDLE -> false;
      case BUDGET, REQUESTED -> true;
    };
  }
}
