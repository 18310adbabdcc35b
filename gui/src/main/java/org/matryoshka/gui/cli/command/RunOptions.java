package org.matryoshka.gui.cli.command;

import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.matryoshka.gui.cli.io.CommandFailure;
import org.matryoshka.gui.cli.io.OutputFile;
import org.matryoshka.gui.text.NearestName;
import org.matryoshka.gui.text.Quantity;

/**
 * The options of every command that runs guests.
 *
 * @param maxInstructions budget of all guests together
 * @param stats where to write the report as JSON
 * @param trace where to write a line for each event
 * @param traceKind what an event is; empty unless the user said it
 * @param json whether the report goes to the output as JSON
 */
record RunOptions(
    long maxInstructions,
    Optional<String> stats,
    Optional<String> trace,
    Optional<TraceKind> traceKind,
    boolean json) {
  /** What a line of a trace stands for. */
  enum TraceKind {
    EXITS,
    INSTRUCTIONS,
    SCHED
  }

  private static final List<String> TRACE_KINDS = List.of("exits", "instructions", "sched");

  private static final Option ENGINE =
      option("engine", "NAME", "what runs the instructions: interpreter (the only one so far)");
  private static final Option MAX_INSTRUCTIONS =
      option(
          "max-instructions", "N", "stop after N guest instructions (1M, 2G; default: no limit)");
  private static final Option STATS =
      option("stats", "FILE.json", "write what the run did as JSON");
  private static final Option TRACE =
      option("trace", "FILE", "write a line for each event of the run");
  private static final Option TRACE_KIND =
      option(
          "trace-kind",
          "KIND",
          "what an event is: exits, instructions, or sched (what Kukla's scheduler does)");

  /** The options themselves. */
  static Options options() {
    return new Options()
        .addOption(ENGINE)
        .addOption(MAX_INSTRUCTIONS)
        .addOption(STATS)
        .addOption(TRACE)
        .addOption(TRACE_KIND)
        .addOption(CommonOptions.JSON);
  }

  /** Reads them. */
  static RunOptions of(CommandLine line) {
    String engine = line.getOptionValue(ENGINE, "interpreter");
    if (!engine.equals("interpreter")) {
      throw CommandFailure.usage(
          "--engine " + engine + ": there is no such engine; interpreter is the only one so far");
    }
    RunOptions options =
        new RunOptions(
            number(line, MAX_INSTRUCTIONS, Long.MAX_VALUE, Quantity::count),
            Optional.ofNullable(line.getOptionValue(STATS)),
            Optional.ofNullable(line.getOptionValue(TRACE)),
            Optional.ofNullable(line.getOptionValue(TRACE_KIND)).map(RunOptions::traceKind),
            line.hasOption(CommonOptions.JSON));
    if (options.traceKind.isPresent() && options.trace.isEmpty()) {
      throw CommandFailure.usage("--trace-kind: says of what, --trace FILE where to; give both");
    }
    if (options.stats.isPresent() && options.trace.isPresent()) {
      OutputFile.mustDiffer(options.stats.get(), options.trace.get());
    }
    if (!line.getArgList().isEmpty()) {
      String guest = line.getArgList().getFirst();
      options.stats.ifPresent(file -> OutputFile.mustDiffer(file, guest));
      options.trace.ifPresent(file -> OutputFile.mustDiffer(file, guest));
    }
    return options;
  }

  /** Whether the trace is of what the guests' schedulers do. */
  boolean tracesScheduling() {
    return traceKind.isPresent() && traceKind.get() == TraceKind.SCHED;
  }

  /** An option with a value. */
  static Option option(String name, String argument, String description) {
    return Option.builder().longOpt(name).hasArg().argName(argument).desc(description).get();
  }

  /** The value of an option as a number. */
  static long number(
      CommandLine line, Option option, long otherwise, ToLongFunction<String> parse) {
    String text = line.getOptionValue(option);
    if (text == null) {
      return otherwise;
    }
    try {
      return parse.applyAsLong(text);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage("--" + option.getLongOpt() + ": " + e.getMessage());
    }
  }

  private static TraceKind traceKind(String word) {
    int index = TRACE_KINDS.indexOf(word);
    if (index < 0) {
      throw CommandFailure.usage(
          "--trace-kind "
              + word
              + ": is none of exits, instructions, sched"
              + NearestName.hint(word, TRACE_KINDS));
    }
    return TraceKind.values()[index];
  }
}
