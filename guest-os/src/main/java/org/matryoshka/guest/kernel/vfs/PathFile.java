package org.matryoshka.guest.kernel.vfs;

import org.matryoshka.guest.kernel.syscall.Errno;

/** A descriptor that only names a place (O_PATH): for the calls that end in {@code at}. */
public final class PathFile extends OpenFile {
  /** Names a location. */
  public PathFile(Location location, int flags) {
    super(location, (flags & (OpenFlags.DIRECTORY | OpenFlags.NOFOLLOW)) | OpenFlags.PATH);
  }

  @Override
  public long read(Transfer to, long at) {
    return -Errno.EBADF;
  }

  @Override
  public long write(Transfer from, long at) {
    return -Errno.EBADF;
  }
}
