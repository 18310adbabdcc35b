package org.matryoshka.guest.kernel.fs.tmpfs;

import org.matryoshka.guest.kernel.memory.FrameAllocator;
import org.matryoshka.guest.kernel.vfs.ArrayTransfer;
import org.matryoshka.guest.kernel.vfs.Inode;
import org.matryoshka.guest.magic.Memory;

/** Filling files from the inside, without opening them: for the initial archive. */
public final class TmpFiles {
  private TmpFiles() {}

  /**
   * Makes a frame that holds the bytes already a page of a file; the file gets the frame's one
   * reference and becomes as long as the page reaches.
   *
   * @return false if the file is not one of a tmpfs
   */
  public static boolean adopt(Inode inode, long page, long frame) {
    if (!(inode instanceof TmpFile file)) {
      return false;
    }
    inode.fileSystem().vfs().frames().adopt(frame);
    file.adopt(page, frame);
    return true;
  }

  /**
   * Copies bytes at a kernel address into a file.
   *
   * @return false if there was no room
   */
  public static boolean copy(Inode inode, long at, long address, int length) {
    if (!(inode instanceof TmpFile file)) {
      return false;
    }
    byte[] bytes = new byte[Math.min(length, FrameAllocator.PAGE_SIZE)];
    Memory.copyToArray(address, bytes, 0, bytes.length);
    return file.write(new ArrayTransfer(bytes, 0, bytes.length), at) == length;
  }
}
