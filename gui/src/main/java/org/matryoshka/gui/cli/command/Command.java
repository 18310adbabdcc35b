package org.matryoshka.gui.cli.command;

import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.matryoshka.gui.cli.io.CommandFailure;
import org.matryoshka.gui.cli.io.Terminal;

/** One command of the command line. */
public interface Command {
  /** The word that the user types. */
  String name();

  /** What it does, in one line without a full stop. */
  String summary();

  /** What follows the name and the options, for instance {@code "PROGRAM [ARG...]"}. */
  String operands();

  /** The options that it takes. {@code --help} comes from the dispatcher. */
  Options options();

  /** Sentences under the options in its help text: formats, defaults, examples. */
  default List<String> notes() {
    return List.of();
  }

  /** Whether everything after the first operand belongs to the guest and is no option of ours. */
  default boolean passesArgumentsOn() {
    return false;
  }

  /**
   * Does it.
   *
   * @return the exit status
   * @throws CommandFailure when the user has to mend something
   */
  int run(CommandLine line, Terminal terminal);
}
