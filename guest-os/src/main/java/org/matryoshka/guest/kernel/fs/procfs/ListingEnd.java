package org.matryoshka.guest.kernel.fs.procfs;

import org.matryoshka.guest.kernel.vfs.DirectoryReceiver;

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
  public boolean entry(String name, long inode, int mode, long cookie) {
    boolean taken = receiver.entry(name, inode, mode, cookie);
    reached = !taken;
    return taken;
  }
}
