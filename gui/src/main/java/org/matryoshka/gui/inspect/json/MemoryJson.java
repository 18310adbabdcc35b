package org.matryoshka.gui.inspect.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.matryoshka.gui.inspect.memory.FrameCount;
import org.matryoshka.gui.inspect.memory.FrameMap;
import org.matryoshka.gui.inspect.memory.FrameMapReader;
import org.matryoshka.gui.inspect.memory.FrameRun;
import org.matryoshka.gui.inspect.memory.MemoryBlock;
import org.matryoshka.gui.inspect.memory.PagePiece;

/** Memory and the frame map as JSON; field names are a contract. */
public final class MemoryJson {
  private MemoryJson() {}

  /** Writes a block into the object that is open: page by page, bytes as hexadecimal digits. */
  public static void write(MemoryBlock block, JsonGenerator json) throws IOException {
    json.writeStringField("view", block.space().viewpoint().word());
    json.writeNumberField("vm", block.space().vm());
    json.writeStringField("start", hex(block.start()));
    json.writeNumberField("length", block.length());
    json.writeArrayFieldStart("pages");
    for (PagePiece page : block.pages()) {
      int from = (int) Math.max(0, page.start() - block.start());
      if (page.start() == (block.start() & -4096)) {
        from = 0;
      }
      int to = (int) Math.min(block.length(), page.start() + 4096 - block.start());
      json.writeStartObject();
      json.writeStringField("address", hex(block.start() + from));
      json.writeBooleanField("readable", page.readable());
      if (!page.note().isEmpty()) {
        json.writeStringField("note", page.note());
      }
      if (page.gpa() >= 0) {
        json.writeStringField("gpa", hex(page.gpa()));
      }
      if (page.hpa() >= 0) {
        json.writeStringField("hpa", hex(page.hpa()));
      }
      if (page.readable()) {
        json.writeStringField("bytes", HexFormat.of().formatHex(block.bytes(), from, to));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("symbols");
    for (Map.Entry<Long, String> symbol : new TreeMap<>(block.symbols()).entrySet()) {
      json.writeStringField(hex(symbol.getKey()), symbol.getValue());
    }
    json.writeEndObject();
  }

  /** Writes the frame map into the object that is open: counts, and runs of equal frames. */
  public static void write(FrameMap map, JsonGenerator json) throws IOException {
    json.writeNumberField("frames", map.frames());
    json.writeArrayFieldStart("counts");
    for (FrameCount count : FrameMapReader.counts(map)) {
      json.writeStartObject();
      json.writeStringField("letter", String.valueOf(count.letter()));
      json.writeNumberField("vm", count.vm());
      json.writeStringField("use", count.text());
      json.writeNumberField("frames", count.frames());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("runs");
    for (FrameRun run : FrameRun.of(map)) {
      json.writeStartObject();
      json.writeStringField("first", hex((long) run.first() << 12));
      json.writeNumberField("frames", run.frames());
      json.writeStringField("letter", String.valueOf(run.letter()));
      json.writeNumberField("vm", run.vm());
      json.writeStringField("use", run.text());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static String hex(long value) {
    return "0x" + Long.toHexString(value);
  }
}
