package org.matryoshka.gui.cli.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.matryoshka.gui.bench.BenchmarkRunner;
import org.matryoshka.gui.bench.CompilerBenchmark;
import org.matryoshka.gui.cli.io.ExitCode;
import org.matryoshka.gui.cli.io.Terminal;
import org.matryoshka.gui.text.Quantity;
import org.matryoshka.gui.text.Table;

/** {@code bench aot}: the ahead-of-time compiler's code beside gcc's. */
final class CompilerBenchReport {
  private CompilerBenchReport() {}

  static int run(CommandLine line, Terminal terminal) {
    Optional<List<CompilerBenchmark>> results =
        CompilerBenchmark.run(new BenchmarkRunner(terminal.interruption()::requested));
    if (results.isEmpty()) {
      return ExitCode.INTERRUPTED.status();
    }
    if (line.hasOption(CommonOptions.JSON)) {
      terminal.out().writeBytes(json(results.get()));
    } else {
      terminal.out().print(table(results.get()));
    }
    return ExitCode.DONE.status();
  }

  private static String table(List<CompilerBenchmark> results) {
    Table table = new Table().left("program").right("Java").right("C, gcc -O1").right("Java/C");
    for (CompilerBenchmark result : results) {
      table.row(
          result.program(),
          Quantity.grouped(result.compiled()),
          Quantity.grouped(result.gcc()),
          String.format(Locale.ROOT, "%.2f", result.ratio()));
    }
    return table.format("")
        + "\nretired instructions, whole run, user mode\n"
        + String.join("\n", CompilerBenchmark.origin())
        + "\n";
  }

  private static byte[] json(List<CompilerBenchmark> results) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
      json.useDefaultPrettyPrinter();
      json.writeStartArray();
      for (CompilerBenchmark result : results) {
        json.writeStartObject();
        json.writeStringField("program", result.program());
        json.writeNumberField("javaInstructions", result.compiled());
        json.writeNumberField("gccInstructions", result.gcc());
        json.writeNumberField("ratio", result.ratio());
        json.writeEndObject();
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }
}
