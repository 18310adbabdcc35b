package org.matryoshka.guest.kernel.fs.tmpfs;

import org.matryoshka.guest.kernel.memory.FrameAllocator;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.vfs.FileMode;
import org.matryoshka.guest.kernel.vfs.Inode;
import org.matryoshka.guest.kernel.vfs.Location;
import org.matryoshka.guest.kernel.vfs.OpenFile;
import org.matryoshka.guest.kernel.vfs.RefusedFile;
import org.matryoshka.guest.magic.Memory;

/**
 * A symbolic link. A long text lies in a page that counts as one of the file system, so that links
 * can't fill the kernel's heap.
 */
final class TmpLink extends Inode {
  /** The longest text that is kept in the inode. */
  static final int SHORT = 128;

  private final TmpFileSystem owner;
  private final int length;
  private final String text;
  private long frame;

  /**
   * A link.
   *
   * @param frame a page of the file system for a long text, 0 for a short one
   */
  TmpLink(TmpFileSystem owner, long number, String target, long frame) {
    super(owner, number, FileMode.LINK | 0777);
    this.owner = owner;
    this.length = target.length();
    this.text = frame == 0 ? target : null;
    this.frame = frame;
    for (int i = 0; frame != 0 && i < length; i++) {
      Memory.writeByte(FrameAllocator.address(frame) + i, target.charAt(i));
    }
  }

  @Override
  public long size() {
    return length;
  }

  @Override
  public String target() {
    if (frame == 0) {
      return text;
    }
    StringBuilder target = new StringBuilder();
    for (int i = 0; i < length; i++) {
      target.append((char) Memory.readUnsignedByte(FrameAllocator.address(frame) + i));
    }
    return target.toString();
  }

  @Override
  protected void evict() {
    if (frame != 0) {
      owner.givePage(frame);
      frame = 0;
    }
  }

  @Override
  public OpenFile open(Location location, int flags) {
    return new RefusedFile(location, flags, -Errno.ELOOP);
  }
}
