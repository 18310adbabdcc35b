package org.matryoshka.guest.kernel.vfs;

/** Who stands in mounts: the roots and working directories of all processes. */
public interface MountUsers {
  /** Whether somebody has his root or working directory in a mount. */
  boolean standIn(Mount mount);

  /** Everybody whose root or working directory is one location gets another. */
  void moveAll(Location from, Location to);
}
