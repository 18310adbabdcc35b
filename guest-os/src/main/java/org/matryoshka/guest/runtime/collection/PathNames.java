package org.matryoshka.guest.runtime.collection;

/** UNIX path names as text: their parts and how they join. Nothing here looks at a file system. */
public final class PathNames {
  private PathNames() {}

  /** Whether a path starts at the root. */
  public static boolean isAbsolute(String path) {
    return !path.isEmpty() && path.charAt(0) == '/';
  }

  /** The parts between slashes; empty parts do not count. */
  public static Sequence<String> parts(String path) {
    Sequence<String> parts = new Sequence<>();
    int start = 0;
    for (int i = 0; i <= path.length(); i++) {
      if (i == path.length() || path.charAt(i) == '/') {
        if (i > start) {
          parts.add(path.substring(start, i));
        }
        start = i + 1;
      }
    }
    return parts;
  }

  /** The last part, as {@code basename} prints it: "/" for the root, "." for an empty path. */
  public static String base(String path) {
    if (path.isEmpty()) {
      return ".";
    }
    int end = withoutSlashes(path, path.length());
    if (end == 0) {
      return "/";
    }
    return path.substring(path.lastIndexOf('/', end - 1) + 1, end);
  }

  /** All but the last part, as {@code dirname} prints it. */
  public static String parent(String path) {
    int end = withoutSlashes(path, path.length());
    if (end == 0) {
      return path.isEmpty() ? "." : "/";
    }
    int slash = path.lastIndexOf('/', end - 1);
    if (slash < 0) {
      return ".";
    }
    int parentEnd = withoutSlashes(path, slash);
    return parentEnd == 0 ? "/" : path.substring(0, parentEnd);
  }

  /** A path relative to a directory; an absolute path stays what it is. */
  public static String join(String directory, String path) {
    if (isAbsolute(path) || directory.isEmpty()) {
      return path;
    }
    return directory.charAt(directory.length() - 1) == '/'
        ? directory + path
        : directory + "/" + path;
  }

  private static int withoutSlashes(String path, int length) {
    int end = length;
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return end;
  }
}
