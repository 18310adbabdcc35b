package org.matryoshka.gui.cli.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.apache.commons.cli.CommandLine;
import org.matryoshka.gui.cli.io.CommandFailure;
import org.matryoshka.gui.cli.io.ExitCode;
import org.matryoshka.gui.cli.io.Terminal;
import org.matryoshka.gui.text.Table;
import org.matryoshka.gui.window.WindowException;
import org.matryoshka.gui.window.WindowFigure;

/** {@code bench window}: how quickly the window follows the machine. */
final class WindowBenchReport {
  /** The benchmark's name. */
  static final String NAME = "window";

  private static final int DEFAULT_SECONDS = 5;
  private static final int MOST_SECONDS = 7200;

  private WindowBenchReport() {}

  static int run(CommandLine line, Terminal terminal) {
    int seconds =
        line.hasOption(KuklaBenchReport.SECONDS)
            ? CommonOptions.integer(line, KuklaBenchReport.SECONDS, 1, MOST_SECONDS)
            : DEFAULT_SECONDS;
    List<WindowFigure> figures;
    try {
      figures = GuiCommand.launcher().measure(seconds);
    } catch (WindowException e) {
      throw CommandFailure.rejected("bench window: " + e.getMessage(), e.problems());
    }
    if (line.hasOption(CommonOptions.JSON)) {
      terminal.out().writeBytes(json(figures));
    } else {
      terminal.out().print(table(figures));
    }
    return ExitCode.DONE.status();
  }

  private static String table(List<WindowFigure> figures) {
    Table table =
        new Table().left("what").right("measured").left("unit").left("target").left("met");
    for (WindowFigure figure : figures) {
      table.row(
          figure.what(),
          String.format(Locale.ROOT, "%.1f", figure.value()),
          figure.unit(),
          figure.target(),
          figure.target().isEmpty() ? "" : figure.met() ? "yes" : "no");
    }
    return table.format("");
  }

  private static byte[] json(List<WindowFigure> figures) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
      json.useDefaultPrettyPrinter();
      json.writeStartArray();
      for (WindowFigure figure : figures) {
        json.writeStartObject();
        json.writeStringField("what", figure.what());
        json.writeNumberField("value", figure.value());
        json.writeStringField("unit", figure.unit());
        json.writeStringField("target", figure.target());
        json.writeBooleanField("met", figure.met());
        json.writeEndObject();
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }
}
