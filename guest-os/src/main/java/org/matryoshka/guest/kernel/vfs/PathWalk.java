package org.matryoshka.guest.kernel.vfs;

import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.task.Credentials;

/**
 * Finds what a path means (path_resolution(7)). One walk, one object; it goes through the path from
 * left to right, with no recursion: a symbolic link's text takes the place of its name in what is
 * still to be walked.
 *
 * <p>After {@link #walk} has returned 0, {@link #location} is what was found, or null if only the
 * last component is missing: then {@link #parent} and {@link #last} say where it would be.
 */
public final class PathWalk {
  /** Most bytes in a path, with the zero that ends it in C. */
  public static final int PATH_MAX = 4096;

  /** Most bytes in one name. */
  public static final int NAME_MAX = 255;

  /** Most symbolic links that one walk follows. */
  public static final int LINKS_MAX = 40;

  /** Follow a symbolic link in the last component, too. */
  public static final int FOLLOW = 1;

  /**
   * The caller is about to make, remove or rename the last component: it is looked up, but not
   * followed, and a slash behind it is left to the caller.
   */
  public static final int ENTRY = 2;

  /** The last component is to be a file: a slash behind it is EISDIR, whatever is there. */
  public static final int FILE = 4;

  /** Links may make a path longer, but not without end: the kernel's memory is small. */
  private static final int LONGEST_REST = 8 * PATH_MAX;

  private final MountTable mounts;
  private final Credentials who;
  private final Location root;

  private Mount mount;
  private Dentry dentry;
  private String rest;
  private int next;
  private int links;

  private Location location;
  private Location parent;
  private String last;
  private boolean trailingSlash;
  private Dentry entry;

  /**
   * A walk on somebody's behalf.
   *
   * @param root what {@code /} means, and where {@code ..} goes no further
   */
  public PathWalk(MountTable mounts, Credentials who, Location root) {
    this.mounts = mounts;
    this.who = who;
    this.root = root;
  }

  /** What was found; null if the last component does not exist. */
  public Location location() {
    return location;
  }

  /** The directory of the last component; null if the path ended in {@code .}, {@code ..}, or /. */
  public Location parent() {
    return parent;
  }

  /** The last component's name; null if it was {@code .}, {@code ..}, or there was none but /. */
  public String last() {
    return parent == null ? null : last;
  }

  /** The last component as it was written, {@code .} and {@code ..} too; empty for /. */
  public String lastWritten() {
    return last;
  }

  /** Whether a slash followed the last component. */
  public boolean trailingSlash() {
    return trailingSlash;
  }

  /**
   * Whether the last component is too long to be a name. Of an {@link #ENTRY} it is no error of the
   * walk: that a second path's directory is missing comes first.
   */
  public boolean lastTooLong() {
    return last.length() > NAME_MAX;
  }

  /** The last component's own entry, under whatever is mounted on it; null if it is missing. */
  public Dentry entry() {
    return entry;
  }

  /**
   * Walks a path.
   *
   * @param start where a path without a slash in front begins
   * @param flags {@link #FOLLOW}, {@link #ENTRY}, {@link #FILE} or 0
   * @return 0 or an error: ENOENT, ENOTDIR, EACCES, ELOOP, ENAMETOOLONG
   */
  public long walk(Location start, String path, int flags) {
    if (path.isEmpty()) {
      return -Errno.ENOENT;
    }
    if (path.length() >= PATH_MAX) {
      return -Errno.ENAMETOOLONG;
    }
    rest = path;
    next = 0;
    links = 0;
    begin(start);
    while (true) {
      skipSlashes();
      if (next == rest.length()) {
        return finish(null, "");
      }
      int end = endOfName();
      String name = rest.substring(next, end);
      next = end;
      skipSlashes();
      trailingSlash = next > end;
      boolean isLast = next == rest.length();
      long error = mayPass();
      if (error != 0) {
        return error;
      }
      if (name.equals(".") || name.equals("..")) {
        if (name.length() == 2) {
          up();
        }
        if (isLast) {
          return finish(null, name);
        }
        continue;
      }
      if (name.length() > NAME_MAX && !dentry.deleted() && !(isLast && (flags & ENTRY) != 0)) {
        return -Errno.ENAMETOOLONG;
      }
      if (isLast && trailingSlash && (flags & FILE) != 0) {
        return -Errno.EISDIR;
      }
      Dentry child = dentry.deleted() ? null : dentry.inode().lookup(dentry, name);
      if (child == null && !isLast) {
        return -Errno.ENOENT;
      }
      Location directory = isLast ? new Location(mount, dentry) : null;
      if (child == null) {
        entry = null;
        parent = directory;
        last = name;
        location = null;
        return 0;
      }
      if (isLast && (flags & ENTRY) != 0) {
        entry = child;
        descend(child);
        return finish(directory, name);
      }
      boolean follow = !isLast || trailingSlash || (flags & FOLLOW) != 0;
      if (follow && child.inode().isLink() && !child.isMountPoint()) {
        error = follow(child, end);
        if (error != 0) {
          return error;
        }
        if (rest == null) {
          return finish(directory, name);
        }
      } else {
        entry = child;
        descend(child);
        if (isLast) {
          if (trailingSlash && !dentry.inode().isDirectory()) {
            return -Errno.ENOTDIR;
          }
          return finish(directory, name);
        }
      }
    }
  }

  private void begin(Location start) {
    Location from = rest.charAt(0) == '/' ? root : start;
    mount = from.mount();
    dentry = from.dentry();
  }

  private long finish(Location directory, String name) {
    location = new Location(mount, dentry);
    parent = directory;
    last = name;
    return 0;
  }

  private void skipSlashes() {
    while (next < rest.length() && rest.charAt(next) == '/') {
      next++;
    }
  }

  private int endOfName() {
    int end = next;
    while (end < rest.length() && rest.charAt(end) != '/') {
      end++;
    }
    return end;
  }

  private long mayPass() {
    Inode inode = dentry.inode();
    if (!inode.isDirectory()) {
      return -Errno.ENOTDIR;
    }
    return Permission.allows(who, inode, Permission.EXECUTE) ? 0 : -Errno.EACCES;
  }

  /**
   * Puts a link's text in front of what is left of the path, which begins at {@code end}. A magic
   * link of procfs leads to its place at once; if the path ends there, {@code rest} becomes null.
   */
  private long follow(Dentry link, int end) {
    links++;
    if (links > LINKS_MAX) {
      return -Errno.ELOOP;
    }
    Inode inode = link.inode();
    Location jump = inode.jump();
    if (jump != null) {
      entry = jump.dentry();
      mount = jump.mount();
      dentry = jump.dentry();
      if (next < rest.length()) {
        return 0;
      }
      if (trailingSlash && !dentry.inode().isDirectory()) {
        return -Errno.ENOTDIR;
      }
      rest = null;
      return 0;
    }
    String target = inode.target();
    if (target == null || target.isEmpty()) {
      return -Errno.ENOENT;
    }
    if (target.length() + rest.length() - end > LONGEST_REST) {
      return -Errno.ENAMETOOLONG;
    }
    inode.accessed();
    rest = target + rest.substring(end);
    next = 0;
    if (target.charAt(0) == '/') {
      begin(root);
    }
    return 0;
  }

  /** Steps into an entry, and on to what is mounted on it. */
  private void descend(Dentry child) {
    dentry = child;
    while (dentry.isMountPoint()) {
      Mount upper = mounts.mountedAt(mount, dentry);
      if (upper == null) {
        return;
      }
      mount = upper;
      dentry = upper.root();
    }
  }

  /**
   * {@code ..}: stays at the walk's root, leaves a mount through its mount point. Who stands
   * outside the root never meets it on the way up: the way out of a chroot.
   */
  private void up() {
    Mount upMount = mount;
    Dentry up = dentry;
    while (upMount != root.mount() || up != root.dentry()) {
      if (up != upMount.root()) {
        mount = upMount;
        descend(up.parent());
        return;
      }
      Location point = upMount.mountPoint();
      if (point == null) {
        break; // the top of everything
      }
      upMount = point.mount();
      up = point.dentry();
    }
    // There is no way up: what is mounted here, if anything, is what ".." shows.
    descend(dentry);
  }
}
