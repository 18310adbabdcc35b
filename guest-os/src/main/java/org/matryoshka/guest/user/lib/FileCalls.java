package org.matryoshka.guest.user.lib;

/**
 * System calls about files, directories, descriptors and mounts. Each is the Linux call of its name
 * or of the name that its comment gives; a negative result is a negated errno ({@link Errno}).
 */
public interface FileCalls {
  /**
   * Opens a file; {@code flags} from {@link OpenFlags}, {@code mode} the permissions of a created
   * one.
   */
  int open(String path, int flags, int mode);

  int close(int fd);

  /** Reads up to {@code length} bytes; 0 at the end of the file. */
  int read(int fd, byte[] buffer, int offset, int length);

  /** Writes up to {@code length} bytes; how many. */
  int write(int fd, byte[] buffer, int offset, int length);

  /** lseek(2). */
  long seek(int fd, long offset, int whence);

  /** stat(2), or lstat(2) if links are not to be followed. */
  int stat(String path, boolean follow, FileStatus into);

  int fstat(int fd, FileStatus into);

  /** getdents64(2): as many directory entries as fit; how many bytes of them. */
  int directoryEntries(int fd, byte[] buffer);

  int mkdir(String path, int mode);

  int rmdir(String path);

  int unlink(String path);

  int rename(String from, String to);

  int link(String existing, String path);

  int symlink(String target, String path);

  /** readlink(2): fills the buffer with the link's target; how many bytes. */
  int readlink(String path, byte[] buffer);

  int access(String path, int mode);

  int chmod(String path, int mode);

  /** chown(2), or lchown(2) if links are not to be followed; −1 leaves an owner or group alone. */
  int chown(String path, int uid, int gid, boolean follow);

  /** utimensat(2): sets both times, in seconds; a negative time means now. */
  int setTimes(String path, long accessTime, long modificationTime);

  int truncate(String path, long length);

  int mknod(String path, int mode, long device);

  int umask(int mask);

  int chdir(String path);

  /**
   * getcwd(2): fills the buffer with the path of the working directory and a zero; the length with
   * the zero.
   */
  int getcwd(byte[] buffer);

  /** dup2(2). */
  int duplicate(int fd, int target);

  int fcntl(int fd, int command, long argument);

  /** pipe2(2): a reading end in {@code ends[0]}, a writing end in {@code ends[1]}. */
  int pipe(int[] ends, int flags);

  /** ioctl(2) with a structure, which may be null. */
  int ioctl(int fd, long request, byte[] argument);

  /** statfs(2): fills 120 bytes. */
  int statfs(String path, byte[] into);

  int sync();

  int mount(String source, String target, String type, long flags, String data);

  /** umount2(2). */
  int unmount(String target, int flags);

  int chroot(String path);

  int pivotRoot(String newRoot, String putOld);

  /**
   * poll(2) on one descriptor for input; &gt; 0 if there is some, 0 after the timeout in
   * milliseconds.
   */
  int pollInput(int fd, int timeoutMillis);
}
