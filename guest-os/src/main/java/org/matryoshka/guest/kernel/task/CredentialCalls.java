package org.matryoshka.guest.kernel.task;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.memory.UserMemory;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.syscall.Syscall;

/**
 * Who the process acts for. Without privilege an identity can only become one that the process has
 * already: real, effective or saved.
 */
public final class CredentialCalls {
  private static final int UNCHANGED = -1;

  private CredentialCalls() {}

  private static Credentials mine() {
    return Task.current().process().credentials();
  }

  private static long become(Credentials credentials) {
    Task.current().process().setCredentials(credentials);
    return 0;
  }

  /** The real user. */
  @Syscall(number = 102, name = "getuid")
  public static long getuid() {
    return mine().userId() & 0xffff_ffffL;
  }

  /** The real group. */
  @Syscall(number = 104, name = "getgid")
  public static long getgid() {
    return mine().groupId() & 0xffff_ffffL;
  }

  /** The effective user. */
  @Syscall(number = 107, name = "geteuid")
  public static long geteuid() {
    return mine().effectiveUserId() & 0xffff_ffffL;
  }

  /** The effective group. */
  @Syscall(number = 108, name = "getegid")
  public static long getegid() {
    return mine().effectiveGroupId() & 0xffff_ffffL;
  }

  /** Sets the effective user; for the superuser the real and saved ones, too. */
  @Syscall(number = 105, name = "setuid")
  public static long setuid(int user) {
    Credentials old = mine();
    if (user == UNCHANGED) {
      return -Errno.EINVAL;
    }
    if (old.isSuperuser()) {
      return become(old.withUsers(user, user, user));
    }
    if (user != old.userId() && user != old.savedUserId()) {
      return -Errno.EPERM;
    }
    return become(old.withUsers(old.userId(), user, old.savedUserId()));
  }

  /** Sets the effective group; for the superuser the real and saved ones, too. */
  @Syscall(number = 106, name = "setgid")
  public static long setgid(int group) {
    Credentials old = mine();
    if (group == UNCHANGED) {
      return -Errno.EINVAL;
    }
    if (old.isSuperuser()) {
      return become(old.withGroups(group, group, group));
    }
    if (group != old.groupId() && group != old.savedGroupId()) {
      return -Errno.EPERM;
    }
    return become(old.withGroups(old.groupId(), group, old.savedGroupId()));
  }

  /** Sets real and effective user; -1 leaves one as it is. */
  @Syscall(number = 113, name = "setreuid")
  public static long setreuid(int real, int effective) {
    Credentials old = mine();
    boolean realAllowed = real == old.userId() || real == old.effectiveUserId();
    if ((real != UNCHANGED && !realAllowed && !old.isSuperuser())
        || (effective != UNCHANGED && !hasUser(old, effective))) {
      return -Errno.EPERM;
    }
    int newReal = real == UNCHANGED ? old.userId() : real;
    int newEffective = effective == UNCHANGED ? old.effectiveUserId() : effective;
    boolean savedFollows =
        real != UNCHANGED || (effective != UNCHANGED && effective != old.userId());
    return become(
        old.withUsers(newReal, newEffective, savedFollows ? newEffective : old.savedUserId()));
  }

  /** Sets real and effective group; -1 leaves one as it is. */
  @Syscall(number = 114, name = "setregid")
  public static long setregid(int real, int effective) {
    Credentials old = mine();
    boolean realAllowed = real == old.groupId() || real == old.effectiveGroupId();
    if ((real != UNCHANGED && !realAllowed && !old.isSuperuser())
        || (effective != UNCHANGED && !hasGroup(old, effective))) {
      return -Errno.EPERM;
    }
    int newReal = real == UNCHANGED ? old.groupId() : real;
    int newEffective = effective == UNCHANGED ? old.effectiveGroupId() : effective;
    boolean savedFollows =
        real != UNCHANGED || (effective != UNCHANGED && effective != old.groupId());
    return become(
        old.withGroups(newReal, newEffective, savedFollows ? newEffective : old.savedGroupId()));
  }

  /** Sets real, effective and saved user; -1 leaves one as it is. */
  @Syscall(number = 117, name = "setresuid")
  public static long setresuid(int real, int effective, int saved) {
    Credentials old = mine();
    if ((real != UNCHANGED && !hasUser(old, real))
        || (effective != UNCHANGED && !hasUser(old, effective))
        || (saved != UNCHANGED && !hasUser(old, saved))) {
      return -Errno.EPERM;
    }
    return become(
        old.withUsers(
            real == UNCHANGED ? old.userId() : real,
            effective == UNCHANGED ? old.effectiveUserId() : effective,
            saved == UNCHANGED ? old.savedUserId() : saved));
  }

  /** Sets real, effective and saved group; -1 leaves one as it is. */
  @Syscall(number = 119, name = "setresgid")
  public static long setresgid(int real, int effective, int saved) {
    Credentials old = mine();
    if ((real != UNCHANGED && !hasGroup(old, real))
        || (effective != UNCHANGED && !hasGroup(old, effective))
        || (saved != UNCHANGED && !hasGroup(old, saved))) {
      return -Errno.EPERM;
    }
    return become(
        old.withGroups(
            real == UNCHANGED ? old.groupId() : real,
            effective == UNCHANGED ? old.effectiveGroupId() : effective,
            saved == UNCHANGED ? old.savedGroupId() : saved));
  }

  /** Tells real, effective and saved user. */
  @Syscall(number = 118, name = "getresuid")
  public static long getresuid(long real, long effective, long saved) {
    Credentials c = mine();
    return tell(real, c.userId(), effective, c.effectiveUserId(), saved, c.savedUserId());
  }

  /** Tells real, effective and saved group. */
  @Syscall(number = 120, name = "getresgid")
  public static long getresgid(long real, long effective, long saved) {
    Credentials c = mine();
    return tell(real, c.groupId(), effective, c.effectiveGroupId(), saved, c.savedGroupId());
  }

  private static long tell(long at1, int value1, long at2, int value2, long at3, int value3) {
    UserMemory memory = Kernel.userMemory();
    boolean written =
        memory.writeInt(at1, value1)
            && memory.writeInt(at2, value2)
            && memory.writeInt(at3, value3);
    return written ? 0 : memory.error();
  }

  /** Sets the user for file access; the one before. */
  @Syscall(number = 122, name = "setfsuid")
  public static long setfsuid(int user) {
    Credentials old = mine();
    if (user != UNCHANGED && (hasUser(old, user) || user == old.fileUserId())) {
      become(old.withFileIdentity(user, old.fileGroupId()));
    }
    return old.fileUserId();
  }

  /** Sets the group for file access; the one before. */
  @Syscall(number = 123, name = "setfsgid")
  public static long setfsgid(int group) {
    Credentials old = mine();
    if (group != UNCHANGED && (hasGroup(old, group) || group == old.fileGroupId())) {
      become(old.withFileIdentity(old.fileUserId(), group));
    }
    return old.fileGroupId();
  }

  /** Tells the supplementary groups; with size 0 only their number. */
  @Syscall(number = 115, name = "getgroups")
  public static long getgroups(int size, long list) {
    Credentials c = mine();
    if (size < 0 || (size != 0 && size < c.groupCount())) {
      return -Errno.EINVAL;
    }
    for (int i = 0; i < c.groupCount() && size != 0; i++) {
      if (!Kernel.userMemory().writeInt(list + 4L * i, c.group(i))) {
        return Kernel.userMemory().error();
      }
    }
    return c.groupCount();
  }

  /** Sets the supplementary groups. */
  @Syscall(number = 116, name = "setgroups", differs = "32 groups at most")
  public static long setgroups(int size, long list) {
    Credentials old = mine();
    if (!old.isSuperuser()) {
      return -Errno.EPERM;
    }
    if (size < 0 || size > Credentials.MAX_GROUPS) {
      return -Errno.EINVAL;
    }
    int[] groups = new int[size];
    for (int i = 0; i < size; i++) {
      if (!Kernel.userMemory().readInt(list + 4L * i)) {
        return Kernel.userMemory().error();
      }
      groups[i] = (int) Kernel.userMemory().value();
    }
    return become(old.withSupplementaryGroups(groups));
  }

  private static boolean hasUser(Credentials c, int user) {
    return c.isSuperuser()
        || user == c.userId()
        || user == c.effectiveUserId()
        || user == c.savedUserId();
  }

  private static boolean hasGroup(Credentials c, int group) {
    return c.isSuperuser()
        || group == c.groupId()
        || group == c.effectiveGroupId()
        || group == c.savedGroupId();
  }
}
