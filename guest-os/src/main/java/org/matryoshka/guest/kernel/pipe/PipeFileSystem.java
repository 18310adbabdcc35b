package org.matryoshka.guest.kernel.pipe;

import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.vfs.Dentry;
import org.matryoshka.guest.kernel.vfs.FileMode;
import org.matryoshka.guest.kernel.vfs.FileSystem;
import org.matryoshka.guest.kernel.vfs.Inode;
import org.matryoshka.guest.kernel.vfs.Location;
import org.matryoshka.guest.kernel.vfs.Mount;
import org.matryoshka.guest.kernel.vfs.OpenFile;
import org.matryoshka.guest.kernel.vfs.OpenFlags;
import org.matryoshka.guest.kernel.vfs.RefusedFile;
import org.matryoshka.guest.kernel.vfs.Vfs;

/** Where pipes without names live: mounted nowhere, it gives them inode numbers. */
public final class PipeFileSystem extends FileSystem {
  private static final long MAGIC = 0x50495045;
  private static final int MODE = FileMode.FIFO | 0600;

  private final Dentry root;
  private final Mount mount;
  private long nextNumber = 2;

  /** The machine's. */
  public PipeFileSystem(Vfs vfs) {
    super(vfs, "pipefs");
    root = new Dentry(new PipeInode(this, 1, FileMode.DIRECTORY | 0500, null));
    mount = vfs.mounts().anonymous(this);
  }

  /** The inode of a pipe; also of the root, which is never seen. */
  private static final class PipeInode extends Inode {
    private final Pipe pipe;

    PipeInode(FileSystem fileSystem, long number, int mode, Pipe pipe) {
      super(fileSystem, number, mode);
      this.pipe = pipe;
      addLinks(1);
    }

    /** By way of {@code /proc/N/fd} or {@code /dev/stdout}: one more end. */
    @Override
    public OpenFile open(Location location, int flags) {
      return pipe == null
          ? new RefusedFile(location, flags, -Errno.ENXIO)
          : new PipeEnd(location, flags, pipe, true);
    }
  }

  @Override
  public Dentry root() {
    return root;
  }

  @Override
  public long magic() {
    return MAGIC;
  }

  @Override
  public boolean isAnonymous() {
    return true;
  }

  /**
   * Makes a pipe.
   *
   * @param ends gets the reading end at 0 and the writing end at 1
   * @param flags NONBLOCK or 0
   */
  public void newPipe(OpenFile[] ends, int flags, int uid, int gid) {
    Pipe pipe = new Pipe(vfs());
    long number = nextNumber++;
    PipeInode inode = new PipeInode(this, number, MODE, pipe);
    inode.setOwner(uid, gid);
    Location location = new Location(mount, new Dentry(root, "pipe:[" + number + "]", inode));
    ends[0] = new PipeEnd(location, OpenFlags.RDONLY | flags, pipe, false);
    ends[1] = new PipeEnd(location, OpenFlags.WRONLY | flags, pipe, false);
  }
}
