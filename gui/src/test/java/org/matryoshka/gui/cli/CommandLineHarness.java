package org.matryoshka.gui.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.matryoshka.gui.cli.io.Interruption;
import org.matryoshka.gui.cli.io.Terminal;

/** Runs command lines in this JVM and keeps what they print. */
final class CommandLineHarness {
  private byte[] input = new byte[0];

  /**
   * What a command line did.
   *
   * @param status the exit status
   * @param out what went to the output
   * @param err what went to the error stream
   */
  record Outcome(int status, String out, String err) {}

  /** Standard input of the commands that follow. */
  void type(byte[] bytes) {
    input = bytes.clone();
  }

  /** Runs {@code matryoshka ARGUMENTS}. */
  Outcome run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(input),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            new Interruption());
    int status = new CommandDispatcher(Matryoshka.commands(), "test").dispatch(arguments, terminal);
    terminal.out().flush();
    return new Outcome(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
