package org.matryoshka.guest.kernel.vfs;

/** The path of a location: what getcwd and the links in {@code /proc/N} show. */
public final class PathName {
  private PathName() {}

  /** The path from the root of everything; with {@code (deleted)} behind it if it is gone. */
  public static String of(Location location) {
    return of(location, null);
  }

  /**
   * The path as seen from a root. What lies outside the root is shown from the root of its mount.
   *
   * @param root null for the root of everything
   */
  public static String of(Location location, Location root) {
    String path = path(location, root);
    return location.dentry().deleted() ? path + " (deleted)" : path;
  }

  /**
   * Whether {@link #of} would pass the root on its way up: a place that a chroot has left is not.
   */
  public static boolean isReachable(Location location, Location root) {
    Mount mount = location.mount();
    Dentry dentry = location.dentry();
    while (mount != root.mount() || dentry != root.dentry()) {
      if (dentry != mount.root()) {
        dentry = dentry.parent();
      } else {
        Location point = mount.mountPoint();
        if (point == null) {
          return false;
        }
        mount = point.mount();
        dentry = point.dentry();
      }
    }
    return true;
  }

  /** The path of an entry from the root of its file system. */
  public static String within(Dentry entry) {
    Text text = new Text();
    for (Dentry at = entry; !at.isRoot(); at = at.parent()) {
      text.prepend(at.name());
    }
    return text.toString();
  }

  private static String path(Location location, Location root) {
    Mount mount = location.mount();
    Dentry dentry = location.dentry();
    if (dentry.inode().fileSystem().isAnonymous()) {
      return dentry.name();
    }
    Text text = new Text();
    while (root == null || mount != root.mount() || dentry != root.dentry()) {
      if (dentry != mount.root()) {
        text.prepend(dentry.name());
        if (dentry.isRoot()) {
          break; // an unlinked subtree seen through a bind mount has no way up
        }
        dentry = dentry.parent();
      } else {
        Location point = mount.mountPoint();
        if (point == null) {
          break;
        }
        mount = point.mount();
        dentry = point.dentry();
      }
    }
    return text.toString();
  }

  /** A path that grows at its beginning. */
  private static final class Text {
    private char[] characters = new char[64];
    private int start = 64;

    void prepend(String name) {
      int length = name.length() + 1;
      if (length > start) {
        char[] larger = new char[2 * characters.length + length];
        int newStart = larger.length - (characters.length - start);
        System.arraycopy(characters, start, larger, newStart, characters.length - start);
        characters = larger;
        start = newStart;
      }
      start -= length;
      characters[start] = '/';
      for (int i = 1; i < length; i++) {
        characters[start + i] = name.charAt(i - 1);
      }
    }

    @Override
    public String toString() {
      int length = characters.length - start;
      return length == 0 ? "/" : new String(characters, start, length);
    }
  }
}
