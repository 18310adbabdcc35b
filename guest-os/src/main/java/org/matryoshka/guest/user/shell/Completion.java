package org.matryoshka.guest.user.shell;

import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.ByteOrder;
import org.matryoshka.guest.user.lib.Directory;
import org.matryoshka.guest.user.lib.Fields;
import org.matryoshka.guest.user.lib.FileStatus;
import org.matryoshka.guest.user.lib.Glob;
import org.matryoshka.guest.user.lib.Os;
import org.matryoshka.guest.user.lib.Paths;

/** What Tab completes: commands at the start of a command, file names elsewhere. */
final class Completion {
  private final Os os;
  private final Variables variables;

  Completion(Os os, Variables variables) {
    this.os = os;
    this.variables = variables;
  }

  /** Adds what the word at the end of a line may become; the word. */
  String candidates(String line, Sequence<String> into) {
    int start = line.length();
    while (start > 0 && !separates(line, start - 1)) {
      start--;
    }
    String word = Glob.plain(line.substring(start));
    if (word.indexOf('/') < 0 && isCommandPlace(line, start)) {
      commands(word, into);
    } else {
      files(word, into);
    }
    into.sort(new ByteOrder());
    for (int i = into.size() - 1; i > 0; i--) {
      if (into.get(i).equals(into.get(i - 1))) {
        into.removeAt(i);
      }
    }
    return word;
  }

  private static boolean separates(String line, int at) {
    boolean escaped = at > 0 && line.charAt(at - 1) == '\\';
    return !escaped && " \t|&;<>()=".indexOf(line.charAt(at)) >= 0;
  }

  private static boolean isCommandPlace(String line, int start) {
    int at = start;
    while (at > 0 && line.charAt(at - 1) == ' ') {
      at--;
    }
    return at == 0 || "|&;(".indexOf(line.charAt(at - 1)) >= 0;
  }

  private void commands(String word, Sequence<String> into) {
    Fields builtins = new Fields(Builtins.NAMES, ' ');
    for (String name = builtins.next(); name != null; name = builtins.next()) {
      if (name.startsWith(word)) {
        into.add(name);
      }
    }
    String path = variables.value("PATH");
    Fields directories = new Fields(path == null ? "" : path, ':');
    for (String directory = directories.next(); directory != null; directory = directories.next()) {
      Sequence<String> names = new Sequence<>();
      Directory.list(os, directory, names);
      for (String name : names) {
        if (name.startsWith(word)) {
          into.add(name);
        }
      }
    }
  }

  private void files(String word, Sequence<String> into) {
    int slash = word.lastIndexOf('/');
    String directory = word.substring(0, slash + 1);
    String start = word.substring(slash + 1);
    String home = variables.value("HOME");
    String real =
        directory.startsWith("~/") && home != null ? home + directory.substring(1) : directory;
    Sequence<String> names = new Sequence<>();
    Directory.list(os, real.isEmpty() ? "." : real, names);
    for (String name : names) {
      if (name.startsWith(start) && (!start.isEmpty() || !name.startsWith("."))) {
        FileStatus status = new FileStatus();
        boolean inside = os.stat(real + name, true, status) >= 0 && status.isDirectory();
        into.add(directory + name + (inside ? "/" : ""));
      }
    }
  }

  /** What all candidates begin with. */
  static String commonPrefix(Sequence<String> candidates) {
    if (candidates.isEmpty()) {
      return "";
    }
    String common = candidates.get(0);
    for (String candidate : candidates) {
      int length = 0;
      while (length < common.length()
          && length < candidate.length()
          && common.charAt(length) == candidate.charAt(length)) {
        length++;
      }
      common = common.substring(0, length);
    }
    return common;
  }

  /** With a backslash before characters that mean something to the shell. */
  static String quoted(String text) {
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (" \t'\"\\$`*?[]|&;<>()#!".indexOf(text.charAt(i)) >= 0) {
        result.append('\\');
      }
      result.append(text.charAt(i));
    }
    return result.toString();
  }

  /** How a candidate is shown in a list: without its directory. */
  static String shown(String candidate) {
    boolean directory = candidate.endsWith("/");
    return directory ? Paths.base(candidate) + "/" : Paths.base(candidate);
  }
}
