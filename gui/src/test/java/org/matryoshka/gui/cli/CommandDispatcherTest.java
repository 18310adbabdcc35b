package org.matryoshka.gui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.ToIntBiFunction;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.junit.jupiter.api.Test;
import org.matryoshka.gui.cli.command.Command;
import org.matryoshka.gui.cli.io.CommandFailure;
import org.matryoshka.gui.cli.io.Interruption;
import org.matryoshka.gui.cli.io.Terminal;

class CommandDispatcherTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Terminal terminal =
      new Terminal(
          InputStream.nullInputStream(),
          new PrintStream(out, true, StandardCharsets.UTF_8),
          new PrintStream(err, true, StandardCharsets.UTF_8),
          false,
          new Interruption());

  /** A command that does what a test says. */
  private record Probe(
      String name, boolean passesArgumentsOn, ToIntBiFunction<CommandLine, Terminal> body)
      implements Command {
    @Override
    public String summary() {
      return "does what the test says";
    }

    @Override
    public String operands() {
      return "FILE";
    }

    @Override
    public Options options() {
      return new Options()
          .addOption(
              Option.builder().longOpt("memory").hasArg().argName("SIZE").desc("how much").get());
    }

    @Override
    public int run(CommandLine line, Terminal terminal) {
      return body.applyAsInt(line, terminal);
    }
  }

  private int dispatch(ToIntBiFunction<CommandLine, Terminal> body, String... arguments) {
    List<Command> commands =
        List.of(new Probe("probe", false, body), new Probe("pass", true, body));
    return new CommandDispatcher(commands, "1.2.3").dispatch(arguments, terminal);
  }

  private int dispatch(String... arguments) {
    return dispatch((line, terminal) -> 0, arguments);
  }

  @Test
  void runsACommandAndReturnsItsStatus() {
    assertThat(dispatch((line, _) -> line.getArgList().size(), "probe", "a", "--memory", "1M", "b"))
        .isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void whatFollowsTheProgramIsTheProgramsOwn() {
    int status =
        dispatch(
            (line, _) -> {
              assertThat(line.getArgList()).containsExactly("prog", "--memory", "-x");
              return 7;
            },
            "pass",
            "--memory",
            "1M",
            "prog",
            "--memory",
            "-x");
    assertThat(status).isEqualTo(7);
  }

  @Test
  void helpAndVersionGoToTheOutput() {
    assertThat(dispatch()).isZero();
    assertThat(dispatch("--help")).isZero();
    assertThat(dispatch("help", "probe")).isZero();
    assertThat(dispatch("probe", "--help")).isZero();
    assertThat(dispatch("--version")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("does what the test says", "--memory SIZE  how much", "matryoshka 1.2.3");
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void aWrongCommandLineIsToldWithTheNearestRightOne() {
    assertThat(dispatch("porbe")).isEqualTo(2);
    assertThat(dispatch("probe", "--memry", "1M")).isEqualTo(2);
    assertThat(dispatch("pass", "--memry=1M", "prog")).isEqualTo(2);
    assertThat(dispatch("probe", "--memory")).isEqualTo(2);
    assertThat(dispatch("--hlep")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "matryoshka: unknown command porbe; did you mean probe? (matryoshka --help lists them)",
            "matryoshka: probe: unknown option --memry; did you mean --memory? (matryoshka probe"
                + " --help lists them)",
            "matryoshka: pass: unknown option --memry; did you mean --memory? (matryoshka pass"
                + " --help lists them)",
            "matryoshka: probe: --memory needs a value (SIZE)",
            "matryoshka: unknown option --hlep; did you mean --help?; options of a command follow"
                + " its name (matryoshka --help)");
  }

  @Test
  void aRejectedInputIsExitCodeThree() {
    int status =
        dispatch(
            (_, _) -> {
              throw CommandFailure.rejected("a: is wrong", List.of("a:1: wrong", "a:2: wrong too"));
            },
            "probe");
    assertThat(status).isEqualTo(3);
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("a:1: wrong", "a:2: wrong too", "matryoshka: a: is wrong");
  }

  @Test
  void aBugIsOursAndSaysWhatToReport() {
    int status =
        dispatch(
            (_, _) -> {
              throw new IllegalStateException("impossible", new ArithmeticException("root"));
            },
            "probe",
            "x");
    assertThat(status).isEqualTo(70);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("this is a bug of ours")
        .contains("command   matryoshka probe x")
        .contains("version   1.2.3")
        .contains("impossible, because of java.lang.ArithmeticException: root")
        .contains("CommandDispatcherTest");
  }
}
