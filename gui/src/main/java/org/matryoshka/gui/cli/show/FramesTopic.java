package org.matryoshka.gui.cli.show;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import org.matryoshka.gui.inspect.json.MemoryJson;
import org.matryoshka.gui.inspect.memory.FrameMapReader;
import org.matryoshka.gui.inspect.memory.MemoryText;

/** Whose each frame of the machine's memory is. */
final class FramesTopic implements ShowTopic {
  @Override
  public String name() {
    return "frames";
  }

  @Override
  public String summary() {
    return "whose each frame of the machine's memory is: guests' RAM, shadow tables, free";
  }

  @Override
  public void text(ShowRequest request, PrintStream out) {
    out.print(MemoryText.of(FrameMapReader.read(request.world())));
  }

  @Override
  public void json(ShowRequest request, JsonGenerator json) throws IOException {
    MemoryJson.write(FrameMapReader.read(request.world()), json);
  }
}
