package org.matryoshka.guest.kernel.vfs;

import org.matryoshka.guest.kernel.syscall.Errno;

/** A device file, or a socket's name: stored anywhere, it only holds a number. */
public final class DeviceInode extends Inode {
  private final int device;

  /**
   * A device file.
   *
   * @param mode with its type
   */
  public DeviceInode(FileSystem fileSystem, long number, int mode, int device) {
    super(fileSystem, number, mode);
    this.device = device;
  }

  @Override
  public int device() {
    return device;
  }

  @Override
  public OpenFile open(Location location, int flags) {
    if ((location.mount().flags() & Mount.NO_DEVICES) != 0) {
      return new RefusedFile(location, flags, -Errno.EACCES);
    }
    DeviceDriver driver =
        type() == FileMode.CHARACTER_DEVICE ? fileSystem().vfs().devices().driver(device) : null;
    return driver == null
        ? new RefusedFile(location, flags, -Errno.ENXIO)
        : driver.open(location, flags);
  }
}
