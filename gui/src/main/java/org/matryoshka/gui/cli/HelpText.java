package org.matryoshka.gui.cli;

import java.io.PrintStream;
import java.util.List;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.help.HelpFormatter;
import org.apache.commons.cli.help.OptionFormatter;
import org.matryoshka.gui.cli.command.Command;

/** The texts of {@code --help}. */
final class HelpText {
  private HelpText() {}

  /** All commands, one line each. */
  static void overview(List<Command> commands, PrintStream out) {
    out.println(
        "Matryoshka: an x86-64 machine, a hypervisor on it, guests in that; every layer to look"
            + " at.");
    out.println();
    out.println("usage: matryoshka COMMAND [OPTION...] [OPERAND...]");
    out.println();
    int width = commands.stream().mapToInt(c -> synopsis(c).length()).max().orElse(0);
    for (Command command : commands) {
      String synopsis = synopsis(command);
      out.println(
          "  " + synopsis + " ".repeat(width - synopsis.length()) + "  " + command.summary());
    }
    out.println();
    out.println("  matryoshka COMMAND --help    the options of a command");
    out.println("  matryoshka --version         the version");
    out.println();
    out.println("Start with:  matryoshka demo");
    out.println();
    out.println(
        "exit codes: 0 done (run: the program's own), 1 the guest failed, 2 usage, 3 input"
            + " rejected,");
    out.println("            4 budget used up, 70 a bug of ours, 130 stopped with Ctrl-C");
  }

  /** One command with its options. */
  static void of(Command command, Options options, PrintStream out) {
    out.println(
        "usage: matryoshka " + (command.name() + " [OPTION...] " + command.operands()).strip());
    out.println();
    out.println("  " + command.summary() + ".");
    out.println();
    HelpFormatter formatter = HelpFormatter.builder().setShowSince(false).get();
    List<OptionFormatter> shown =
        options.getOptions().stream().map(formatter::getOptionFormatter).toList();
    int width = shown.stream().mapToInt(option -> synopsis(option).length()).max().orElse(0);
    for (OptionFormatter option : shown) {
      String synopsis = synopsis(option);
      out.println(
          "  " + synopsis + " ".repeat(width - synopsis.length()) + "  " + option.getDescription());
    }
    if (!command.notes().isEmpty()) {
      out.println();
    }
    for (String note : command.notes()) {
      out.println(("  " + note).stripTrailing());
    }
  }

  private static String synopsis(OptionFormatter option) {
    String names = option.getOpt().isEmpty() ? "    " + option.getLongOpt() : option.getBothOpt();
    return (names + " " + option.getArgName().replaceAll("[<>]", "")).stripTrailing();
  }

  private static String synopsis(Command command) {
    return (command.name() + " " + command.operands()).strip();
  }
}
