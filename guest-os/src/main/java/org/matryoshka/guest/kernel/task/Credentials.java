package org.matryoshka.guest.kernel.task;

/**
 * Who a process acts for: real, effective, saved and file-system user and group, and the
 * supplementary groups. Immutable, so that a fork shares it and a check sees one moment; a call
 * that changes an identity puts a new object into the process.
 *
 * <p>User 0 is the superuser and may everything; there are no capabilities apart from it.
 */
public final class Credentials {
  /** The largest number of supplementary groups. */
  public static final int MAX_GROUPS = 32;

  private final int userId;
  private final int effectiveUserId;
  private final int savedUserId;
  private final int groupId;
  private final int effectiveGroupId;
  private final int savedGroupId;
  private final int fileUserId;
  private final int fileGroupId;
  private final int[] groups;

  private Credentials(
      int userId,
      int effectiveUserId,
      int savedUserId,
      int groupId,
      int effectiveGroupId,
      int savedGroupId,
      int[] groups,
      int fileUserId,
      int fileGroupId) {
    this.userId = userId;
    this.effectiveUserId = effectiveUserId;
    this.savedUserId = savedUserId;
    this.groupId = groupId;
    this.effectiveGroupId = effectiveGroupId;
    this.savedGroupId = savedGroupId;
    this.groups = groups;
    this.fileUserId = fileUserId;
    this.fileGroupId = fileGroupId;
  }

  /** The superuser's: all identities 0. */
  public static Credentials root() {
    return new Credentials(0, 0, 0, 0, 0, 0, new int[0], 0, 0);
  }

  /** The same with other user identities; the file-system user becomes the effective one. */
  public Credentials withUsers(int real, int effective, int saved) {
    return new Credentials(
        real,
        effective,
        saved,
        groupId,
        effectiveGroupId,
        savedGroupId,
        groups,
        effective,
        fileGroupId);
  }

  /** The same with other group identities; the file-system group becomes the effective one. */
  public Credentials withGroups(int real, int effective, int saved) {
    return new Credentials(
        userId,
        effectiveUserId,
        savedUserId,
        real,
        effective,
        saved,
        groups,
        fileUserId,
        effective);
  }

  /** The same with other file-system identities. */
  public Credentials withFileIdentity(int user, int group) {
    return new Credentials(
        userId,
        effectiveUserId,
        savedUserId,
        groupId,
        effectiveGroupId,
        savedGroupId,
        groups,
        user,
        group);
  }

  /** The same with other supplementary groups; the array is the object's own from now on. */
  public Credentials withSupplementaryGroups(int[] newGroups) {
    return new Credentials(
        userId,
        effectiveUserId,
        savedUserId,
        groupId,
        effectiveGroupId,
        savedGroupId,
        newGroups,
        fileUserId,
        fileGroupId);
  }

  /** The real user. */
  public int userId() {
    return userId;
  }

  /** The effective user: the one that permission checks look at. */
  public int effectiveUserId() {
    return effectiveUserId;
  }

  /** The saved user, to which the effective one may return. */
  public int savedUserId() {
    return savedUserId;
  }

  /** The real group. */
  public int groupId() {
    return groupId;
  }

  /** The effective group. */
  public int effectiveGroupId() {
    return effectiveGroupId;
  }

  /** The saved group. */
  public int savedGroupId() {
    return savedGroupId;
  }

  /** The user for file access: the effective one unless setfsuid said otherwise. */
  public int fileUserId() {
    return fileUserId;
  }

  /** The group for file access. */
  public int fileGroupId() {
    return fileGroupId;
  }

  /** The number of supplementary groups. */
  public int groupCount() {
    return groups.length;
  }

  /** A supplementary group by its index. */
  public int group(int index) {
    return groups[index];
  }

  /** Whether a file of this group is looked at with its group bits. */
  public boolean inGroup(int group) {
    if (group == fileGroupId) {
      return true;
    }
    for (int i = 0; i < groups.length; i++) {
      if (groups[i] == group) {
        return true;
      }
    }
    return false;
  }

  /** Whether permission checks are waived. */
  public boolean isSuperuser() {
    return effectiveUserId == 0;
  }
}
