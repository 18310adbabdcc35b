package org.matryoshka.guest.kernel.vfs;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.syscall.Syscall;
import org.matryoshka.guest.runtime.collection.ByteOutput;

/** Standing in directories and listing them. */
public final class DirectoryCalls {
  private static final long LARGEST_LISTING = 32 << 10;

  private DirectoryCalls() {}

  /** Lists a directory from its position on; how many bytes of entries, 0 at the end. */
  @Syscall(number = 217, name = "getdents64")
  public static long getdents64(int descriptor, long buffer, long count) {
    OpenFile file = PathArgument.file(descriptor);
    if (file == null || !file.readable()) {
      return -Errno.EBADF;
    }
    if (!(file instanceof DirectoryFile directoryFile)) {
      return -Errno.ENOTDIR;
    }
    long size = Math.min(count & 0xffff_ffffL, LARGEST_LISTING);
    DirectoryListing listing = new DirectoryListing((int) size);
    long error = directoryFile.list(listing);
    if (error != 0) {
      return error;
    }
    ByteOutput records = listing.records();
    if (records.size() == 0) {
      return listing.wasFull() ? -Errno.EINVAL : 0;
    }
    if (!Kernel.userMemory().copyOut(records.array(), 0, records.size(), buffer)) {
      return -Errno.EFAULT;
    }
    file.setPosition(listing.last());
    return records.size();
  }

  /** The path of the working directory; its length with the zero behind it. */
  @Syscall(number = 79, name = "getcwd")
  public static long getcwd(long buffer, long size) {
    FileSystemContext context = PathArgument.currentCaller().context();
    Location here = context.workingDirectory();
    if (here.dentry().deleted()) {
      return -Errno.ENOENT;
    }
    String path = PathName.of(here, context.root());
    if (!PathName.isReachable(here, context.root())) {
      path = "(unreachable)" + path;
    }
    int length = path.length() + 1;
    if (length > PathWalk.PATH_MAX) {
      return -Errno.ENAMETOOLONG;
    }
    if (Long.compareUnsigned(size, length) < 0) {
      return -Errno.ERANGE;
    }
    ByteOutput out = new ByteOutput(length).text(path).put(0);
    return Kernel.userMemory().copyOut(out.array(), 0, length, buffer) ? length : -Errno.EFAULT;
  }

  /** Changes the working directory. */
  @Syscall(number = 80, name = "chdir")
  public static long chdir(long path) {
    PathArgument argument = new PathArgument();
    long error = enterable(argument, path);
    if (error != 0) {
      return error;
    }
    argument.caller().context().setWorkingDirectory(argument.location());
    return 0;
  }

  /** Changes the working directory to an open one. */
  @Syscall(number = 81, name = "fchdir")
  public static long fchdir(int descriptor) {
    OpenFile file = PathArgument.file(descriptor);
    if (file == null) {
      return -Errno.EBADF;
    }
    if (!file.inode().isDirectory()) {
      return -Errno.ENOTDIR;
    }
    Caller caller = PathArgument.currentCaller();
    if (!Permission.allows(caller.credentials(), file.inode(), Permission.EXECUTE)) {
      return -Errno.EACCES;
    }
    caller.context().setWorkingDirectory(file.location());
    return 0;
  }

  /**
   * Changes what / means, and nothing else: the working directory and open directories may lie
   * outside and lead out again, as {@code docs/chroot.md} shows.
   */
  @Syscall(number = 161, name = "chroot")
  public static long chroot(long path) {
    PathArgument argument = new PathArgument();
    long error = enterable(argument, path);
    if (error != 0) {
      return error;
    }
    if (!argument.caller().credentials().isSuperuser()) {
      return -Errno.EPERM;
    }
    argument.caller().context().setRoot(argument.location());
    return 0;
  }

  private static long enterable(PathArgument argument, long path) {
    long error = argument.resolve(PathArgument.AT_FDCWD, path, 0);
    if (error != 0) {
      return error;
    }
    if (!argument.inode().isDirectory()) {
      return -Errno.ENOTDIR;
    }
    boolean allowed =
        Permission.allows(argument.caller().credentials(), argument.inode(), Permission.EXECUTE);
    return allowed ? 0 : -Errno.EACCES;
  }
}
