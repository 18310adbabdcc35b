package org.matryoshka.guest.user.lib;

/** Names of files: joining and splitting, without asking the kernel. */
public final class Paths {
  private Paths() {}

  /** {@code directory/name}, with one slash; a name alone if the directory is empty. */
  public static String join(String directory, String name) {
    if (directory.isEmpty() || directory.endsWith("/")) {
      return directory + name;
    }
    return directory + "/" + name;
  }

  /** The last component, as basename(1) gives it: of {@code /} itself {@code /}. */
  public static String base(String path) {
    int end = withoutSlashes(path);
    if (end == 0) {
      return path.isEmpty() ? "" : "/";
    }
    int start = end;
    while (start > 0 && path.charAt(start - 1) != '/') {
      start--;
    }
    return path.substring(start, end);
  }

  /** What is before the last component, as dirname(1) gives it. */
  public static String parent(String path) {
    int end = withoutSlashes(path);
    while (end > 0 && path.charAt(end - 1) != '/') {
      end--;
    }
    if (end == 0) {
      return path.startsWith("/") ? "/" : ".";
    }
    int last = withoutSlashes(path.substring(0, end));
    return last == 0 ? "/" : path.substring(0, last);
  }

  private static int withoutSlashes(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return end;
  }
}
