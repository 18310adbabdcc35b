package org.matryoshka.guest.kernel.fs.tmpfs;

import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.vfs.Dentry;
import org.matryoshka.guest.kernel.vfs.DirectoryEntries;
import org.matryoshka.guest.kernel.vfs.DirectoryFile;
import org.matryoshka.guest.kernel.vfs.DirectoryReceiver;
import org.matryoshka.guest.kernel.vfs.FileMode;
import org.matryoshka.guest.kernel.vfs.Inode;
import org.matryoshka.guest.kernel.vfs.Location;
import org.matryoshka.guest.kernel.vfs.OpenFile;

/** A directory: its entries are all there is to it. */
final class TmpDirectory extends Inode {
  /** What Linux shows as the size of a tmpfs directory for each entry. */
  private static final int SHOWN_ENTRY_SIZE = 20;

  private final TmpFileSystem owner;
  private final DirectoryEntries entries = new DirectoryEntries();

  TmpDirectory(TmpFileSystem owner, long number, int mode) {
    super(owner, number, FileMode.DIRECTORY | (mode & FileMode.PERMISSIONS));
    this.owner = owner;
  }

  @Override
  public long size() {
    return (long) SHOWN_ENTRY_SIZE * (entries.size() + 2);
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
  public long insert(Dentry entry) {
    Inode inode = entry.inode();
    if (inode.links() > 0 && !owner.takeInode()) {
      return -Errno.ENOSPC;
    }
    entries.add(entry);
    if (inode.isDirectory()) {
      inode.addLinks(2);
      addLinks(1);
    } else {
      inode.addLinks(1);
    }
    modified();
    return 0;
  }

  @Override
  public long remove(Dentry entry) {
    entries.remove(entry);
    entry.markDeleted();
    Inode inode = entry.inode();
    if (inode.isDirectory()) {
      addLinks(-1);
      inode.addLinks(-2);
    } else {
      inode.addLinks(-1);
    }
    owner.giveInode();
    modified();
    return 0;
  }

  @Override
  public long move(Dentry entry, Dentry newParent, String newName) {
    TmpDirectory target = (TmpDirectory) newParent.inode();
    entries.remove(entry);
    entry.move(newParent, newName);
    target.entries.add(entry);
    if (target != this && entry.inode().isDirectory()) {
      addLinks(-1);
      target.addLinks(1);
    }
    modified();
    target.modified();
    return 0;
  }

  @Override
  public long exchange(Dentry entry, Dentry other) {
    Dentry otherParent = other.parent();
    String otherName = other.name();
    Dentry parent = entry.parent();
    String name = entry.name();
    TmpDirectory otherDirectory = (TmpDirectory) otherParent.inode();
    otherDirectory.entries.remove(other);
    move(entry, otherParent, otherName);
    other.move(parent, name);
    entries.add(other);
    if (otherDirectory != this && other.inode().isDirectory()) {
      otherDirectory.addLinks(-1);
      addLinks(1);
    }
    return 0;
  }

  @Override
  public OpenFile open(Location location, int flags) {
    return new DirectoryFile(location, flags);
  }

  /** Removes everything below, without recursion: descends into the first entry each time. */
  void removeAll() {
    Dentry entry = entries.firstAfter(0);
    while (entry != null) {
      TmpDirectory directory = (TmpDirectory) entry.parent().inode();
      Dentry below =
          entry.inode() instanceof TmpDirectory
              ? ((TmpDirectory) entry.inode()).entries.firstAfter(0)
              : null;
      if (below != null) {
        entry = below;
        continue;
      }
      Dentry parent = entry.parent();
      directory.remove(entry);
      Dentry sibling = directory.entries.firstAfter(0);
      entry = sibling != null || directory == this ? sibling : parent;
    }
  }
}
