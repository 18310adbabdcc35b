package org.matryoshka.guest.kernel.fs.procfs;

import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.vfs.FileMode;
import org.matryoshka.guest.kernel.vfs.FileSystem;
import org.matryoshka.guest.kernel.vfs.Inode;
import org.matryoshka.guest.kernel.vfs.Location;
import org.matryoshka.guest.kernel.vfs.OpenFile;
import org.matryoshka.guest.kernel.vfs.Transfer;
import org.matryoshka.guest.runtime.collection.ByteOutput;

/** A file of text. Its size is shown as 0, as Linux does: it is not known before it is made. */
final class TextInode extends Inode {
  private static final int LONGEST_CHANGE = 255;

  private final TextSource source;

  TextInode(FileSystem fileSystem, long number, int permissions, TextSource source) {
    super(fileSystem, number, FileMode.REGULAR | permissions);
    this.source = source;
    addLinks(1);
  }

  @Override
  public OpenFile open(Location location, int flags) {
    return new TextFile(location, flags);
  }

  @Override
  public long truncate(long size) {
    return source.isWritable() ? 0 : -Errno.EPERM;
  }

  @Override
  public void setPermissions(int bits) {
    // The kernel decides who may read its texts.
  }

  /** An open file of text: what was made at its last reading from the beginning. */
  private final class TextFile extends OpenFile {
    private ByteOutput text;

    TextFile(Location location, int flags) {
      super(location, flags);
    }

    @Override
    public long read(Transfer to, long at) {
      if (text == null || at == 0) {
        text = new ByteOutput(512);
        long error = source.write(text);
        if (error != 0) {
          text = null;
          return error;
        }
      }
      if (at >= text.size()) {
        return 0;
      }
      int length = (int) Math.min(text.size() - at, to.remaining());
      return to.result(to.give(text.array(), (int) at, length));
    }

    @Override
    public long write(Transfer from, long at) {
      long length = from.remaining();
      if (length > LONGEST_CHANGE) {
        return -Errno.EINVAL;
      }
      byte[] bytes = new byte[(int) length];
      int taken = from.take(bytes, 0, bytes.length);
      if (taken < length) {
        return -Errno.EFAULT;
      }
      StringBuilder change = new StringBuilder();
      for (int i = 0; i < taken && bytes[i] != '\n' && bytes[i] != 0; i++) {
        change.append((char) (bytes[i] & 0xff));
      }
      long error = source.change(change.toString());
      return error != 0 ? error : taken;
    }
  }
}
