package org.matryoshka.guest.kernel.vfs;

/**
 * Where a process stands in the tree of files: its root, its working directory, and the permission
 * bits that new files do not get. Forked processes get a copy; threads (and {@code CLONE_FS}) share
 * one.
 *
 * <p>{@code chroot} changes {@link #root} and nothing else. That it leaves the working directory
 * and the open directories alone is the hole that {@code docs/chroot.md} is about.
 */
public final class FileSystemContext {
  private Location root;
  private Location workingDirectory;
  private int umask;

  /** A context at the root of everything. */
  public FileSystemContext(Location root, Location workingDirectory, int umask) {
    this.root = root;
    this.workingDirectory = workingDirectory;
    this.umask = umask;
  }

  /** What {@code /} means. */
  public Location root() {
    return root;
  }

  /** Sets what {@code /} means. */
  public void setRoot(Location location) {
    root = location;
  }

  /** What {@code .} means. */
  public Location workingDirectory() {
    return workingDirectory;
  }

  /** Sets what {@code .} means. */
  public void setWorkingDirectory(Location location) {
    workingDirectory = location;
  }

  /** Puts one location in the place of another, wherever it stands here. */
  void replace(Location from, Location to) {
    if (root.same(from)) {
      root = to;
    }
    if (workingDirectory.same(from)) {
      workingDirectory = to;
    }
  }

  /** The permission bits (0777) taken from new files. */
  public int umask() {
    return umask;
  }

  /** Sets the umask; only the bits 0777 count. */
  public void setUmask(int bits) {
    umask = bits & 0777;
  }

  /** A context of its own for a forked process. */
  public FileSystemContext copy() {
    return new FileSystemContext(root, workingDirectory, umask);
  }
}
