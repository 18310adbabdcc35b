package org.matryoshka.gui.fx.view.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Random streams of text and sequences, and what tmux's terminal made of them. */
class TerminalVectorsTest {
  private static final int ROWS = 12;
  private static final int COLUMNS = 40;

  @Test
  void screensAreThoseOfTmux() throws IOException {
    String input = "";
    StringBuilder expected = new StringBuilder();
    List<String> wrong = new ArrayList<>();
    int vectors = 0;
    for (String line : lines()) {
      if (line.startsWith("input ")) {
        input = unescaped(line.substring("input ".length()));
        expected.setLength(0);
      } else if (line.startsWith("|")) {
        expected.append(line.substring(1).stripTrailing()).append('\n');
      } else if (line.startsWith("cursor ")) {
        expected.append(line).append('\n');
        String actual = screen(input);
        vectors++;
        if (!actual.equals(expected.toString())) {
          wrong.add(escaped(input) + "\nwas\n" + actual + "not\n" + expected);
        }
      }
    }
    assertThat(vectors).isGreaterThan(200);
    assertThat(wrong).isEmpty();
  }

  @Test
  void bytesMayComeInAnyPieces() throws IOException {
    for (String line : lines()) {
      if (line.startsWith("input ")) {
        String input = unescaped(line.substring("input ".length()));
        TerminalScreen single = new TerminalScreen(ROWS, COLUMNS);
        for (byte b : input.getBytes(StandardCharsets.UTF_8)) {
          single.feed(new byte[] {b});
        }
        assertThat(picture(single)).isEqualTo(screen(input));
      }
    }
  }

  private static String screen(String input) {
    TerminalScreen screen = new TerminalScreen(ROWS, COLUMNS);
    screen.feed(input.getBytes(StandardCharsets.UTF_8));
    return picture(screen);
  }

  private static String picture(TerminalScreen screen) {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < ROWS; row++) {
      text.append(screen.line(row).text()).append('\n');
    }
    text.append("cursor ").append(screen.cursorRow()).append(' ');
    return text.append(screen.cursorColumn()).append('\n').toString();
  }

  private static List<String> lines() throws IOException {
    try (InputStream in = TerminalVectorsTest.class.getResourceAsStream("vectors.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static String unescaped(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        plain.append((char) Integer.parseInt(text, i + 2, i + 6, 16));
        i += 5;
      } else {
        plain.append(text.charAt(i));
      }
    }
    return plain.toString();
  }

  private static String escaped(String text) {
    return text.replace("\u001b", "\\e").replace("\r", "\\r").replace("\n", "\\n");
  }
}
