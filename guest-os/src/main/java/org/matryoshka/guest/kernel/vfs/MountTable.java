package org.matryoshka.guest.kernel.vfs;

import org.matryoshka.guest.runtime.collection.Sequence;

/** All mounts, in the order in which they were made. */
public final class MountTable {
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

  /** Makes the first mount, the root of everything. */
  public Mount mountRoot(FileSystem fileSystem, String source, int flags) {
    Mount mount = new Mount(nextId++, fileSystem, fileSystem.root(), source, flags);
    mounts.add(mount);
    return mount;
  }

  /** A mount of what has no place in the tree, such as pipes. It is not in this table. */
  public Mount anonymous(FileSystem fileSystem) {
    return new Mount(0, fileSystem, fileSystem.root(), "none", 0);
  }

  /** The root of everything, as new processes without a context would see it. */
  public Location root() {
    Mount first = mounts.get(0);
    return new Location(first, first.root());
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
