package org.matryoshka.cpu.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Data files of the tests. */
public final class Resources {
  private Resources() {}

  /** A file beside a class. */
  public static byte[] bytes(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + name + " beside " + beside.getName());
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of a text file that are neither empty nor comments. */
  public static List<String> lines(Class<?> beside, String name) {
    return new String(bytes(beside, name), StandardCharsets.US_ASCII)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("# "))
        .toList();
  }
}
