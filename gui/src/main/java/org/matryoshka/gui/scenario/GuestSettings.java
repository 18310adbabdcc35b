package org.matryoshka.gui.scenario;

import java.util.List;

/**
 * What a guest is told and how its console is shown.
 *
 * @param commandLine the words that its kernel gets, with spaces between; empty for none
 * @param classPath a folder with classes that the guest's kernel is built with; empty for none
 * @param console how its console is shown
 */
public record GuestSettings(String commandLine, String classPath, ConsoleKind console) {
  /** Nothing is told, and its console shares the terminal. */
  public static final GuestSettings NONE = new GuestSettings("", "", ConsoleKind.LINES);

  /** How a guest's console is shown. */
  public enum ConsoleKind {
    /** As lines with the VM's name before them, so that several share a terminal. */
    LINES,
    /** As it comes, and every key goes to the guest: a terminal of its own. */
    TERMINAL
  }

  /** With more words at the end of the command line, where they win over earlier ones. */
  public GuestSettings plus(List<String> words) {
    String more = String.join(" ", words);
    String all =
        commandLine.isEmpty() || more.isEmpty() ? commandLine + more : commandLine + " " + more;
    return new GuestSettings(all, classPath, console);
  }

  /** With classes from another folder. */
  public GuestSettings withClassPath(String folder) {
    return new GuestSettings(commandLine, folder, console);
  }

  /** With its console shown in another way. */
  public GuestSettings withConsole(ConsoleKind kind) {
    return new GuestSettings(commandLine, classPath, kind);
  }

  /** The value of a setting on the command line, the last one if it is there more than once. */
  public String value(String key, String otherwise) {
    String value = otherwise;
    for (String word : commandLine.split(" ", -1)) {
      if (word.startsWith(key + "=")) {
        value = word.substring(key.length() + 1);
      }
    }
    return value;
  }
}
