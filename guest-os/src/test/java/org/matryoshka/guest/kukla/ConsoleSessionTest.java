package org.matryoshka.guest.kukla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.matryoshka.cpu.image.ImageException;
import org.matryoshka.hv.VirtualizationMode;

/**
 * The console session in the README is what a VM prints: it is replayed here. {@code -Dbless=true}
 * records it anew, with the commands that it has.
 */
class ConsoleSessionTest {
  private static final Path README = Path.of("..", "README.md");
  private static final Pattern SESSION =
      Pattern.compile("(```console\n\\$ \\./matryoshka vm kukla\n)(.*?)(```\n)", Pattern.DOTALL);
  private static final Pattern COMMAND =
      Pattern.compile("^root@kukla:[^ ]*# (.+)$", Pattern.MULTILINE);
  private static final long BUDGET = 100_000_000;

  @Test
  void theSessionInTheReadmeIsWhatHappens() throws IOException, ImageException {
    String readme = Files.readString(README).replace("\r\n", "\n");
    Matcher session = SESSION.matcher(readme);
    assertThat(session.find())
        .as("the README has a session that begins with $ ./matryoshka vm kukla")
        .isTrue();
    List<String> commands =
        COMMAND.matcher(session.group(2)).results().map(found -> found.group(1)).toList();
    assertThat(commands).hasSizeGreaterThan(5);

    KuklaSession kukla = KuklaSession.underHypervisor(VirtualizationMode.TRAP, 32, "once");
    kukla.untilPrompt(BUDGET);
    for (String command : commands) {
      kukla.command(command, BUDGET);
    }
    String happened = kukla.text().replace("\r", "").replaceAll("(?m) +$", "");

    if (Boolean.getBoolean("bless")) {
      String recorded = session.group(1) + happened + session.group(3);
      Files.writeString(
          README,
          readme.substring(0, session.start()) + recorded + readme.substring(session.end()));
    } else {
      assertThat(withoutFigures(happened)).isEqualTo(withoutFigures(session.group(2)));
    }
  }

  /** Times, sizes of the image and free memory change with every change of the kernel. */
  private static String withoutFigures(String text) {
    return text.replaceAll("\\[ *\\d+\\.\\d{6}]", "[time]").replaceAll("\\d+ (KiB|files)", "N $1");
  }
}
