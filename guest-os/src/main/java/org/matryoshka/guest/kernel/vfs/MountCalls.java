package org.matryoshka.guest.kernel.vfs;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.syscall.Syscall;

/** The system calls that change the tree of mounts; all of them are the superuser's. */
public final class MountCalls {
  private static final int MS_REMOUNT = 32;
  private static final int MS_BIND = 4096;
  private static final int MS_MOVE = 8192;
  private static final int MS_REC = 16384;
  private static final int MS_SHARED = 1 << 20;

  /** MS_UNBINDABLE, MS_PRIVATE, MS_SLAVE, MS_SHARED. */
  private static final int PROPAGATION = 0xf << 17;

  /** Flags that are kept with a mount. */
  private static final int KEPT =
      Mount.READ_ONLY
          | Mount.NO_SETUID
          | Mount.NO_DEVICES
          | Mount.NO_EXECUTE
          | Mount.NO_ACCESS_TIME;

  private static final int MAGIC_MASK = 0xffff_0000;
  private static final int MAGIC = 0xc0ed_0000;

  private static final int MNT_DETACH = 2;
  private static final int MNT_EXPIRE = 4;
  private static final int UMOUNT_NOFOLLOW = 8;
  private static final int LONGEST_WORD = 255;

  private MountCalls() {}

  /** Mounts a file system, or shows, moves or changes what is mounted. */
  @Syscall(number = 165, name = "mount", differs = "all mounts are private; MS_SHARED is EINVAL")
  public static long mount(long source, long target, long type, long flagBits, long data) {
    int flags = (int) flagBits;
    if ((flags & MAGIC_MASK) == MAGIC) {
      flags &= ~MAGIC_MASK;
    }
    PathArgument at = new PathArgument();
    if (!at.caller().isSuperuser()) {
      return -Errno.EPERM;
    }
    String typeName = readWord(type);
    String sourceName = readWord(source);
    String options = readWord(data);
    if (typeName == null || sourceName == null || options == null) {
      return Kernel.userMemory().error();
    }
    long error = at.resolve(PathArgument.AT_FDCWD, target, 0);
    if (error != 0) {
      return error;
    }
    Mounting mounting = Kernel.mounting();
    int kept = flags & KEPT;
    if ((flags & MS_REMOUNT) != 0) {
      return mounting.remount(at.location(), kept, (flags & MS_BIND) != 0, options);
    }
    if ((flags & MS_BIND) != 0 || (flags & MS_MOVE) != 0) {
      PathArgument from = new PathArgument();
      error = from.resolve(PathArgument.AT_FDCWD, source, 0);
      if (error != 0) {
        return error;
      }
      return (flags & MS_BIND) != 0
          ? mounting.bind(from.location(), at.location(), (flags & MS_REC) != 0)
          : mounting.move(from.location(), at.location());
    }
    if ((flags & PROPAGATION) != 0) {
      return (flags & MS_SHARED) != 0 || !at.location().isMountRoot() ? -Errno.EINVAL : 0;
    }
    if (sourceName.isEmpty()) {
      sourceName = "none";
    }
    return mounting.mountNew(typeName, sourceName, at.location(), kept, options);
  }

  /** Reads a string that may be missing; null if it can't be read. */
  private static String readWord(long address) {
    return address == 0 ? "" : Kernel.userMemory().readString(address, LONGEST_WORD);
  }

  /** Takes a mount away. */
  @Syscall(number = 166, name = "umount2", differs = "no MNT_EXPIRE")
  public static long umount2(long target, int flags) {
    if ((flags & ~(UMOUNT_NOFOLLOW | MNT_EXPIRE | MNT_DETACH | 1)) != 0
        || (flags & MNT_EXPIRE) != 0) {
      return -Errno.EINVAL;
    }
    PathArgument at = new PathArgument();
    if (!at.caller().isSuperuser()) {
      return -Errno.EPERM;
    }
    int walk = (flags & UMOUNT_NOFOLLOW) != 0 ? PathArgument.AT_SYMLINK_NOFOLLOW : 0;
    long error = at.resolve(PathArgument.AT_FDCWD, target, walk);
    if (error != 0) {
      return error;
    }
    return Kernel.mounting().unmount(at.location(), (flags & MNT_DETACH) != 0);
  }

  /** Makes another mount the root of all who have the caller's, and hangs the old one below it. */
  @Syscall(number = 155, name = "pivot_root")
  public static long pivotRoot(long newRoot, long putOld) {
    PathArgument fresh = new PathArgument();
    if (!fresh.caller().isSuperuser()) {
      return -Errno.EPERM;
    }
    long error = fresh.resolve(PathArgument.AT_FDCWD, newRoot, 0);
    if (error != 0) {
      return error;
    }
    PathArgument old = new PathArgument();
    error = old.resolve(PathArgument.AT_FDCWD, putOld, 0);
    if (error != 0) {
      return error;
    }
    Location root = fresh.caller().context().root();
    return Kernel.mounting().pivotRoot(root, fresh.location(), old.location());
  }
}
