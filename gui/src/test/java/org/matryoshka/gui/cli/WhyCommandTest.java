package org.matryoshka.gui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matryoshka.gui.session.Command;
import org.matryoshka.gui.session.InputLogJson;
import org.matryoshka.gui.session.Session;
import org.matryoshka.gui.session.WorldException;
import org.matryoshka.gui.session.WorldLoader;

class WhyCommandTest {
  private final CommandLineHarness line = new CommandLineHarness();
  private CommandLineHarness.Outcome last;

  private int run(String... arguments) {
    last = line.run(arguments);
    return last.status();
  }

  @Test
  void namesTheStep() {
    assertThat(run("why", "demo-kernel", "--reg", "rax", "--at", "1200", "--json")).isZero();
    assertThat(last.out()).contains("\"subject\" : \"rax of VM vm\"").contains("\"step\" : 1200");
  }

  @Test
  void complainsAboutWhatIsNotThere() {
    assertThat(run("why", "demo-kernel", "--reg", "rbq", "--at", "10")).isEqualTo(2);
    assertThat(last.err()).contains("There is no register rbq").contains("did you mean rb");
    assertThat(run("why", "demo-kernel", "--at", "10")).isEqualTo(2);
    assertThat(last.err()).contains("needs one of --reg, --mem, --pte and --queue");
  }

  @Test
  void anInputLogIsRepeatedToTheLastBit(@TempDir Path folder) throws IOException, WorldException {
    Path file = folder.resolve("input.json");
    try (Session session = Session.open(WorldLoader.load("two-vms"))) {
      session.submit(new Command.Travel(20_000)).join();
      session.submit(new Command.SetWeight(2, 9)).join();
      session.submit(new Command.WriteRegister(1, "r15", 77)).join();
      session.submit(new Command.Travel(60_000)).join();
      Files.writeString(file, InputLogJson.write(session.inputLog().join()));
    }
    assertThat(run("show", "hash", "two-vms", "--input", file.toString())).isZero();
    assertThat(Files.readString(file)).contains(last.out().substring(0, 64));
    assertThat(run("show", "hash", "demo-kernel", "--input", file.toString())).isEqualTo(3);
    assertThat(last.err()).contains("the input log is of 2 VMs, but demo-kernel has 1");
    Files.writeString(file, Files.readString(file).replace("\"weight\" : 9", "\"weight\" : 1"));
    assertThat(run("show", "hash", "two-vms", "--input", file.toString())).isEqualTo(3);
    assertThat(last.err()).contains("is not the one that was saved with the log");
    Files.writeString(file, "{\"format\": 1}");
    assertThat(run("show", "hash", "two-vms", "--input", file.toString())).isEqualTo(3);
    assertThat(last.err()).contains("input.json:1").contains("is no input log");
  }
}
