package org.matryoshka.guest.kernel.vfs;

import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.runtime.collection.Sequence;

/** Changes the tree of mounts: what stands behind mount(2), umount2(2) and pivot_root(2). */
public final class Mounting {
  private final Vfs vfs;
  private final MountTable mounts;
  private final MountUsers users;

  /** File systems that were unmounted lazily and were still in use then. */
  private final Sequence<Mount> leftovers = new Sequence<>();

  /**
   * Changes the mounts of {@code vfs}.
   *
   * @param users knows who stands in a mount
   */
  public Mounting(Vfs vfs, MountUsers users) {
    this.vfs = vfs;
    this.mounts = vfs.mounts();
    this.users = users;
  }

  /** Mounts a new instance of a kind of file system. */
  @SuppressWarnings("ReferenceEquality") // the very same one is meant
  public long mountNew(String typeName, String source, Location at, int flags, String options) {
    FileSystemType type = vfs.type(typeName);
    if (type == null) {
      return -Errno.ENODEV;
    }
    if (mounts.size() >= MountTable.MAXIMUM) {
      return -Errno.ENOSPC;
    }
    FileSystem fileSystem = type.create(options);
    if (fileSystem == null) {
      return -Errno.EINVAL;
    }
    long error = mayMountAt(at, fileSystem.root());
    if (error == 0 && at.isMountRoot() && at.mount().fileSystem() == fileSystem) {
      error = -Errno.EBUSY;
    }
    if (error != 0) {
      return error;
    }
    mounts.mount(fileSystem, fileSystem.root(), source, flags, at);
    sweep();
    return 0;
  }

  /**
   * Shows a part of the tree in a second place (MS_BIND).
   *
   * @param deep with the mounts below it
   */
  public long bind(Location from, Location at, boolean deep) {
    long error = mayMountAt(at, from.dentry());
    if (error != 0) {
      return error;
    }
    int count = mounts.size();
    Mount original = from.mount();
    Mount top = clone(original, from.dentry(), at);
    if (top == null) {
      return -Errno.ENOSPC;
    }
    if (!deep) {
      return 0;
    }
    // Mounts come after what they hang on, or have been moved behind it; so one pass in order finds
    // the copy of each parent, and a second one those that were moved.
    Sequence<Mount> originals = new Sequence<>();
    Sequence<Mount> copies = new Sequence<>();
    originals.add(original);
    copies.add(top);
    for (int done = 0; done < originals.size(); done++) {
      for (int i = 0; i < count; i++) {
        Mount child = mounts.get(i);
        Location point = child.mountPoint();
        boolean hangsHere = point != null && point.mount() == originals.get(done);
        if (hangsHere && child != top && (done > 0 || from.dentry().contains(point.dentry()))) {
          Location place = new Location(copies.get(done), point.dentry());
          Mount copy = clone(child, child.root(), place);
          if (copy == null) {
            return -Errno.ENOSPC;
          }
          originals.add(child);
          copies.add(copy);
        }
      }
    }
    return 0;
  }

  private Mount clone(Mount mount, Dentry root, Location at) {
    return mounts.mount(mount.fileSystem(), root, mount.source(), mount.flags(), at);
  }

  /** Hangs a mount somewhere else (MS_MOVE). */
  public long move(Location from, Location at) {
    if (!from.isMountRoot() || from.mount().mountPoint() == null) {
      return -Errno.EINVAL;
    }
    if (from.inode().isDirectory() != at.inode().isDirectory()) {
      return -Errno.EINVAL;
    }
    if (MountTable.isBelow(at.mount(), from.mount())) {
      return -Errno.ELOOP;
    }
    mounts.move(from.mount(), at);
    return 0;
  }

  /**
   * Changes the flags of a mount (MS_REMOUNT).
   *
   * @param onlyMount leave the file system itself, and its other mounts, as they are
   */
  public long remount(Location at, int flags, boolean onlyMount, String options) {
    if (!at.isMountRoot()) {
      return -Errno.EINVAL;
    }
    if (!onlyMount) {
      if (!at.mount().fileSystem().remount(options)) {
        return -Errno.EINVAL;
      }
      at.mount().fileSystem().setReadOnly((flags & Mount.READ_ONLY) != 0);
    }
    at.mount().setFlags(flags);
    return 0;
  }

  private long mayMountAt(Location at, Dentry root) {
    if (root.inode().isDirectory() != at.inode().isDirectory()) {
      return -Errno.ENOTDIR;
    }
    if (at.dentry().deleted() || root.deleted()) {
      return -Errno.ENOENT;
    }
    return mounts.size() >= MountTable.MAXIMUM ? -Errno.ENOSPC : 0;
  }

  /**
   * Takes away the mount whose root is at a place.
   *
   * @param lazily even if it is in use
   */
  public long unmount(Location at, boolean lazily) {
    Mount mount = at.mount();
    if (!at.isMountRoot() || mount.mountPoint() == null || mount.detached()) {
      return -Errno.EINVAL;
    }
    sweep();
    if (mount.mountPoint().mount() == mounts.get(0)) {
      return -Errno.EBUSY; // what processes have as their root
    }
    if (!lazily && (mounts.hasChildren(mount) || isBusy(mount))) {
      return -Errno.EBUSY;
    }
    Sequence<Mount> gone = new Sequence<>();
    for (int i = 0; i < mounts.size(); i++) {
      if (MountTable.isBelow(mounts.get(i), mount)) {
        gone.add(mounts.get(i));
      }
    }
    for (int i = 0; i < gone.size(); i++) {
      mounts.remove(gone.get(i));
      leftovers.add(gone.get(i));
    }
    sweep();
    return 0;
  }

  private boolean isBusy(Mount mount) {
    return mount.openFiles() > 0 || users.standIn(mount);
  }

  /** Empties the file systems that are mounted nowhere and used by nobody. */
  private void sweep() {
    int i = 0;
    while (i < leftovers.size()) {
      Mount mount = leftovers.get(i);
      if (isBusy(mount)) {
        i++;
        continue;
      }
      leftovers.removeAt(i);
      FileSystem fileSystem = mount.fileSystem();
      if (!mounts.isMounted(fileSystem) && !isLeftover(fileSystem)) {
        fileSystem.unmounted();
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // the very same one is meant
  private boolean isLeftover(FileSystem fileSystem) {
    for (int i = 0; i < leftovers.size(); i++) {
      if (leftovers.get(i).fileSystem() == fileSystem) {
        return true;
      }
    }
    return false;
  }

  /**
   * Makes another mount the root, and hangs the old root below it: what was / before is then a
   * directory like others, and can be unmounted. All who stood in the old root stand in the new.
   *
   * @param root the caller's
   */
  public long pivotRoot(Location root, Location newRoot, Location putOld) {
    Mount old = root.mount();
    Mount fresh = newRoot.mount();
    if (!newRoot.inode().isDirectory() || !putOld.inode().isDirectory()) {
      return -Errno.ENOTDIR;
    }
    if (newRoot.dentry().deleted() || putOld.dentry().deleted()) {
      return -Errno.ENOENT;
    }
    if (fresh == old || putOld.mount() == old) {
      return -Errno.EBUSY;
    }
    if (!root.isMountRoot() || old.mountPoint() == null) {
      return -Errno.EINVAL; // chrooted to a directory that is no mount point
    }
    if (!newRoot.isMountRoot() || fresh.mountPoint() == null) {
      return -Errno.EINVAL;
    }
    if (!PathName.isReachable(putOld, newRoot) || !PathName.isReachable(newRoot, root)) {
      return -Errno.EINVAL;
    }
    Location top = old.mountPoint();
    fresh.detach();
    mounts.move(old, putOld);
    mounts.move(fresh, top);
    users.moveAll(root, newRoot);
    return 0;
  }
}
