package org.matryoshka.gui.cli.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.matryoshka.gui.cli.io.CommandFailure;
import org.matryoshka.gui.cli.io.ExitCode;
import org.matryoshka.gui.cli.io.Terminal;
import org.matryoshka.gui.text.Quantity;
import org.matryoshka.gui.window.PictureRequest;
import org.matryoshka.gui.window.WindowException;

/** {@code screenshot}: pictures of the window and its views, without a display. */
public final class ScreenshotCommand implements Command {
  private static final long DEFAULT_STEP = 5_000_000;
  private static final List<String> THEMES = List.of("light", "dark", "high-contrast");

  private static final Option FOLDER =
      Option.builder("o")
          .longOpt("output")
          .hasArg()
          .argName("FOLDER")
          .desc("where the pictures go (made if it is missing)")
          .get();
  private static final Option THEME =
      RunOptions.option("theme", "THEME", "light (default), dark, high-contrast, or all");
  private static final Option SCALE =
      RunOptions.option("scale", "FACTOR", "font scale, 0.75 to 2.5 (default 1)");
  private static final Option VIEW =
      RunOptions.option("view", "ID", "one view only, by its id, or window for the whole window");
  private static final Option AT =
      RunOptions.option("at", "N", "step that the machine is taken to (default 5,000,000)");

  @Override
  public String name() {
    return "screenshot";
  }

  @Override
  public String summary() {
    return "pictures (PNG) of the window and of every view, without a display";
  }

  @Override
  public String operands() {
    return "[IMAGE | SCENARIO.yaml] -o FOLDER";
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(FOLDER)
        .addOption(THEME)
        .addOption(SCALE)
        .addOption(VIEW)
        .addOption(AT);
  }

  @Override
  public List<String> notes() {
    return List.of(
        "The same machine, step and options give the same pictures. Those of the documentation:",
        "matryoshka screenshot -o docs/images");
  }

  @Override
  public int run(CommandLine line, Terminal terminal) {
    if (line.getArgList().size() > 1) {
      throw CommandFailure.usage(
          "screenshot: takes one IMAGE or SCENARIO.yaml, but got " + line.getArgList().size());
    }
    if (!line.hasOption(FOLDER)) {
      throw CommandFailure.usage("screenshot: needs -o FOLDER: where the pictures go");
    }
    try {
      GuiCommand.launcher()
          .pictures(
              new PictureRequest(
                  line.getArgList().isEmpty() ? "" : line.getArgList().getFirst(),
                  folder(line),
                  line.hasOption(VIEW) ? List.of(line.getOptionValue(VIEW)) : List.of(),
                  themes(line),
                  scale(line),
                  step(line),
                  terminal.out()::println));
    } catch (WindowException e) {
      throw CommandFailure.rejected("screenshot: " + e.getMessage(), e.problems());
    }
    return ExitCode.DONE.status();
  }

  private static Path folder(CommandLine line) {
    try {
      return Path.of(line.getOptionValue(FOLDER));
    } catch (InvalidPathException e) {
      throw CommandFailure.usage("screenshot: " + e.getInput() + " is not a folder name");
    }
  }

  private static List<String> themes(CommandLine line) {
    String theme = line.getOptionValue(THEME, THEMES.getFirst());
    if (theme.equals("all")) {
      return THEMES;
    }
    if (!THEMES.contains(theme)) {
      throw CommandFailure.usage(
          "screenshot: --theme: " + theme + " is none of " + String.join(", ", THEMES) + ", all");
    }
    return List.of(theme);
  }

  private static double scale(CommandLine line) {
    String text = line.getOptionValue(SCALE, "1");
    if (!text.matches("[0-9]+(\\.[0-9]+)?")
        || Double.parseDouble(text) < 0.75
        || Double.parseDouble(text) > 2.5) {
      throw CommandFailure.usage("screenshot: --scale: " + text + " is no number from 0.75 to 2.5");
    }
    return Double.parseDouble(text);
  }

  private static long step(CommandLine line) {
    if (!line.hasOption(AT)) {
      return DEFAULT_STEP;
    }
    try {
      return Quantity.count(line.getOptionValue(AT));
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage("screenshot: --at: " + e.getMessage());
    }
  }
}
