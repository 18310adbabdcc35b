package org.matryoshka.guest.kernel.fs.procfs;

import org.matryoshka.guest.kernel.vfs.DirectoryReceiver;
import org.matryoshka.guest.magic.Recursion;

/** Passes entries on, and remembers whether the receiver had enough. */
final class ListingEnd implements DirectoryReceiver {
  private final DirectoryReceiver receiver;
  private boolean reached;

  ListingEnd(DirectoryReceiver receiver) {
    this.receiver = receiver;
  }

  boolean reached() {
    return reached;
  }

  @Override
  @Recursion(maxDepth = 2, reason = "what it passes entries on to is a reader's receiver")
  public boolean entry(String name, long inode, int mode, long cookie) {
    boolean taken = receiver.entry(name, inode, mode, cookie);
    reached = !taken;
    return taken;
  }
}
