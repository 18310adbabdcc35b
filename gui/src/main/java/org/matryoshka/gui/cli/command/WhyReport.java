package org.matryoshka.gui.cli.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.matryoshka.gui.session.World;
import org.matryoshka.gui.session.history.WhyAnswer;
import org.matryoshka.gui.text.Quantity;

/** Prints which step last wrote something. */
final class WhyReport {
  private static final JsonFactory FACTORY =
      new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private WhyReport() {}

  static void text(WhyAnswer answer, PrintStream out) {
    out.println(answer.sentence());
    out.printf("  at step %s: %s%n", Quantity.grouped(answer.at()), answer.now());
    answer.lastWrite().ifPresent(write -> text("last write", write, out));
    if (!answer.lastWrite().equals(answer.lastChange())) {
      answer.lastChange().ifPresent(change -> text("last change", change, out));
      if (answer.lastChange().isEmpty() && !answer.cancelled()) {
        out.println("  last change: none, it has had this value since power-on");
      }
    }
  }

  private static void text(String label, WhyAnswer.Write write, PrintStream out) {
    out.printf("  %s: step %s, VM %s%n", label, Quantity.grouped(write.step()), write.vmName());
    out.printf("    %s -> %s%n", write.before(), write.after());
    if (write.byHand().isEmpty()) {
      out.printf("    0x%x  %s%n", write.rip(), write.instruction());
    } else {
      out.printf("    from outside: %s%n", write.byHand());
    }
    if (write.exitIndex() > 0) {
      out.printf("    VM exit %s: %s%n", Quantity.grouped(write.exitIndex()), write.exit());
    }
  }

  static void json(World world, WhyAnswer answer, PrintStream out) {
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("source", world.specification().source());
      json.writeStringField("subject", answer.subject());
      json.writeNumberField("at", answer.at());
      json.writeStringField("value", answer.now());
      json.writeBooleanField("complete", !answer.cancelled());
      json.writeStringField("sentence", answer.sentence());
      write(json, "lastWrite", answer.lastWrite());
      write(json, "lastChange", answer.lastChange());
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(JsonGenerator json, String field, Optional<WhyAnswer.Write> there)
      throws IOException {
    if (there.isEmpty()) {
      json.writeNullField(field);
      return;
    }
    WhyAnswer.Write write = there.get();
    json.writeObjectFieldStart(field);
    json.writeNumberField("step", write.step());
    json.writeStringField("before", write.before());
    json.writeStringField("after", write.after());
    json.writeBooleanField("changed", write.isChange());
    json.writeStringField("vm", write.vmName());
    json.writeStringField("rip", "0x" + Long.toHexString(write.rip()));
    json.writeStringField("instruction", write.instruction());
    json.writeStringField("byHand", write.byHand());
    json.writeNumberField("exit", write.exitIndex());
    json.writeStringField("exitSentence", write.exit());
    json.writeEndObject();
  }
}
