package org.matryoshka.gui.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The scenarios that come with the program: the files of the folder {@code scenarios}. */
public final class BundledScenarios {
  /** The scenario of {@code matryoshka demo}. */
  public static final String DEMO = "demo";

  private static final List<String> NAMES = List.of(DEMO, "two-vms", "four-vms", "kukla");

  private BundledScenarios() {}

  /** Their names. */
  public static List<String> names() {
    return NAMES;
  }

  /** The text of a scenario, if one has this name. */
  public static Optional<String> text(String name) {
    if (!NAMES.contains(name)) {
      return Optional.empty();
    }
    try (InputStream in = BundledScenarios.class.getResourceAsStream(name + ".yaml")) {
      if (in == null) {
        throw new IllegalStateException(
            name + ".yaml is not on the class path: the build left it out");
      }
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
