package org.matryoshka.gui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.matryoshka.gui.session.Command;
import org.matryoshka.gui.session.Session;
import org.matryoshka.gui.session.WorldLoader;

/** {@code show}: places in a run, good and bad; the topics registers, code and hash. */
class ShowCommandTest {
  private final CommandLineHarness cli = new CommandLineHarness();

  private CommandLineHarness.Outcome show(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "show";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return cli.run(all);
  }

  /** The scalar fields of a document, each by its path. */
  private static Map<String, String> fields(String json) throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken().isScalarValue()) {
          fields.put(parser.getParsingContext().pathAsPointer().toString(), parser.getText());
        }
      }
    }
    return fields;
  }

  @Test
  void registersAtAStepAsTextAndJson() throws IOException {
    CommandLineHarness.Outcome text = show("registers", "demo-kernel", "--at", "100");
    assertThat(text.status()).isZero();
    assertThat(text.out()).contains("at step 100").contains("it really runs in ring 3");
    Map<String, String> json =
        fields(show("registers", "demo-kernel", "--at", "100", "--json").out());
    assertThat(json).containsEntry("/step", "100").containsEntry("/privilege/realRing", "3");
    String rip = json.get("/registers/rip").substring(2);
    assertThat(text.out()).contains("rip " + "0".repeat(16 - rip.length()) + rip);
  }

  @Test
  void codeAroundRipAndAtASymbol() throws IOException {
    Map<String, String> json = fields(show("code", "demo-kernel", "--at", "100", "--json").out());
    assertThat(json.values()).contains("true");
    CommandLineHarness.Outcome symbol =
        show("code", "syscall_entry", "demo-kernel", "--at", "20000", "--lines", "5");
    assertThat(symbol.status()).isZero();
    assertThat(symbol.out()).contains("syscall_entry:");
    assertThat(show("code", "0xffff800000000000", "demo-kernel").out()).contains("not mapped");
  }

  @Test
  void theHashAtAStepIsThatOfASessionThatWentThereAndBack() throws Exception {
    try (Session session = Session.open(WorldLoader.load("demo-kernel"))) {
      session.submit(new Command.Travel(701)).get(1, TimeUnit.MINUTES);
      session.submit(new Command.StepBack(1)).get(1, TimeUnit.MINUTES);
      String hash = session.ask(world -> world.hypervisor().stateHash()).get(1, TimeUnit.MINUTES);
      assertThat(show("hash", "demo-kernel", "--at", "700").out()).startsWith(hash);
    }
  }

  @Test
  void rightAfterAnExitThereAreSoManyExits() throws IOException {
    for (int exit : new int[] {1, 2, 17}) {
      Map<String, String> json =
          fields(show("hash", "demo-kernel", "--at", "exit:" + exit, "--json").out());
      assertThat(json).containsEntry("/exitCount", Integer.toString(exit));
    }
  }

  @Test
  void vmsHaveNamesAndNumbers() {
    String byName = show("registers", "--vm", "boris").out();
    assertThat(byName).startsWith("VM 2 (boris)");
    assertThat(show("registers", "--vm", "2").out()).isEqualTo(byName);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "show | needs a topic",
        "show regsters | did you mean registers?",
        "show hash nosuch | there is no such file",
        "show hash --at soon | is no place in a run",
        "show hash --at exit:0 | exits count from 1",
        "show hash --vm carl | there are: anna, boris",
        "show hash --vm 3 | there is no such VM",
        "show hash demo-kernel --at 99999999999 | the run ends at step",
        "show hash demo-kernel --at exit:99999999 | the run ends at step",
        "show hash demo-kernel more | 'more' is too much",
        "show hash --lines 3 | is an option of show code",
        "show code --lines 0 | must be a number from 1",
        "show code nosymbol demo-kernel | nosymbol",
        "show hash --max-instructions many | is not a count"
      })
  void badInputIsExplained(String line, String message) {
    CommandLineHarness.Outcome outcome = cli.run(line.split(" ", -1));
    assertThat(outcome.status()).isIn(2, 3);
    assertThat(outcome.err()).contains(message);
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void aUsedUpBudgetIsSaidAndWhatIsThereIsShown() {
    CommandLineHarness.Outcome outcome =
        show("hash", "demo-kernel", "--at", "end", "--max-instructions", "1K");
    assertThat(outcome.status()).isEqualTo(4);
    assertThat(outcome.err()).contains("was not reached in 1,000 steps");
    assertThat(outcome.out()).hasLineCount(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"registers", "code", "hash"})
  void everyTopicStandsInTheHelp(String topic) {
    assertThat(show("--help").out()).contains("  " + topic);
  }
}
