package org.matryoshka.gui.inspect.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.matryoshka.gui.inspect.exits.ExitDetail;
import org.matryoshka.gui.inspect.exits.ExitField;
import org.matryoshka.gui.inspect.exits.ExitNames;
import org.matryoshka.gui.inspect.exits.ExitScene;
import org.matryoshka.gui.inspect.exits.ExitTable;
import org.matryoshka.gui.inspect.exits.ExitWords;
import org.matryoshka.gui.inspect.exits.RawExit;
import org.matryoshka.gui.inspect.exits.RegisterChange;
import org.matryoshka.gui.inspect.exits.WorkStep;
import org.matryoshka.gui.session.ExitEntry;
import org.matryoshka.hv.exit.ExitCost;
import org.matryoshka.hv.observe.ExitRecord;

/** Exits as JSON. */
public final class ExitsJson {
  private ExitsJson() {}

  /** The statistics, as fields {@code samples}, {@code cycles}, {@code rows}, {@code pf}. */
  public static void table(ExitTable table, JsonGenerator json) throws IOException {
    json.writeNumberField("samples", table.samples());
    json.writeNumberField("cycles", table.cycles());
    json.writeArrayFieldStart("rows");
    for (ExitTable.Row row : table.rows()) {
      json.writeStartObject();
      json.writeStringField("reason", row.reason().name());
      json.writeNumberField("number", row.reason().number());
      json.writeStringField("cause", row.cause().text());
      json.writeNumberField("samples", row.samples());
      json.writeNumberField("samplesShare", row.samplesShare());
      json.writeNumberField("time", row.cycles());
      json.writeNumberField("timeShare", row.timeShare());
      json.writeNumberField("minTime", row.minimum());
      json.writeNumberField("maxTime", row.maximum());
      json.writeNumberField("avgTime", row.average());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("pf");
    json.writeNumberField("true", table.pageFaults().trueFaults());
    json.writeNumberField("hidden", table.pageFaults().hiddenFaults());
    json.writeNumberField("trace", table.pageFaults().traceWrites());
    json.writeNumberField("mmio", table.pageFaults().mmio());
    json.writeNumberField("total", table.pageFaults().total());
    json.writeEndObject();
  }

  /** Single exits, as an array field. */
  public static void list(
      String field, List<ExitEntry> entries, ExitNames names, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (ExitEntry entry : entries) {
      json.writeStartObject();
      entry(entry, names, json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void entry(ExitEntry entry, ExitNames names, JsonGenerator json)
      throws IOException {
    ExitRecord exit = entry.exit();
    json.writeNumberField("index", entry.index());
    json.writeNumberField("step", entry.step());
    json.writeNumberField("time", exit.time());
    json.writeStringField("vm", names.vm(exit.vm()));
    json.writeNumberField("vcpu", exit.vcpu());
    json.writeStringField("rip", ExitWords.hex(exit.rip()));
    json.writeStringField("symbol", names.symbol(exit.vm(), exit.rip()));
    json.writeStringField("reason", exit.exit().reason().name());
    json.writeNumberField("number", exit.exit().reason().number());
    json.writeStringField("cause", exit.exit().cause().text());
    json.writeStringField("outcome", ExitWords.outcome(exit.outcome()));
    json.writeNumberField("cycles", exit.cycles());
    json.writeStringField("sentence", exit.sentence());
  }

  /** All that is known of an exit, as an object field {@code exit}. */
  public static void detail(ExitDetail detail, ExitNames names, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart("exit");
    entry(detail.entry(), names, json);
    json.writeStringField("instruction", detail.instruction());
    json.writeStringField("source", detail.source());
    json.writeStringField("physicalCause", detail.physicalCause());
    fields("qualification", detail.qualification(), json);
    json.writeArrayFieldStart("raw");
    for (RawExit.Part part : detail.raw().parts()) {
      json.writeStartObject();
      json.writeStringField("field", part.name());
      json.writeStringField("bytes", detail.raw().hex(part));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("work");
    for (WorkStep step : detail.work()) {
      json.writeStartObject();
      json.writeStringField("step", step.title());
      json.writeStringField("detail", step.detail());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("bill");
    for (ExitCost cost : detail.bill()) {
      json.writeStartObject();
      json.writeStringField("item", cost.name());
      json.writeNumberField("cycles", cost.cycles());
      json.writeStringField("for", cost.purpose());
      json.writeStringField("source", cost.source());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("changed");
    for (RegisterChange change : detail.changes()) {
      json.writeStartObject();
      json.writeStringField("register", change.name());
      json.writeStringField("before", ExitWords.hex(change.before()));
      json.writeStringField("after", ExitWords.hex(change.after()));
      json.writeEndObject();
    }
    json.writeEndArray();
    if (detail.isComplete()) {
      registers("before", detail.before(), json);
      registers("after", detail.after(), json);
    }
    json.writeEndObject();
  }

  private static void fields(String name, List<ExitField> fields, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (ExitField field : fields) {
      json.writeStartObject();
      json.writeStringField("name", field.name());
      json.writeStringField("value", field.value());
      json.writeStringField("meaning", field.meaning());
      if (!field.parts().isEmpty()) {
        fields("parts", field.parts(), json);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void registers(String name, ExitScene scene, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Long> register : scene.registers().entrySet()) {
      json.writeStringField(register.getKey(), ExitWords.hex(register.getValue()));
    }
    json.writeEndObject();
  }
}
