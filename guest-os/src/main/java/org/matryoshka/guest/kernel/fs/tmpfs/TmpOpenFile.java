package org.matryoshka.guest.kernel.fs.tmpfs;

import org.matryoshka.guest.kernel.memory.PageSource;
import org.matryoshka.guest.kernel.vfs.Location;
import org.matryoshka.guest.kernel.vfs.OpenFile;
import org.matryoshka.guest.kernel.vfs.PathName;
import org.matryoshka.guest.kernel.vfs.Transfer;

/** An open regular file, which can be mapped, too. */
final class TmpOpenFile extends OpenFile implements PageSource {
  private final TmpFile file;

  TmpOpenFile(Location location, int flags, TmpFile file) {
    super(location, flags);
    this.file = file;
  }

  @Override
  public long read(Transfer to, long at) {
    file.accessed();
    return file.read(to, at);
  }

  @Override
  public long write(Transfer from, long at) {
    return file.write(from, at);
  }

  @Override
  public long allocate(long start, long end, boolean keepSize) {
    return file.allocate(start, end, keepSize);
  }

  @Override
  public PageSource pages() {
    return this;
  }

  @Override
  public long page(long index, boolean forWriting) {
    return file.page(index);
  }

  @Override
  public long size() {
    return file.size();
  }

  @Override
  public String path() {
    return PathName.of(location());
  }

  @Override
  public long inodeNumber() {
    return file.number();
  }

  @Override
  public int device() {
    return file.fileSystem().device();
  }
}
