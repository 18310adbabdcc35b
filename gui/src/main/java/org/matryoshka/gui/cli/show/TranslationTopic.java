package org.matryoshka.gui.cli.show;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import org.apache.commons.cli.Options;
import org.matryoshka.gui.inspect.json.TranslationJson;
import org.matryoshka.gui.inspect.paging.TranslationQuery;
import org.matryoshka.gui.inspect.paging.TranslationReader;
import org.matryoshka.gui.inspect.paging.TranslationSnapshot;
import org.matryoshka.gui.inspect.paging.TranslationText;

/** An address through guest tables, machine frame and shadow tables. */
final class TranslationTopic implements ShowTopic {
  @Override
  public String name() {
    return "translation";
  }

  @Override
  public String summary() {
    return "an address through guest tables, machine frame and shadow, and what comes of it";
  }

  @Override
  public Operand operand() {
    return Operand.REQUIRED;
  }

  @Override
  public String operandName() {
    return "ADDRESS";
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(PagingOptions.ROOT)
        .addOption(PagingOptions.AS)
        .addOption(PagingOptions.ACCESS);
  }

  @Override
  public void text(ShowRequest request, PrintStream out) {
    out.print(TranslationText.of(read(request)));
  }

  @Override
  public void json(ShowRequest request, JsonGenerator json) throws IOException {
    TranslationJson.write(read(request), json);
  }

  private static TranslationSnapshot read(ShowRequest request) {
    return TranslationReader.read(
        request.world(),
        new TranslationQuery(
            request.focus(),
            PagingOptions.address(request, request.operand().orElse("")),
            PagingOptions.root(request),
            PagingOptions.access(request.options()),
            PagingOptions.privilege(request.options())));
  }
}
