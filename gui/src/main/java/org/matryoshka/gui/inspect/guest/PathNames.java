package org.matryoshka.gui.inspect.guest;

/** Paths of places in a guest's tree of files: {@code kernel.vfs.PathName}, read from outside. */
final class PathNames {
  private static final int DEEPEST = 256;

  private PathNames() {}

  /** The path of a location object from the root of everything; empty for null. */
  static String of(GuestObject location) {
    return of(location, null);
  }

  /**
   * The path as seen from a root.
   *
   * @param root a location; null for the root of everything
   */
  static String of(GuestObject location, GuestObject root) {
    GuestObject dentry = location == null ? null : location.get("dentry");
    GuestObject mount = location == null ? null : location.get("mount");
    if (dentry == null || mount == null) {
      return "";
    }
    String path = path(mount, dentry, root);
    return dentry.flag("deleted") ? path + " (deleted)" : path;
  }

  /** Whether going up from a location passes the root. */
  static boolean isReachable(GuestObject location, GuestObject root) {
    GuestObject mount = location.get("mount");
    GuestObject dentry = location.get("dentry");
    for (int depth = 0; depth < DEEPEST && mount != null && dentry != null; depth++) {
      if (isAt(root, mount, dentry)) {
        return true;
      }
      if (same(dentry, mount.get("root"))) {
        GuestObject point = mount.get("mountPoint");
        mount = point == null ? null : point.get("mount");
        dentry = point == null ? null : point.get("dentry");
      } else {
        GuestObject parent = dentry.get("parent");
        dentry = same(parent, dentry) ? null : parent;
      }
    }
    return false;
  }

  private static String path(GuestObject firstMount, GuestObject firstDentry, GuestObject root) {
    GuestObject mount = firstMount;
    GuestObject dentry = firstDentry;
    if (mount.get("mountPoint") == null && mount.integer("id") == 0) {
      return dentry.text("name"); // of a file system that hangs nowhere: pipes
    }
    StringBuilder path = new StringBuilder();
    for (int depth = 0; depth < DEEPEST && !isAt(root, mount, dentry); depth++) {
      if (same(dentry, mount.get("root"))) {
        GuestObject point = mount.get("mountPoint");
        mount = point == null ? null : point.get("mount");
        dentry = point == null ? null : point.get("dentry");
        if (mount == null || dentry == null) {
          break;
        }
      } else {
        path.insert(0, "/" + dentry.text("name"));
        GuestObject parent = dentry.get("parent");
        if (parent == null || same(parent, dentry)) {
          break;
        }
        dentry = parent;
      }
    }
    return path.isEmpty() ? "/" : path.toString();
  }

  private static boolean isAt(GuestObject root, GuestObject mount, GuestObject dentry) {
    return root != null && same(root.get("mount"), mount) && same(root.get("dentry"), dentry);
  }

  /** Whether two references lead to one object. */
  static boolean same(GuestObject one, GuestObject other) {
    return one != null && other != null && one.address() == other.address();
  }
}
