package org.matryoshka.gui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.matryoshka.gui.inspect.exits.ExitDetail;
import org.matryoshka.gui.inspect.exits.ExitDetailReader;
import org.matryoshka.gui.inspect.exits.ExitNames;
import org.matryoshka.gui.inspect.exits.ExitSceneReader;
import org.matryoshka.gui.session.Command;
import org.matryoshka.gui.session.ExitEntry;
import org.matryoshka.gui.session.ExitFilter;
import org.matryoshka.gui.session.Session;
import org.matryoshka.gui.session.WorldLoader;

/** {@code show exits}, {@code show exit}, {@code show vms}; story S1 of the command line. */
class ShowExitsTest {
  private final CommandLineHarness harness = new CommandLineHarness();

  private String out(String... arguments) {
    CommandLineHarness.Outcome outcome = harness.run(arguments);
    assertThat(outcome.status()).as(outcome.err()).isZero();
    return outcome.out();
  }

  /** Fields of a JSON document by their path, for instance {@code exit.qualification.0.name}. */
  private static Map<String, String> fields(String json) throws IOException {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      while (parser.nextToken() != null) {
        JsonToken token = parser.currentToken();
        if (token.isScalarValue()) {
          String path =
              parser.getParsingContext().pathAsPointer().toString().substring(1).replace('/', '.');
          fields.put(path, parser.getText());
        }
      }
    }
    return fields;
  }

  @Test
  void tenTimesF7IsAtExitTen() throws Exception {
    try (Session session = Session.open(WorldLoader.load("demo-kernel"))) {
      for (int i = 0; i < 10; i++) {
        session.submit(new Command.NextExit(ExitFilter.ALL)).get(30, TimeUnit.SECONDS);
      }
      assertThat(session.status().exits()).isEqualTo(10);
      ExitEntry entry = session.ask(world -> world.exits().get(10)).get(30, TimeUnit.SECONDS);
      ExitNames names = session.ask(ExitNames::of).get(30, TimeUnit.SECONDS);
      ExitDetail window =
          session
              .look(
                  entry.step(),
                  world -> ExitSceneReader.read(world, entry),
                  (world, before) ->
                      ExitDetailReader.read(
                          entry, names, before, ExitSceneReader.read(world, entry)))
              .get(30, TimeUnit.SECONDS);
      assertThat(session.status().step())
          .as("a look leaves the session where it is")
          .isEqualTo(session.ask(world -> world.position()).get(30, TimeUnit.SECONDS));
      Map<String, String> shown =
          fields(out("show", "exit", "demo-kernel", "--at", "exit:10", "--json"));
      assertThat(shown)
          .containsEntry("exit.index", "10")
          .containsEntry("exit.step", Long.toString(entry.step()))
          .containsEntry("exit.reason", entry.exit().exit().reason().name())
          .containsEntry("exit.physicalCause", window.physicalCause())
          .containsEntry("exit.instruction", window.instruction())
          .containsEntry("exit.cycles", Integer.toString(entry.exit().cycles()))
          .containsEntry("exit.sentence", window.sentence())
          .containsEntry("exit.rip", "0x" + Long.toHexString(entry.exit().rip()));
      for (int i = 0; i < window.qualification().size(); i++) {
        assertThat(shown)
            .containsEntry(
                "exit.qualification." + i + ".name", window.qualification().get(i).name())
            .containsEntry(
                "exit.qualification." + i + ".value", window.qualification().get(i).value());
      }
      window
          .after()
          .registers()
          .forEach(
              (name, value) ->
                  assertThat(shown)
                      .containsEntry("exit.after." + name, "0x" + Long.toHexString(value)));
    }
  }

  @Test
  void pageFaultsAddUp() throws IOException {
    Map<String, String> shown =
        fields(out("show", "exits", "demo-kernel", "--at", "exit:2000", "--stats", "--json"));
    long sum = 0;
    for (String kind : List.of("true", "hidden", "trace", "mmio")) {
      sum += Long.parseLong(shown.get("pf." + kind));
    }
    assertThat(sum).isEqualTo(Long.parseLong(shown.get("pf.total"))).isPositive();
    assertThat(shown).containsEntry("samples", "2000").doesNotContainKey("exits.0.index");
  }

  @Test
  void theTableHasTheColumnsOfPerf() {
    assertThat(out("show", "exits", "demo-kernel", "--at", "exit:50", "--count", "3"))
        .contains("VM-EXIT", "Samples", "Samples%", "Time%", "Min time", "Max time", "Avg time")
        .contains("\n50 ".stripLeading())
        .doesNotContain("\n47 ");
  }

  @Test
  void aFilterThatCannotBeUnderstoodIsAUsageError() {
    CommandLineHarness.Outcome outcome =
        harness.run("show", "exits", "demo-kernel", "--at", "5", "--filter", "raeson:HLT");
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("did you mean reason");
  }

  @Test
  void beforeTheFirstExitThereIsNoneToShow() {
    CommandLineHarness.Outcome outcome = harness.run("show", "exit", "demo-kernel", "--at", "0");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.err()).contains("there has been no VM exit");
  }

  @Test
  void theVirtualMachines() throws IOException {
    assertThat(out("show", "vms", "--at", "100")).contains("anna", "boris", "running");
    Map<String, String> shown = fields(out("show", "vms", "--at", "100", "--json"));
    assertThat(shown)
        .containsEntry("vms.0.name", "anna")
        .containsEntry("vms.1.number", "2")
        .containsEntry("vms.1.mode", "trap");
  }
}
