package org.matryoshka.guest.kernel.vfs;

import org.matryoshka.guest.runtime.collection.Sequence;

/**
 * All mounts, in the order in which they were made. The first one is the empty file system that
 * everything else stands on (Linux's rootfs): the root that processes see is mounted upon it, so
 * that {@code pivot_root} has something to hang another one on.
 */
public final class MountTable {
  /** Most mounts that there may be (ENOSPC). */
  public static final int MAXIMUM = 256;

  private final Sequence<Mount> mounts = new Sequence<>();
  private int nextId = 1;
  private int nextDevice = 1;

  /** How many mounts there are. */
  public int size() {
    return mounts.size();
  }

  /** A mount by its place in the order. */
  public Mount get(int index) {
    return mounts.get(index);
  }

  /** A device number for a new file system ({@code st_dev}: major 0, as Linux has for such). */
  public int newDevice() {
    return nextDevice++;
  }

  /** Makes the first mount, on which everything stands. */
  public Mount mountBottom(FileSystem fileSystem) {
    Mount mount = new Mount(nextId++, fileSystem, fileSystem.root(), "rootfs", 0);
    mounts.add(mount);
    return mount;
  }

  /** A mount of what has no place in the tree, such as pipes. It is not in this table. */
  public Mount anonymous(FileSystem fileSystem) {
    return new Mount(0, fileSystem, fileSystem.root(), "none", 0);
  }

  /**
   * Mounts a part of a file system at a place.
   *
   * @param root the entry to show there
   * @param source what {@code /proc/mounts} shows first
   * @return null if there are too many mounts
   */
  public Mount mount(FileSystem fileSystem, Dentry root, String source, int flags, Location at) {
    if (mounts.size() >= MAXIMUM) {
      return null;
    }
    Mount mount = new Mount(nextId++, fileSystem, root, source, flags);
    mount.attach(at);
    mounts.add(mount);
    return mount;
  }

  /** Takes a mount out of the tree and out of this table. */
  void remove(Mount mount) {
    mount.detach();
    mounts.remove(mount);
  }

  /** Hangs a mount, with all that hangs below it, somewhere else. */
  void move(Mount mount, Location to) {
    mount.detach();
    mount.attach(to);
    // The one moved last is the topmost at its new place.
    mounts.remove(mount);
    mounts.add(mount);
  }

  /** The root of everything that new processes see. */
  public Location root() {
    Mount bottom = mounts.get(0);
    return top(new Location(bottom, bottom.root()));
  }

  /** Whether other mounts hang on a mount. */
  boolean hasChildren(Mount mount) {
    for (int i = 0; i < mounts.size(); i++) {
      if (mounts.get(i).mountPoint() != null && mounts.get(i).mountPoint().mount() == mount) {
        return true;
      }
    }
    return false;
  }

  /** Whether a mount hangs, over however many others, below {@code upper}, or is it. */
  static boolean isBelow(Mount mount, Mount upper) {
    Mount at = mount;
    while (at != upper) {
      if (at.mountPoint() == null) {
        return false;
      }
      at = at.mountPoint().mount();
    }
    return true;
  }

  /** Whether a file system is mounted anywhere. */
  @SuppressWarnings("ReferenceEquality") // the very same one is meant
  boolean isMounted(FileSystem fileSystem) {
    for (int i = 0; i < mounts.size(); i++) {
      if (mounts.get(i).fileSystem() == fileSystem) {
        return true;
      }
    }
    return false;
  }

  /** What is mounted exactly at an entry as seen through a mount; null if nothing. */
  public Mount mountedAt(Mount mount, Dentry dentry) {
    // From the newest: of two at one place, the later hides the earlier.
    for (int i = mounts.size() - 1; i >= 0; i--) {
      Location point = mounts.get(i).mountPoint();
      if (point != null && point.mount() == mount && point.dentry() == dentry) {
        return mounts.get(i);
      }
    }
    return null;
  }

  /** The top of the stack of mounts at a place: the place itself if nothing is mounted there. */
  public Location top(Location place) {
    Location at = place;
    while (at.dentry().isMountPoint()) {
      Mount upper = mountedAt(at.mount(), at.dentry());
      if (upper == null) {
        return at;
      }
      at = new Location(upper, upper.root());
    }
    return at;
  }
}
