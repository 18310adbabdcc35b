package org.matryoshka.gui.cli.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.matryoshka.gui.cli.io.CommandFailure;
import org.matryoshka.gui.cli.io.ExitCode;
import org.matryoshka.gui.cli.io.Terminal;
import org.matryoshka.gui.window.Display;
import org.matryoshka.gui.window.WindowException;
import org.matryoshka.gui.window.WindowLauncher;
import org.matryoshka.gui.window.WindowRequest;

/** {@code gui}: the window. */
public final class GuiCommand implements Command {
  private static final String SETTINGS_PROPERTY = "matryoshka.settings";
  private static final Option SETTINGS =
      RunOptions.option(
          "settings", "FILE", "remember layout, theme and keys in FILE, not in your own settings");
  private static final Option STARTUP_TIME =
      Option.builder()
          .longOpt("startup-time")
          .desc("say how long the window took to come up, and close it")
          .get();

  @Override
  public String name() {
    return "gui";
  }

  @Override
  public String summary() {
    return "the window: step through VM exits, forwards and backwards";
  }

  @Override
  public String operands() {
    return "[IMAGE | SCENARIO.yaml]";
  }

  @Override
  public Options options() {
    return new Options().addOption(SETTINGS).addOption(STARTUP_TIME);
  }

  @Override
  public List<String> notes() {
    return List.of(
        "Without an operand: the demo, paused at its first instruction. F7 runs to the first VM",
        "exit, Shift+F7 goes back, Shift+F1 shows all keys. docs/visualizer.md is the book.",
        "Without a display: matryoshka show prints what the window shows.");
  }

  @Override
  public int run(CommandLine line, Terminal terminal) {
    if (line.getArgList().size() > 1) {
      throw CommandFailure.usage(
          "gui: takes one IMAGE or SCENARIO.yaml, but got " + line.getArgList().size());
    }
    if (!Display.isThere()) {
      throw CommandFailure.rejected(
          "gui: no display: DISPLAY is not set. On a machine of your own, start it from the"
              + " desktop; over ssh, log in with ssh -X. Without a window, matryoshka show prints"
              + " what it would show: try matryoshka show exits");
    }
    String source = line.getArgList().isEmpty() ? "" : line.getArgList().getFirst();
    try {
      launcher()
          .open(
              new WindowRequest(
                  source, settings(line), line.hasOption(STARTUP_TIME), terminal.out()::println));
    } catch (WindowException e) {
      throw CommandFailure.rejected("gui: " + e.getMessage(), e.problems());
    }
    return ExitCode.DONE.status();
  }

  private static Optional<Path> settings(CommandLine line) {
    String name = line.getOptionValue(SETTINGS, System.getProperty(SETTINGS_PROPERTY, ""));
    try {
      return name.isEmpty() ? Optional.empty() : Optional.of(Path.of(name));
    } catch (InvalidPathException e) {
      throw CommandFailure.usage("gui: --settings: " + name + " is not a file name");
    }
  }

  static WindowLauncher launcher() {
    return ServiceLoader.load(WindowLauncher.class)
        .findFirst()
        .orElseThrow(
            () ->
                CommandFailure.rejected(
                    "this build has no window: JavaFX is missing; rebuild with ./matryoshka mvn"
                        + " package"));
  }
}
