package org.matryoshka.gui.cli.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.matryoshka.gui.bench.KuklaBenchmark;
import org.matryoshka.gui.bench.KuklaFigure;
import org.matryoshka.gui.cli.io.ExitCode;
import org.matryoshka.gui.cli.io.ProgressLine;
import org.matryoshka.gui.cli.io.Terminal;
import org.matryoshka.gui.text.Quantity;
import org.matryoshka.gui.text.Table;

/** {@code bench kukla}: the kernel's figures beside what they are to be. */
final class KuklaBenchReport {
  /** How long the processes of the shares compete. */
  static final Option SECONDS =
      RunOptions.option(
          "seconds", "N", "bench kukla: virtual seconds for each scheduler (default 10)");

  private static final int DEFAULT_SECONDS = 10;
  private static final int MOST_SECONDS = 1000;

  private KuklaBenchReport() {}

  static int run(CommandLine line, Terminal terminal) {
    int seconds =
        line.hasOption(SECONDS)
            ? CommonOptions.integer(line, SECONDS, 1, MOST_SECONDS)
            : DEFAULT_SECONDS;
    ProgressLine progress = new ProgressLine(terminal, () -> System.nanoTime() / 1_000_000);
    List<KuklaFigure> figures =
        new KuklaBenchmark(seconds, progress::update, terminal.interruption()::requested).run();
    progress.erase();
    if (line.hasOption(CommonOptions.JSON)) {
      terminal.out().writeBytes(json(figures));
    } else {
      terminal.out().print(table(figures));
    }
    return terminal.interruption().requested()
        ? ExitCode.INTERRUPTED.status()
        : ExitCode.DONE.status();
  }

  private static String table(List<KuklaFigure> figures) {
    Table table =
        new Table()
            .left("what")
            .left("on")
            .right("measured")
            .left("unit")
            .left("target")
            .left("met");
    for (KuklaFigure figure : figures) {
      boolean whole = figure.value() == Math.rint(figure.value()) && !figure.unit().startsWith("%");
      table.row(
          figure.name(),
          figure.platform(),
          whole
              ? Quantity.grouped((long) figure.value())
              : String.format(Locale.ROOT, "%.2f", figure.value()),
          figure.unit(),
          figure.target(),
          figure.target().isEmpty() ? "" : figure.met() ? "yes" : "NO");
    }
    return table.format("");
  }

  private static byte[] json(List<KuklaFigure> figures) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
      json.useDefaultPrettyPrinter();
      json.writeStartArray();
      for (KuklaFigure figure : figures) {
        json.writeStartObject();
        json.writeStringField("name", figure.name());
        json.writeStringField("platform", figure.platform());
        json.writeNumberField("value", figure.value());
        json.writeStringField("unit", figure.unit());
        json.writeStringField("target", figure.target());
        json.writeBooleanField("met", figure.met());
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
