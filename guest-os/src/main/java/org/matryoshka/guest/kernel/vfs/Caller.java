package org.matryoshka.guest.kernel.vfs;

import org.matryoshka.guest.kernel.task.Credentials;

/**
 * On whose behalf a file operation runs: the user, and where the process stands in the tree.
 *
 * @param credentials whose permissions count
 * @param context root, working directory and umask
 */
public record Caller(Credentials credentials, FileSystemContext context) {
  /** The kernel itself, which may everything. */
  public static Caller kernel(Location root) {
    return new Caller(Credentials.root(), new FileSystemContext(root, root, 0));
  }

  /** Whether this user's file access is not checked. */
  public boolean isSuperuser() {
    return Permission.isSuperuser(credentials);
  }

  /** A walk through the tree as this caller sees it. */
  public PathWalk walk(Vfs vfs) {
    return new PathWalk(vfs.mounts(), credentials, context.root());
  }
}
