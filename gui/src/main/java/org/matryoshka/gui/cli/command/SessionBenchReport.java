package org.matryoshka.gui.cli.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.apache.commons.cli.CommandLine;
import org.matryoshka.gui.bench.SessionFigure;
import org.matryoshka.gui.cli.io.ExitCode;
import org.matryoshka.gui.cli.io.Terminal;
import org.matryoshka.gui.text.Table;

/** {@code bench session} and {@code bench travel}: figures with their targets. */
final class SessionBenchReport {
  private SessionBenchReport() {}

  static int print(List<SessionFigure> figures, CommandLine line, Terminal terminal) {
    if (terminal.interruption().requested()) {
      return ExitCode.INTERRUPTED.status();
    }
    if (line.hasOption(CommonOptions.JSON)) {
      terminal.out().writeBytes(json(figures));
    } else {
      terminal.out().print(table(figures));
    }
    return ExitCode.DONE.status();
  }

  private static String table(List<SessionFigure> figures) {
    Table table =
        new Table().left("what").right("measured").left("unit").left("target").left("met");
    for (SessionFigure figure : figures) {
      table.row(
          figure.what(),
          String.format(Locale.ROOT, "%.2f", figure.value()),
          figure.unit(),
          figure.target(),
          figure.target().isEmpty() ? "" : figure.met() ? "yes" : "no");
    }
    return table.format("");
  }

  private static byte[] json(List<SessionFigure> figures) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
      json.useDefaultPrettyPrinter();
      json.writeStartArray();
      for (SessionFigure figure : figures) {
        json.writeStartObject();
        json.writeStringField("what", figure.what());
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
