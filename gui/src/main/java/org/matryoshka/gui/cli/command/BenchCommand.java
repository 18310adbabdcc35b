package org.matryoshka.gui.cli.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.matryoshka.gui.bench.Benchmark;
import org.matryoshka.gui.bench.BenchmarkRunner;
import org.matryoshka.gui.bench.CompilerBenchmark;
import org.matryoshka.gui.bench.KuklaBenchmark;
import org.matryoshka.gui.bench.Measurement;
import org.matryoshka.gui.bench.Platform;
import org.matryoshka.gui.bench.SessionBenchmark;
import org.matryoshka.gui.bench.TravelBenchmark;
import org.matryoshka.gui.cli.io.CommandFailure;
import org.matryoshka.gui.cli.io.ExitCode;
import org.matryoshka.gui.cli.io.ProgressLine;
import org.matryoshka.gui.cli.io.Terminal;
import org.matryoshka.gui.text.NearestName;
import org.matryoshka.gui.text.Quantity;
import org.matryoshka.gui.text.Table;

/** {@code bench}: the whole-program benchmarks. */
public final class BenchCommand implements Command {
  private static final int DEFAULT_ROUNDS = 3;
  private static final Option ROUNDS =
      RunOptions.option("rounds", "N", "run each program N times, the fastest counts (default 3)");

  @Override
  public String name() {
    return "bench";
  }

  @Override
  public String summary() {
    return "runs the whole-program benchmarks, and compares a VM with the bare machine";
  }

  @Override
  public String operands() {
    return "[NAME...]";
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(ROUNDS)
        .addOption(KuklaBenchReport.SECONDS)
        .addOption(CommonOptions.JSON);
  }

  @Override
  public List<String> notes() {
    return List.of(
        "Benchmarks: " + String.join(", ", names()) + ".",
        "bench " + KuklaBenchmark.NAME + ": what the kernel Kukla costs, and the shares that its",
        "schedulers give to weights 1:2:4 over so many virtual seconds (--seconds).",
        "bench "
            + CompilerBenchmark.NAME
            + ": instructions of Java programs compiled ahead of time",
        "beside those of the same programs in C, compiled by gcc -O1.",
        "bench " + SessionBenchmark.NAME + ": what it costs a run that it can be looked at,",
        "bench " + TravelBenchmark.NAME + ": how long it takes to go back in it.",
        "bench "
            + WindowBenchReport.NAME
            + ": how quickly the window follows the machine (--seconds: how long it runs).");
  }

  @Override
  public int run(CommandLine line, Terminal terminal) {
    if (line.getArgList().equals(List.of(KuklaBenchmark.NAME))) {
      return KuklaBenchReport.run(line, terminal);
    }
    if (line.getArgList().equals(List.of(CompilerBenchmark.NAME))) {
      return CompilerBenchReport.run(line, terminal);
    }
    if (line.getArgList().equals(List.of(WindowBenchReport.NAME))) {
      return WindowBenchReport.run(line, terminal);
    }
    int rounds =
        line.hasOption(ROUNDS) ? CommonOptions.integer(line, ROUNDS, 1, 1000) : DEFAULT_ROUNDS;
    if (line.getArgList().equals(List.of(SessionBenchmark.NAME))) {
      SessionBenchmark benchmark = new SessionBenchmark(terminal.interruption()::requested);
      return SessionBenchReport.print(benchmark.run(rounds), line, terminal);
    }
    if (line.getArgList().equals(List.of(TravelBenchmark.NAME))) {
      TravelBenchmark benchmark = new TravelBenchmark(terminal.interruption()::requested);
      return SessionBenchReport.print(benchmark.run(rounds), line, terminal);
    }
    List<Benchmark> chosen = chosen(line.getArgList());
    List<Measurement> measurements = fastest(chosen, rounds, terminal);
    if (line.hasOption(CommonOptions.JSON)) {
      terminal.out().writeBytes(json(measurements));
    } else {
      terminal.out().print(table(measurements));
    }
    return terminal.interruption().requested()
        ? ExitCode.INTERRUPTED.status()
        : ExitCode.DONE.status();
  }

  /**
   * Each program on each platform, the fastest of its rounds. A round runs all of them before the
   * next one begins, so that none pays alone for the host's compiler.
   */
  private static List<Measurement> fastest(
      List<Benchmark> benchmarks, int rounds, Terminal terminal) {
    BenchmarkRunner runner = new BenchmarkRunner(terminal.interruption()::requested);
    ProgressLine progress = new ProgressLine(terminal, () -> System.nanoTime() / 1_000_000);
    Map<String, Measurement> best = new LinkedHashMap<>();
    for (int round = 1; round <= rounds; round++) {
      for (Benchmark benchmark : benchmarks) {
        for (Platform platform : benchmark.platforms()) {
          String what = benchmark.name() + " on " + platform.label();
          progress.update("round " + round + ": " + what + " (Ctrl-C stops)");
          runner
              .measure(benchmark, platform)
              .ifPresent(m -> best.merge(what, m, Measurement::faster));
        }
      }
    }
    progress.erase();
    return List.copyOf(best.values());
  }

  private static List<String> names() {
    return Benchmark.all().stream().map(Benchmark::name).toList();
  }

  private static List<Benchmark> chosen(List<String> names) {
    for (String name : names) {
      if (!names().contains(name)) {
        throw CommandFailure.usage(
            "bench: there is no benchmark "
                + name
                + NearestName.hint(name, names())
                + " (there are "
                + String.join(", ", names())
                + "; and alone "
                + KuklaBenchmark.NAME
                + ", "
                + CompilerBenchmark.NAME
                + ", "
                + SessionBenchmark.NAME
                + ", "
                + TravelBenchmark.NAME
                + ", "
                + WindowBenchReport.NAME
                + ")");
      }
    }
    return Benchmark.all().stream()
        .filter(benchmark -> names.isEmpty() || names.contains(benchmark.name()))
        .toList();
  }

  private static String table(List<Measurement> measurements) {
    Table table =
        new Table()
            .left("program")
            .left("on")
            .right("instructions")
            .right("virtual cycles")
            .right("seconds")
            .right("MIPS")
            .right("time/bare")
            .right("cycles/bare");
    for (Measurement m : measurements) {
      table.row(
          m.benchmark(),
          m.platform().label(),
          Quantity.grouped(m.instructions()),
          Quantity.grouped(m.cycles()),
          String.format(Locale.ROOT, "%.3f", m.seconds()),
          String.format(Locale.ROOT, "%.1f", m.mips()),
          ratio(timeRatio(m, measurements)),
          ratio(cycleRatio(m, measurements)));
    }
    return table.format("")
        + """

        on: user = alone in user mode, bare = booted on the machine, vm = booted under the hypervisor
        time/bare compares the host's time, cycles/bare the virtual time: 1.10 is ten percent more
        """;
  }

  private static String ratio(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%.3f", value.getAsDouble()) : "";
  }

  private static OptionalDouble timeRatio(Measurement vm, List<Measurement> all) {
    return vm.platform() == Platform.VM
        ? bare(vm, all).stream().mapToDouble(bare -> vm.seconds() / bare.seconds()).findFirst()
        : OptionalDouble.empty();
  }

  private static OptionalDouble cycleRatio(Measurement vm, List<Measurement> all) {
    return vm.platform() == Platform.VM
        ? bare(vm, all).stream()
            .mapToDouble(bare -> (double) vm.cycles() / bare.cycles())
            .findFirst()
        : OptionalDouble.empty();
  }

  private static List<Measurement> bare(Measurement of, List<Measurement> all) {
    return all.stream()
        .filter(m -> m.platform() == Platform.BARE && m.benchmark().equals(of.benchmark()))
        .toList();
  }

  private static byte[] json(List<Measurement> measurements) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
      json.useDefaultPrettyPrinter();
      json.writeStartArray();
      for (Measurement m : measurements) {
        json.writeStartObject();
        json.writeStringField("benchmark", m.benchmark());
        json.writeStringField("platform", m.platform().label());
        json.writeStringField("engine", "interpreter");
        json.writeNumberField("instructions", m.instructions());
        json.writeNumberField("virtualCycles", m.cycles());
        json.writeNumberField("wallSeconds", m.seconds());
        json.writeNumberField("mips", m.mips());
        OptionalDouble time = timeRatio(m, measurements);
        if (time.isPresent()) {
          json.writeNumberField("timeToBare", time.getAsDouble());
          json.writeNumberField("cyclesToBare", cycleRatio(m, measurements).orElseThrow());
        }
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }
}
