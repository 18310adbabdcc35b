package org.matryoshka.guest.kernel.vfs;

import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.task.Credentials;

/** Changes permissions, owners and times of files, where that is allowed. */
public final class Attributes {
  private static final int UNCHANGED = -1;

  private final Caller caller;

  /** Changes on somebody's behalf. */
  public Attributes(Caller caller) {
    this.caller = caller;
  }

  /** chmod: only the owner may; who is not in the file's group can't make it set-group-id. */
  public long setMode(Location location, int mode) {
    Inode inode = location.inode();
    if (location.mount().readOnly()) {
      return -Errno.EROFS;
    }
    if (inode.isLink()) {
      return -Errno.EOPNOTSUPP;
    }
    Credentials who = caller.credentials();
    if (!Permission.owns(who, inode)) {
      return -Errno.EPERM;
    }
    int bits = mode & FileMode.PERMISSIONS;
    if (!caller.isSuperuser() && !who.inGroup(inode.gid())) {
      bits &= ~FileMode.SET_GROUP_ID;
    }
    inode.setPermissions(bits);
    inode.changed();
    return 0;
  }

  /**
   * chown: only the superuser gives a file away; an owner may give it to a group of the own. Set-id
   * bits are lost, lest a program acts for somebody who did not make it.
   */
  public long setOwner(Location location, int user, int group) {
    Inode inode = location.inode();
    if (location.mount().readOnly()) {
      return -Errno.EROFS;
    }
    Credentials who = caller.credentials();
    if (!caller.isSuperuser()) {
      boolean owns = who.fileUserId() == inode.uid();
      boolean keepsUser = user == UNCHANGED || user == inode.uid();
      boolean ownGroup = group == UNCHANGED || who.inGroup(group) || group == inode.gid();
      if ((user != UNCHANGED && !(owns && keepsUser))
          || (group != UNCHANGED && !(owns && ownGroup))) {
        return -Errno.EPERM;
      }
    }
    inode.setOwner(
        user == UNCHANGED ? inode.uid() : user, group == UNCHANGED ? inode.gid() : group);
    if (!inode.isDirectory() && (user != UNCHANGED || group != UNCHANGED)) {
      inode.setPermissions(withoutSetId(inode.mode()));
    }
    inode.changed();
    return 0;
  }

  /** The bits without set-user-id, and without set-group-id if it means that (and not locking). */
  private static int withoutSetId(int mode) {
    int bits = mode & ~FileMode.SET_USER_ID;
    return (mode & 010) != 0 ? bits & ~FileMode.SET_GROUP_ID : bits;
  }

  /** utimensat: the owner sets any time; whoever may write, the present. */
  long setTimes(Location location, Timestamps times) {
    if (times.bothOmitted()) {
      return 0;
    }
    if (location.mount().readOnly()) {
      return -Errno.EROFS;
    }
    Inode inode = location.inode();
    Credentials who = caller.credentials();
    if (!Permission.owns(who, inode)) {
      if (!times.bothNow()) {
        return -Errno.EPERM;
      }
      if (!Permission.allows(who, inode, Permission.WRITE)) {
        return -Errno.EACCES;
      }
    }
    long now = inode.fileSystem().now();
    inode.setTimes(times.access(now, inode.accessTime()), times.modify(now, inode.modifyTime()));
    return 0;
  }
}
