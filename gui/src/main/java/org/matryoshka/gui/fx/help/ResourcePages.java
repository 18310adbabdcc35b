package org.matryoshka.gui.fx.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The pages that are files: {@code help/TOPIC.md} among the resources. */
public final class ResourcePages implements HelpSource {
  @Override
  public Optional<String> page(String topic) {
    if (!topic.matches("[a-z0-9-]+")) {
      return Optional.empty();
    }
    String name = "/org/matryoshka/gui/fx/help/" + topic + ".md";
    try (InputStream in = ResourcePages.class.getResourceAsStream(name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
