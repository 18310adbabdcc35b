package org.matryoshka.guest.kernel.fs.tmpfs;

import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.vfs.FileMode;
import org.matryoshka.guest.kernel.vfs.Inode;
import org.matryoshka.guest.kernel.vfs.Location;
import org.matryoshka.guest.kernel.vfs.OpenFile;
import org.matryoshka.guest.kernel.vfs.RefusedFile;

/** A symbolic link. */
final class TmpLink extends Inode {
  private final String target;

  TmpLink(TmpFileSystem owner, long number, String target) {
    super(owner, number, FileMode.LINK | 0777);
    this.target = target;
  }

  @Override
  public long size() {
    return target.length();
  }

  @Override
  public String target() {
    return target;
  }

  @Override
  public OpenFile open(Location location, int flags) {
    return new RefusedFile(location, flags, -Errno.ELOOP);
  }
}
