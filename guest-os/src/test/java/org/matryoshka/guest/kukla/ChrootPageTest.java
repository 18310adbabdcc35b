package org.matryoshka.guest.kukla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.matryoshka.cpu.image.ImageException;

/** The sessions in {@code docs/chroot.md} are typed at a Kukla, and go as the page says. */
class ChrootPageTest {
  private static final long BUDGET = 60_000_000;
  private static final int MEGABYTES = 32;
  private static final Pattern PROMPT = Pattern.compile("(root@kukla:[^ ]*# )(.*)");

  @Test
  void sessionsGoAsThePageSays() throws IOException, ImageException {
    List<String> expected = new ArrayList<>();
    List<String> actual = new ArrayList<>();
    KuklaSession kukla = KuklaSession.onBareMachine(MEGABYTES, "");
    kukla.untilPrompt(BUDGET);
    for (String line : sessions()) {
      expected.add(line);
      Matcher prompt = PROMPT.matcher(line);
      if (prompt.matches()) {
        String shown = kukla.text().substring(kukla.text().lastIndexOf('\n') + 1);
        actual.add(shown + prompt.group(2));
        actual.addAll(kukla.command(prompt.group(2), BUDGET).lines().toList());
      }
    }
    assertThat(expected).hasSizeGreaterThan(20);
    assertThat(actual).isEqualTo(expected);
  }

  private static List<String> sessions() throws IOException {
    List<String> lines = new ArrayList<>();
    boolean inside = false;
    for (String line : Files.readAllLines(Path.of("..", "docs", "chroot.md"))) {
      if (line.startsWith("```")) {
        inside = line.equals("```console");
      } else if (inside) {
        lines.add(line);
      }
    }
    return lines;
  }
}
