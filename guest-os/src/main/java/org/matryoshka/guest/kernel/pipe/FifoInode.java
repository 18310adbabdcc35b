package org.matryoshka.guest.kernel.pipe;

import org.matryoshka.guest.kernel.vfs.FileSystem;
import org.matryoshka.guest.kernel.vfs.Inode;
import org.matryoshka.guest.kernel.vfs.Location;
import org.matryoshka.guest.kernel.vfs.OpenFile;

/** A FIFO: a name under which processes find the same pipe, while somebody has it open. */
public final class FifoInode extends Inode {
  private Pipe pipe;

  /**
   * A FIFO.
   *
   * @param mode with its type
   */
  public FifoInode(FileSystem fileSystem, long number, int mode) {
    super(fileSystem, number, mode);
  }

  @Override
  public OpenFile open(Location location, int flags) {
    if (pipe == null || (!pipe.hasReaders() && !pipe.hasWriters())) {
      pipe = new Pipe(fileSystem().vfs());
    }
    return new PipeEnd(location, flags, pipe, true);
  }
}
