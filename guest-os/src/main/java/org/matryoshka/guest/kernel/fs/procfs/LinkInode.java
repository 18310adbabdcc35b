package org.matryoshka.guest.kernel.fs.procfs;

import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.vfs.FileMode;
import org.matryoshka.guest.kernel.vfs.FileSystem;
import org.matryoshka.guest.kernel.vfs.Inode;
import org.matryoshka.guest.kernel.vfs.Location;
import org.matryoshka.guest.kernel.vfs.OpenFile;
import org.matryoshka.guest.kernel.vfs.RefusedFile;

/** A symbolic link that is made up: ordinary ({@code self}) or magic ({@code N/cwd}). */
final class LinkInode extends Inode {
  private final String target;
  private final Location jump;

  /**
   * A link.
   *
   * @param target what readlink says
   * @param jump where it leads without a walk; null if the target is a path
   */
  LinkInode(FileSystem fileSystem, long number, String target, Location jump) {
    super(fileSystem, number, FileMode.LINK | 0777);
    this.target = target;
    this.jump = jump;
    addLinks(1);
  }

  @Override
  public long size() {
    return 0;
  }

  @Override
  public String target() {
    return target;
  }

  @Override
  public Location jump() {
    return jump;
  }

  @Override
  public OpenFile open(Location location, int flags) {
    return new RefusedFile(location, flags, -Errno.ELOOP);
  }
}
