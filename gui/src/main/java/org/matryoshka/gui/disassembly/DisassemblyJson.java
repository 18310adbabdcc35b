package org.matryoshka.gui.disassembly;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import org.matryoshka.isa.format.DisassembledLine;
import org.matryoshka.isa.format.Disassembler;

/** A disassembly as JSON: an array of regions, each with its lines. */
public final class DisassemblyJson {
  private static final JsonFactory FACTORY =
      new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private DisassemblyJson() {}

  /** Writes the document; leaves the stream open. */
  public static void write(List<CodeRegion> regions, OutputStream out) {
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.useDefaultPrettyPrinter();
      json.writeStartArray();
      for (CodeRegion region : regions) {
        json.writeStartObject();
        json.writeStringField("region", region.name());
        json.writeArrayFieldStart("lines");
        for (DisassembledLine line :
            Disassembler.disassemble(region.bytes(), region.address(), region::reference)) {
          json.writeStartObject();
          json.writeStringField("address", "0x" + Long.toHexString(line.address()));
          json.writeStringField("bytes", HexFormat.of().formatHex(line.bytes()));
          json.writeStringField("text", line.text());
          String label = region.label(line.address());
          if (label != null) {
            json.writeStringField("label", label);
          }
          json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
