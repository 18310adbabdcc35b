package org.matryoshka.gui.cli.command;

import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.matryoshka.gui.cli.io.CommandFailure;
import org.matryoshka.gui.cli.io.InputFile;
import org.matryoshka.gui.cli.io.Terminal;
import org.matryoshka.gui.session.InputLog;
import org.matryoshka.gui.session.InputLogJson;
import org.matryoshka.gui.session.World;
import org.matryoshka.gui.session.WorldException;
import org.matryoshka.gui.session.WorldSpecification;
import org.matryoshka.gui.text.Quantity;

/** {@code --input FILE}: what was done in a session is done again. */
final class InputOption {
  static final Option INPUT =
      RunOptions.option(
          "input", "FILE", "do again what an input log says, as the window saves one");

  private InputOption() {}

  /**
   * The log.
   *
   * @return null without the option
   * @throws CommandFailure (exit code 3) if it is none, or is of another machine
   */
  static InputLog read(CommandLine line, WorldSpecification specification, Terminal terminal)
      throws WorldException {
    String name = line.getOptionValue(INPUT);
    if (name == null) {
      return null;
    }
    InputFile file = InputFile.read(name, terminal.in());
    InputLog log = InputLogJson.read(file.name(), file.text());
    log.requireSameMachine(specification);
    return log;
  }

  /**
   * Where the log ends, the state must be the one that was saved with it.
   *
   * @throws CommandFailure (exit code 3) if it is another
   */
  static void check(InputLog log, World world) {
    if (log != null
        && world.position() == log.step()
        && !world.hypervisor().stateHash().equals(log.stateHash())) {
      throw CommandFailure.rejected(
          "--input: the state at step "
              + Quantity.grouped(log.step())
              + " is not the one that was saved with the log: its hash should be "
              + log.stateHash());
    }
  }
}
