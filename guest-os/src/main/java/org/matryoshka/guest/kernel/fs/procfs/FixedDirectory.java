package org.matryoshka.guest.kernel.fs.procfs;

import org.matryoshka.guest.kernel.vfs.Dentry;
import org.matryoshka.guest.kernel.vfs.DirectoryEntries;
import org.matryoshka.guest.kernel.vfs.DirectoryFile;
import org.matryoshka.guest.kernel.vfs.DirectoryReceiver;
import org.matryoshka.guest.kernel.vfs.FileMode;
import org.matryoshka.guest.kernel.vfs.FileSystem;
import org.matryoshka.guest.kernel.vfs.Inode;
import org.matryoshka.guest.kernel.vfs.Location;
import org.matryoshka.guest.kernel.vfs.OpenFile;

/** A directory whose entries never change. */
class FixedDirectory extends Inode {
  private final DirectoryEntries entries = new DirectoryEntries();

  FixedDirectory(FileSystem fileSystem, long number) {
    super(fileSystem, number, FileMode.DIRECTORY | 0555);
    addLinks(2);
  }

  /** Adds an entry while the tree is made; returns it. */
  Dentry put(Dentry self, String name, Inode inode) {
    Dentry entry = new Dentry(self, name, inode);
    entries.add(entry);
    return entry;
  }

  @Override
  public Dentry lookup(Dentry self, String name) {
    return entries.find(name);
  }

  @Override
  public boolean isEmpty() {
    return entries.size() == 0;
  }

  @Override
  public void list(Dentry self, long after, DirectoryReceiver receiver) {
    entries.list(after, receiver);
  }

  @Override
  public OpenFile open(Location location, int flags) {
    return new DirectoryFile(location, flags);
  }
}
