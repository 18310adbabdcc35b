package org.matryoshka.guest.kernel.vfs;

import org.matryoshka.guest.runtime.collection.ByteOutput;

/** Collects directory entries as {@code struct linux_dirent64} records until a size is reached. */
final class DirectoryListing implements DirectoryReceiver {
  private static final int HEADER = 19;

  private final int limit;
  private final ByteOutput records = new ByteOutput(256);
  private long last;
  private boolean full;

  DirectoryListing(int limit) {
    this.limit = limit;
  }

  ByteOutput records() {
    return records;
  }

  /** The cookie of the entry taken last. */
  long last() {
    return last;
  }

  /** Whether an entry was refused for lack of room. */
  boolean wasFull() {
    return full;
  }

  @Override
  public boolean entry(String name, long inode, int mode, long cookie) {
    int length = (HEADER + name.length() + 1 + 7) & ~7;
    int start = records.size();
    if (start + length > limit) {
      full = true;
      return false;
    }
    records.putLong(inode).putLong(cookie).putShort(length);
    records.put(FileMode.directoryType(mode)).text(name).zerosTo(start + length);
    last = cookie;
    return true;
  }
}
