package org.matryoshka.gui.cli.command;

import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.matryoshka.gui.cli.io.CommandFailure;

/** Options and operands that several commands take. */
final class CommonOptions {
  static final Option JSON =
      Option.builder().longOpt("json").desc("print the result as JSON").get();

  private CommonOptions() {}

  /** The only operand. */
  static String oneOperand(CommandLine line, String command, String what) {
    List<String> operands = line.getArgList();
    if (operands.isEmpty()) {
      throw CommandFailure.usage(
          command + ": needs " + what + " (matryoshka " + command + " --help)");
    }
    if (operands.size() > 1) {
      throw CommandFailure.usage(
          command + ": takes one " + what + ", not also '" + operands.get(1) + "'");
    }
    return operands.getFirst();
  }
}
