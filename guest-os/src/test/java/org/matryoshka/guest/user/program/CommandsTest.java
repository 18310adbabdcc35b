package org.matryoshka.guest.user.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.matryoshka.guest.user.HostedOs;
import org.matryoshka.guest.user.lib.Program;

/**
 * Programs print what the programs of GNU and busybox print: {@code commands.txt}, which says how
 * it was recorded.
 */
class CommandsTest {
  private static final List<String> FILES =
      List.of("bytes", "code", "empty", "fruit", "numbers", "runs", "table", "text");

  @TestFactory
  Stream<DynamicTest> recordedCommands() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    String command = "";
    StringBuilder output = new StringBuilder();
    boolean complains = false;
    for (String line : resource("commands.txt").lines().toList()) {
      String rest = line.length() > 2 ? line.substring(2) : "";
      switch (line.charAt(0)) {
        case '$' -> {
          command = rest;
          output = new StringBuilder();
          complains = false;
        }
        case '>' -> output.append(rest).append('\n');
        case '#' -> output.setLength(output.length() - 1);
        case '!' -> complains = true;
        default -> {
          Expectation expectation =
              new Expectation(command, output.toString(), complains, Integer.parseInt(rest));
          tests.add(DynamicTest.dynamicTest(command, expectation::check));
        }
      }
    }
    return tests.stream();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = CommandsTest.class.getResourceAsStream("/user/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private record Expectation(String command, String output, boolean complains, int status) {
    void check() throws IOException {
      HostedOs os = new HostedOs();
      os.setEnvironment("COLUMNS=80");
      for (String file : FILES) {
        os.file("/files/" + file, resource("files/" + file));
      }
      os.chdir("/files");
      List<String> words = words(command);
      int input = command.contains(" < ") ? words.lastIndexOf("<") : -1;
      if (input > 0) {
        os.input(os.content(words.get(input + 1)));
        words.subList(input, input + 2).clear();
      }
      Program program = Toolbox.program(words.getFirst());
      int ended = os.run(program, words.subList(1, words.size()).toArray(String[]::new));
      assertThat(sorted(os.output())).as(os.errors()).isEqualTo(sorted(output));
      assertThat(ended).as("status").isEqualTo(status);
      assertThat(!os.errors().isEmpty()).as("errors: " + os.errors()).isEqualTo(complains);
    }

    /** The order in which find walks is the file system's, ours is that of the names. */
    private String sorted(String text) {
      return command.startsWith("find ") ? String.join("\n", text.lines().sorted().toList()) : text;
    }
  }

  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean begun = false;
    char quote = 0;
    for (int i = 0; i < command.length(); i++) {
      char character = command.charAt(i);
      if (quote == 0 && (character == '\'' || character == '"')) {
        quote = character;
        begun = true;
      } else if (character == quote && quote != 0) {
        quote = 0;
      } else if (character == ' ' && quote == 0) {
        if (begun) {
          words.add(word.toString());
        }
        word.setLength(0);
        begun = false;
      } else {
        word.append(character);
        begun = true;
      }
    }
    if (begun) {
      words.add(word.toString());
    }
    return words;
  }
}
