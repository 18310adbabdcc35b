package org.matryoshka.guest.kernel.vfs;

/** Takes the entries of a directory as they are listed. */
public interface DirectoryReceiver {
  /**
   * Takes an entry.
   *
   * @param cookie its place in the directory, where a later listing goes on
   * @param mode of the inode; only the type counts
   * @return false if there was no room: the listing ends, and this entry comes again next time
   */
  boolean entry(String name, long inode, int mode, long cookie);
}
