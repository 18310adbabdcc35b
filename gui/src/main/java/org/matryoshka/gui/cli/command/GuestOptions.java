package org.matryoshka.gui.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.matryoshka.cpu.machine.BootMemory;
import org.matryoshka.guest.image.GuestImages;
import org.matryoshka.gui.cli.io.CommandFailure;
import org.matryoshka.gui.scenario.GuestSettings;
import org.matryoshka.gui.session.InputBytes;
import org.matryoshka.gui.session.WorldException;
import org.matryoshka.gui.session.WorldLoader;

/**
 * The options that go to the guests' kernels.
 *
 * @param words appended to the kernels' command lines
 * @param classPath a folder with classes to build the kernel with; empty for none
 */
record GuestOptions(List<String> words, String classPath) {
  private static final Option SET =
      RunOptions.option(
          "set", "KEY=VALUE", "append to the guest kernel's command line; may be repeated");
  private static final Option CLASSPATH =
      RunOptions.option(
          "classpath", "DIR", "build the guest kernel kukla with the classes in a folder");

  /** Adds them to a command's own. */
  static Options addTo(Options options) {
    return options.addOption(SET).addOption(CLASSPATH);
  }

  /** Reads them. */
  static GuestOptions of(CommandLine line) {
    List<String> words = new ArrayList<>();
    String[] settings = line.getOptionValues(SET);
    if (settings != null) {
      for (String setting : settings) {
        words.add(checked(setting));
      }
    }
    String classPath = line.getOptionValue(CLASSPATH, "");
    if (line.hasOption(CLASSPATH)) {
      requireFolder("--classpath " + classPath, classPath);
    }
    return new GuestOptions(List.copyOf(words), classPath);
  }

  /**
   * The settings of a guest, with what the command line adds to them.
   *
   * @param image that the guest boots
   */
  GuestSettings applyTo(GuestSettings guest, String image) {
    if (!classPath.isEmpty() && !image.equals(GuestImages.KUKLA)) {
      throw CommandFailure.usage(
          "--classpath: " + image + " is not built here; only kukla takes classes");
    }
    GuestSettings more = guest.plus(words);
    if (more.commandLine().length() > BootMemory.COMMAND_LINE_LENGTH) {
      throw CommandFailure.usage(
          "--set: the guest's command line would have %d characters; it may have %d"
              .formatted(more.commandLine().length(), BootMemory.COMMAND_LINE_LENGTH));
    }
    return classPath.isEmpty() ? more : more.withClassPath(classPath);
  }

  /** Fails unless a name is that of a folder. */
  static void requireFolder(String what, String folder) {
    try {
      WorldLoader.requireFolder(what, InputBytes.path(folder));
    } catch (WorldException e) {
      throw CommandFailure.rejected(e);
    }
  }

  /** The setting as a word of the command line: with quotes around a value that has spaces. */
  private static String checked(String setting) {
    if (!setting.matches("[A-Za-z][A-Za-z0-9_.-]*=[ -~]*")) {
      throw CommandFailure.usage(
          "--set '" + setting + "': must be KEY=VALUE, as in scheduler=stride");
    }
    int value = setting.indexOf('=') + 1;
    if (setting.indexOf(' ', value) < 0) {
      return setting;
    }
    char quote = setting.indexOf('"') < 0 ? '"' : '\'';
    if (setting.indexOf(quote) >= 0) {
      throw CommandFailure.usage(
          "--set '" + setting + "': a value with spaces can't have both kinds of quotes");
    }
    return setting.substring(0, value) + quote + setting.substring(value) + quote;
  }
}
