package org.matryoshka.guest.user.shell;

import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.ByteOrder;
import org.matryoshka.guest.user.lib.Directory;
import org.matryoshka.guest.user.lib.FileStatus;
import org.matryoshka.guest.user.lib.Glob;
import org.matryoshka.guest.user.lib.Os;

/** Path names that match a pattern, component by component. */
final class PathPattern {
  private PathPattern() {}

  /**
   * Adds the paths that match, sorted; the pattern itself, without its backslashes, if there are
   * none.
   */
  static void expand(Os os, String pattern, Sequence<String> into) {
    Sequence<String> paths = new Sequence<>();
    int at = 0;
    while (at < pattern.length() && pattern.charAt(at) == '/') {
      at++;
    }
    match(os, pattern.substring(0, at), pattern, at, paths);
    if (paths.isEmpty()) {
      into.add(Glob.plain(pattern));
      return;
    }
    paths.sort(new ByteOrder());
    into.addAll(paths);
  }

  /** Goes on at a component, with the path of those before it. */
  private static void match(Os os, String path, String pattern, int at, Sequence<String> into) {
    int end = pattern.indexOf('/', at);
    end = end < 0 ? pattern.length() : end;
    int next = end;
    while (next < pattern.length() && pattern.charAt(next) == '/') {
      next++;
    }
    String component = pattern.substring(at, end);
    String slashes = pattern.substring(end, next);
    if (!Glob.isPattern(component)) {
      proceed(os, path + Glob.plain(component) + slashes, pattern, next, into);
      return;
    }
    Sequence<String> names = new Sequence<>();
    if (Directory.list(os, path.isEmpty() ? "." : path, names) < 0) {
      return;
    }
    boolean hidden = component.startsWith(".") || component.startsWith("\\.");
    for (String name : names) {
      if ((hidden || !name.startsWith(".")) && Glob.matches(component, name)) {
        proceed(os, path + name + slashes, pattern, next, into);
      }
    }
  }

  private static void proceed(Os os, String path, String pattern, int next, Sequence<String> into) {
    if (next < pattern.length()) {
      match(os, path, pattern, next, into);
    } else if (os.stat(path, false, new FileStatus()) >= 0) {
      into.add(path);
    }
  }
}
