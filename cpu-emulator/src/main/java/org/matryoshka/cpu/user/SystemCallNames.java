package org.matryoshka.cpu.user;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Linux's names of system call numbers, for messages; the list is {@code syscalls.txt}. */
final class SystemCallNames {
  private final Map<Long, String> names = new HashMap<>();

  SystemCallNames() {
    try (InputStream in = SystemCallNames.class.getResourceAsStream("syscalls.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" ", 2))
          .forEach(words -> names.put(Long.valueOf(words[0]), words[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For instance {@code 257 (openat)}; a number that Linux does not know stands alone. */
  String describe(long number) {
    String name = names.get(number);
    return name == null ? Long.toString(number) : number + " (" + name + ")";
  }
}
