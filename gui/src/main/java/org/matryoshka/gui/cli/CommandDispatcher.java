package org.matryoshka.gui.cli;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import org.matryoshka.gui.cli.command.Command;
import org.matryoshka.gui.cli.io.CommandFailure;
import org.matryoshka.gui.cli.io.ExitCode;
import org.matryoshka.gui.cli.io.Terminal;
import org.matryoshka.gui.text.NearestName;

/**
 * Finds the command that the first argument names, parses its options, runs it, and turns every
 * failure into a message on the error stream and a documented exit code.
 */
public final class CommandDispatcher {
  private static final Option HELP =
      Option.builder("h").longOpt("help").desc("print this help and end").get();

  private static final Option VERSION =
      Option.builder().longOpt("version").desc("print the version and end").get();

  private final List<Command> commands;
  private final String version;

  /**
   * @param commands in the order in which the help text lists them
   * @param version what {@code --version} prints after our name
   */
  public CommandDispatcher(List<Command> commands, String version) {
    this.commands = List.copyOf(commands);
    this.version = version;
  }

  /** Runs one command line and returns the exit status; throws nothing. */
  public int dispatch(String[] arguments, Terminal terminal) {
    try {
      int status = find(arguments, terminal);
      if (terminal.out().checkError()) {
        terminal.say(
            "the output could not be written completely (disk full, or the reader is gone)");
        return Math.max(status, ExitCode.GUEST_FAILED.status());
      }
      return status;
    } catch (CommandFailure e) {
      terminal.out().flush();
      e.diagnostics().forEach(terminal.err()::println);
      terminal.say(e.getMessage());
      return e.exitCode().status();
    } catch (RuntimeException | Error e) {
      terminal.out().flush();
      return BugReport.print(arguments, version, e, terminal);
    }
  }

  private int find(String[] arguments, Terminal terminal) {
    if (arguments.length == 0) {
      HelpText.overview(commands, terminal.out());
      return ExitCode.DONE.status();
    }
    String first = arguments[0];
    switch (first) {
      case "-h", "--help" -> {
        HelpText.overview(commands, terminal.out());
        return ExitCode.DONE.status();
      }
      case "-V", "--version" -> {
        printVersion(terminal);
        return ExitCode.DONE.status();
      }
      case "help" -> {
        return help(arguments, terminal.out());
      }
      default -> {}
    }
    if (first.startsWith("-")) {
      throw CommandFailure.usage(
          "unknown option "
              + first
              + NearestName.hint(first, List.of("--help", "--version"))
              + "; options of a command follow its name (matryoshka --help)");
    }
    return run(command(first), Arrays.copyOfRange(arguments, 1, arguments.length), terminal);
  }

  private void printVersion(Terminal terminal) {
    terminal.out().println("matryoshka " + version);
  }

  private int help(String[] arguments, PrintStream out) {
    if (arguments.length == 1) {
      HelpText.overview(commands, out);
    } else {
      Command command = command(arguments[1]);
      HelpText.of(command, optionsOf(command), out);
    }
    return ExitCode.DONE.status();
  }

  private Command command(String name) {
    List<String> names = commands.stream().map(Command::name).toList();
    return commands.stream()
        .filter(command -> command.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                CommandFailure.usage(
                    "unknown command "
                        + name
                        + NearestName.hint(name, names)
                        + " (matryoshka --help lists them)"));
  }

  private static Options optionsOf(Command command) {
    return new Options().addOptions(command.options()).addOption(HELP).addOption(VERSION);
  }

  private int run(Command command, String[] arguments, Terminal terminal) {
    Options options = optionsOf(command);
    try {
      CommandLine line =
          DefaultParser.builder()
              .setAllowPartialMatching(false)
              .setStripLeadingAndTrailingQuotes(false)
              .get()
              .parse(options, arguments, command.passesArgumentsOn());
      if (line.hasOption(HELP)) {
        HelpText.of(command, options, terminal.out());
        return ExitCode.DONE.status();
      }
      if (line.hasOption(VERSION)) {
        printVersion(terminal);
        return ExitCode.DONE.status();
      }
      if (command.passesArgumentsOn()) {
        rejectOptionInPlaceOfOperand(line, options, command);
      }
      return command.run(line, terminal);
    } catch (UnrecognizedOptionException e) {
      throw unknownOption(e.getOption(), options, command);
    } catch (MissingArgumentException e) {
      throw CommandFailure.usage(
          command.name()
              + ": "
              + shown(e.getOption())
              + " needs a value ("
              + e.getOption().getArgName()
              + ")");
    } catch (ParseException e) {
      throw CommandFailure.usage(command.name() + ": " + e.getMessage());
    }
  }

  /**
   * With arguments passed on, the parser stops at what it does not know, also before the operand.
   */
  private static void rejectOptionInPlaceOfOperand(
      CommandLine line, Options options, Command command) {
    List<String> operands = line.getArgList();
    if (!operands.isEmpty()
        && operands.getFirst().length() > 1
        && operands.getFirst().startsWith("-")) {
      throw unknownOption(operands.getFirst(), options, command);
    }
  }

  private static CommandFailure unknownOption(String typed, Options options, Command command) {
    Set<String> known = new LinkedHashSet<>();
    options.getOptions().forEach(option -> known.add(shown(option)));
    String name = typed.contains("=") ? typed.substring(0, typed.indexOf('=')) : typed;
    return CommandFailure.usage(
        command.name()
            + ": unknown option "
            + name
            + NearestName.hint(name, known)
            + " (matryoshka "
            + command.name()
            + " --help lists them)");
  }

  private static String shown(Option option) {
    return option.hasLongOpt() ? "--" + option.getLongOpt() : "-" + option.getOpt();
  }
}
