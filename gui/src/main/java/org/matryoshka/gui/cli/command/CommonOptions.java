package org.matryoshka.gui.cli.command;

import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.matryoshka.gui.cli.io.CommandFailure;
import org.matryoshka.gui.scenario.Scenario;
import org.matryoshka.gui.scenario.VmSpecification;
import org.matryoshka.gui.text.Quantity;

/** Options and operands that several commands take. */
final class CommonOptions {
  static final Option JSON =
      Option.builder().longOpt("json").desc("print the result as JSON").get();

  /** Memory of a machine unless told otherwise. */
  private static final long DEFAULT_MEMORY = 64L << 20;

  private CommonOptions() {}

  /** The size that an option gives, in bytes: whole pages, and no more than a Java array holds. */
  static long memory(CommandLine line, Option option) {
    long bytes = RunOptions.number(line, option, DEFAULT_MEMORY, Quantity::bytes);
    if (bytes < VmSpecification.MIN_MEMORY
        || bytes > Scenario.MAX_MACHINE_MEMORY
        || bytes % 4096 != 0) {
      throw CommandFailure.usage(
          "--%s %s: must be a multiple of 4K from %s to %s"
              .formatted(
                  option.getLongOpt(),
                  line.getOptionValue(option),
                  Quantity.size(VmSpecification.MIN_MEMORY),
                  Quantity.size(Scenario.MAX_MACHINE_MEMORY)));
    }
    return bytes;
  }

  /** The whole number in a range that an option gives; the least one when it is missing. */
  static int integer(CommandLine line, Option option, int min, int max) {
    String text = line.getOptionValue(option, Integer.toString(min));
    if (!text.matches("[0-9]{1,9}")
        || Integer.parseInt(text) < min
        || Integer.parseInt(text) > max) {
      throw CommandFailure.usage(
          "--%s %s: must be a whole number from %d to %d"
              .formatted(option.getLongOpt(), text, min, max));
    }
    return Integer.parseInt(text);
  }

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
