package org.matryoshka.guest.kernel.fs.tmpfs;

import org.matryoshka.guest.kernel.vfs.FileSystem;
import org.matryoshka.guest.kernel.vfs.FileSystemType;
import org.matryoshka.guest.kernel.vfs.Vfs;

/** {@code mount -t tmpfs}: each mount is a new, empty file system. */
public final class TmpType implements FileSystemType {
  private final Vfs vfs;

  /** Makes file systems in the memory of this one. */
  public TmpType(Vfs vfs) {
    this.vfs = vfs;
  }

  @Override
  public String name() {
    return "tmpfs";
  }

  @Override
  public FileSystem create(String options) {
    TmpOptions parsed = new TmpOptions(options, vfs.frames().total());
    return parsed.valid() ? new TmpFileSystem(vfs, "tmpfs", parsed) : null;
  }
}
