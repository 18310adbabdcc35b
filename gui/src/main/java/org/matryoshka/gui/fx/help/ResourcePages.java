package org.matryoshka.gui.fx.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The pages that are files: {@code help/TOPIC.md}, for the topics TOPIC and view/TOPIC. */
public final class ResourcePages implements HelpSource {
  @Override
  public Optional<String> page(String topic) {
    if (!topic.matches("(view/)?[a-z0-9-]+")) {
      return Optional.empty();
    }
    String name = "/org/matryoshka/gui/fx/help/" + topic.replace("view/", "") + ".md";
    try (InputStream in = ResourcePages.class.getResourceAsStream(name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
