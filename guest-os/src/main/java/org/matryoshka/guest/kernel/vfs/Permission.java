package org.matryoshka.guest.kernel.vfs;

import org.matryoshka.guest.kernel.task.Credentials;

/** Who may do what to a file: owner, group, others, and the superuser's override. */
public final class Permission {
  /** To read a file, to list a directory. */
  public static final int READ = 4;

  /** To write a file, to change a directory's entries. */
  public static final int WRITE = 2;

  /** To execute a file, to pass through a directory. */
  public static final int EXECUTE = 1;

  private Permission() {}

  /**
   * Whether all of the wanted rights are granted. The first class that fits decides alone: an owner
   * whom the owner's bits shut out does not get in by the others' bits. The superuser may
   * everything, but execute only what somebody may execute.
   *
   * @param rights {@link #READ}, {@link #WRITE}, {@link #EXECUTE}, or several
   */
  public static boolean allows(Credentials who, Inode inode, int rights) {
    int mode = inode.mode();
    if (isSuperuser(who)) {
      return (rights & EXECUTE) == 0 || inode.isDirectory() || (mode & 0111) != 0;
    }
    int granted = mode;
    if (who.fileUserId() == inode.uid()) {
      granted = mode >> 6;
    } else if (who.inGroup(inode.gid())) {
      granted = mode >> 3;
    }
    return (granted & rights) == rights;
  }

  /** Whether this user's file access is not checked. */
  public static boolean isSuperuser(Credentials who) {
    return who.fileUserId() == 0;
  }

  /** Whether this user may change a file's attributes. */
  public static boolean owns(Credentials who, Inode inode) {
    return isSuperuser(who) || who.fileUserId() == inode.uid();
  }

  /**
   * Whether the sticky bit of a directory keeps this user from removing or renaming an entry: there
   * only the owner of the entry and of the directory may.
   */
  public static boolean sticks(Credentials who, Inode directory, Inode entry) {
    return (directory.mode() & FileMode.STICKY) != 0
        && !isSuperuser(who)
        && who.fileUserId() != directory.uid()
        && who.fileUserId() != entry.uid();
  }
}
