package org.matryoshka.gui.inspect.code;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matryoshka.guest.image.GuestImages;
import org.matryoshka.gui.session.WorldSpecification;

/**
 * Texts of sources by the names that line tables have: those of the window's editor, those that
 * come with the guests, then files.
 */
final class SourceLibrary {
  private static final long MAX_BYTES = 8L << 20;

  private final WorldSpecification specification;
  private final Map<String, Text> known = new HashMap<>();

  /**
   * A source.
   *
   * @param lines its text; empty if it is missing
   * @param problem why it is missing, as a sentence; empty if it is not
   */
  record Text(List<String> lines, String problem) {
    /** A line, or an empty text if there is none of this number. */
    String line(int number) {
      return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }
  }

  SourceLibrary(WorldSpecification specification) {
    this.specification = specification;
  }

  /** Whether this is the library of a world. */
  boolean isOf(WorldSpecification other) {
    return specification == other;
  }

  /** A source by its name. */
  Text find(String name) {
    return known.computeIfAbsent(name, this::read);
  }

  private Text read(String name) {
    String text = specification.sources().get(name);
    if (text == null) {
      text = GuestImages.findSource(name).orElse(null);
    }
    return text == null ? file(name) : new Text(text.lines().toList(), "");
  }

  private static Text file(String name) {
    try {
      Path file = Path.of(name);
      if (Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return new Text(text.lines().toList(), "");
      }
    } catch (InvalidPathException | IOException e) {
      return missing(name);
    }
    return missing(name);
  }

  private static Text missing(String name) {
    return new Text(
        List.of(), "The source " + name + " is not here; only its line numbers are known.");
  }
}
