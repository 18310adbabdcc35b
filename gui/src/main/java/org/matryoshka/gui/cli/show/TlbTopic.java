package org.matryoshka.gui.cli.show;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import org.matryoshka.gui.inspect.json.TranslationJson;
import org.matryoshka.gui.inspect.paging.TablesText;
import org.matryoshka.gui.inspect.paging.TlbReader;

/** The translation caches of the physical cores. */
final class TlbTopic implements ShowTopic {
  @Override
  public String name() {
    return "tlb";
  }

  @Override
  public String summary() {
    return "the translation caches of the physical cores, with hits and misses";
  }

  @Override
  public void text(ShowRequest request, PrintStream out) {
    out.print(TablesText.tlbs(TlbReader.read(request.world())));
  }

  @Override
  public void json(ShowRequest request, JsonGenerator json) throws IOException {
    TranslationJson.tlbs(TlbReader.read(request.world()), json);
  }
}
