package org.matryoshka.guest.kukla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matryoshka.cpu.image.ImageException;

/** The shell in Kukla: whole scripts as dash runs them on Linux, and somebody at the keyboard. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShellInKuklaTest {
  private static final long BUDGET = 100_000_000;
  private static final String INTERRUPT = "\u0003";
  private static final String STOP = "\u001a";
  private static final String END = "\u0004";

  private KuklaSession kukla;

  @BeforeAll
  void boot() throws ImageException {
    kukla = KuklaSession.onBareMachine(16, "");
    kukla.untilPrompt(25_000_000);
    kukla.command("export TMP=/tmp/work OLDPATH_FOR_TEST=$PATH; mkdir $TMP", BUDGET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "control",
        "environment",
        "errors",
        "globs",
        "jobs",
        "pipes",
        "programs",
        "quoting",
        "redirect",
        "substitution"
      })
  void scriptsDoWhatDashDoes(String name) throws IOException, ImageException {
    kukla.typeText("cat > /tmp/script\n" + resource(name + ".sh") + END);
    kukla.untilPrompt(BUDGET);

    String output =
        kukla.command("sh /tmp/script < /dev/null 2> /dev/null; echo status $?", BUDGET);

    assertThat(output).isEqualTo(resource(name + ".out"));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ShellInKuklaTest.class.getResourceAsStream("/user/scripts/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Test
  void interruptEndsWhatRunsInTheForeground() throws ImageException {
    kukla.typeText("sleep 1000 | cat\n");
    kukla.untilText("until it waits", 3_000_000);
    kukla.typeText(INTERRUPT);
    kukla.untilPrompt(BUDGET);

    assertThat(kukla.command("echo $?", BUDGET)).isEqualTo("130\n");
  }

  @Test
  void jobsAreStoppedAndGoOn() throws ImageException {
    kukla.typeText("sleep 1000\n");
    kukla.untilText("until it waits", 3_000_000);
    kukla.typeText(STOP);
    assertThat(kukla.untilPrompt(BUDGET)).contains("[1]+ Stopped                sleep 1000\n");
    assertThat(kukla.command("jobs", BUDGET)).isEqualTo("[1]+ Stopped                sleep 1000\n");
    assertThat(kukla.command("bg", BUDGET)).isEqualTo("[1] sleep 1000\n");
    assertThat(kukla.command("jobs", BUDGET)).isEqualTo("[1]+ Running                sleep 1000\n");
    kukla.typeText("fg\n");
    kukla.untilText("until it waits", 3_000_000);
    kukla.typeText(INTERRUPT);
    kukla.untilPrompt(BUDGET);
    assertThat(kukla.command("jobs", BUDGET)).isEmpty();
    assertThat(kukla.command("sleep 1000 & kill %1; wait; jobs", BUDGET))
        .startsWith("[1] ")
        .hasLineCount(1);
    assertThat(kukla.command("sleep 0.01 &", BUDGET)).startsWith("[1] ");
    assertThat(kukla.command("sleep 0.1", BUDGET))
        .contains("[1]+ Done                   sleep 0.01\n");
  }

  @Test
  void linesAreEditedRecalledAndCompleted() throws ImageException {
    assertThat(kukla.command("ecko a\u0001\u001b[C\u001b[C\u001b[3~h\u0005 b", BUDGET))
        .isEqualTo("a b\n");
    assertThat(kukla.command("\u001b[A\u007fc", BUDGET)).isEqualTo("a c\n");
    assertThat(kukla.command("cat /etc/hostn\t", BUDGET)).isEqualTo("kukla\n");
    assertThat(kukla.command("unam\t-s", BUDGET)).isEqualTo("Linux\n");
  }

  @Test
  void aShellThatEndsIsStartedAgain() throws ImageException {
    KuklaSession own = KuklaSession.onBareMachine(16, "");
    own.untilPrompt(25_000_000);
    own.command("cd /tmp", BUDGET);
    own.typeText("exit 3\n");
    assertThat(own.untilPrompt(BUDGET)).endsWith("root@kukla:/# ");
    own.typeText(END);
    assertThat(own.untilPrompt(BUDGET)).endsWith("root@kukla:/# ");
  }

  @Test
  void theCommandLineRunsACommandAndEndsWithItsStatus() throws ImageException {
    List<Integer> values = new ArrayList<>();
    for (String command : List.of("true", "false", "\"exit 0\"", "\"echo hi; exit 4\"")) {
      KuklaSession own = KuklaSession.onBareMachine(16, "run=" + command);
      own.untilText("no such text", BUDGET);
      values.add(own.exitValue().orElseThrow());
    }

    assertThat(values).containsExactly(0x10, 1, 0x10, 1);
  }
}
