package org.matryoshka.gui.inspect.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.matryoshka.gui.inspect.code.CodeLine;
import org.matryoshka.gui.inspect.code.CodeSnapshot;
import org.matryoshka.gui.inspect.code.InstructionDetail;
import org.matryoshka.gui.inspect.code.SourcePosition;

/** Code as JSON. */
public final class CodeJson {
  private CodeJson() {}

  /**
   * Writes its fields into the object that is open.
   *
   * @param sensitiveTraps whether sensitive instructions trap in its VM
   */
  public static void write(CodeSnapshot code, boolean sensitiveTraps, JsonGenerator json)
      throws IOException {
    json.writeNumberField("vm", code.vm());
    json.writeStringField("vmName", code.vmName());
    json.writeNumberField("ring", code.ring());
    json.writeStringField("rip", JsonText.hex(code.rip()));
    json.writeStringField("addressSpace", JsonText.hex(code.root()));
    json.writeBooleanField("currentAddressSpace", code.current());
    json.writeArrayFieldStart("lines");
    for (CodeLine line : code.lines()) {
      write(line, code.rip(), sensitiveTraps, json);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("problems");
    for (String problem : code.problems()) {
      json.writeString(problem);
    }
    json.writeEndArray();
  }

  private static void write(CodeLine line, long rip, boolean sensitiveTraps, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("address", JsonText.hex(line.address()));
    json.writeStringField("kind", line.kind().name().toLowerCase(Locale.ROOT));
    json.writeStringField("bytes", line.hex().replace(" ", ""));
    json.writeStringField("text", line.text());
    if (line.address() == rip) {
      json.writeBooleanField("next", true);
    }
    if (!line.label().isEmpty()) {
      json.writeStringField("label", line.label());
    }
    if (line.hasTarget()) {
      json.writeStringField("target", JsonText.hex(line.target()));
    }
    Optional<SourcePosition> source = line.source();
    if (source.isPresent()) {
      json.writeStringField("file", source.get().file());
      json.writeNumberField("line", source.get().line());
    }
    Optional<InstructionDetail> detail = InstructionDetail.of(line.bytes(), sensitiveTraps);
    if (detail.isPresent()) {
      json.writeStringField("form", detail.get().syntax());
      json.writeStringField("privilege", detail.get().privilege());
      json.writeStringField("exit", detail.get().exit());
    }
    json.writeEndObject();
  }
}
