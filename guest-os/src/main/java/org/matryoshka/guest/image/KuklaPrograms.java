package org.matryoshka.guest.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.matryoshka.guest.user.program.Toolbox;

/** The programs that Kukla's initial file system has. */
final class KuklaPrograms {
  private static final String USER = "org.matryoshka.guest.user.";

  private KuklaPrograms() {}

  /** All of them, in the order of their paths. */
  static List<KuklaProgram> all() {
    List<String> names = new ArrayList<>();
    for (String name : Toolbox.NAMES.split(" ", -1)) {
      names.add("bin/" + name);
    }
    return List.of(
        new KuklaProgram(USER + "shell.Sh", "bin/sh", List.of()),
        new KuklaProgram(USER + "program.Toolbox", "bin/toolbox", names),
        new KuklaProgram(USER + "usertests.UserTests", "bin/usertests", List.of()));
  }

  /** The benchmarks in Java: programs that run alone. */
  static List<KuklaProgram> benchmarks() {
    List<KuklaProgram> programs = new ArrayList<>();
    for (String name : List.of("Crc32", "Quicksort", "MatrixMultiply", "HashMap")) {
      programs.add(
          new KuklaProgram(
              "org.matryoshka.guest.bench." + name,
              "bench/" + name.toLowerCase(Locale.ROOT) + "-aot",
              List.of()));
    }
    return programs;
  }
}
