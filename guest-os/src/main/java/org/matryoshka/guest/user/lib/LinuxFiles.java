package org.matryoshka.guest.user.lib;

import org.matryoshka.guest.magic.References;
import org.matryoshka.guest.magic.UserCall;
import org.matryoshka.guest.runtime.collection.LittleEndian;

/** The file calls as system calls of Linux on x86-64. */
abstract class LinuxFiles implements Os {
  private static final int AT_FDCWD = -100;

  /** Nanoseconds value of utimensat(2) that means now. */
  private static final long UTIME_NOW = 0x3fffffff;

  /** The address of an array's first byte, of nothing for null. Objects never move. */
  static long address(Object array) {
    return array == null ? 0 : References.addressOf(array) + 16;
  }

  /** The address of a string with a zero behind it, of nothing for null. */
  static long address(String text) {
    return text == null ? 0 : address((Object) Bytes.zeroTerminated(text));
  }

  @Override
  public int open(String path, int flags, int mode) {
    return (int) UserCall.syscall(2, address(path), flags, mode);
  }

  @Override
  public int close(int fd) {
    return (int) UserCall.syscall(3, fd);
  }

  @Override
  public int read(int fd, byte[] buffer, int offset, int length) {
    return (int) UserCall.syscall(0, fd, address(buffer) + offset, length);
  }

  @Override
  public int write(int fd, byte[] buffer, int offset, int length) {
    return (int) UserCall.syscall(1, fd, address(buffer) + offset, length);
  }

  @Override
  public long seek(int fd, long offset, int whence) {
    return UserCall.syscall(8, fd, offset, whence);
  }

  @Override
  public int stat(String path, boolean follow, FileStatus into) {
    byte[] raw = new byte[FileStatus.SIZE];
    int result = (int) UserCall.syscall(follow ? 4 : 6, address(path), address(raw));
    into.decode(raw);
    return result;
  }

  @Override
  public int fstat(int fd, FileStatus into) {
    byte[] raw = new byte[FileStatus.SIZE];
    int result = (int) UserCall.syscall(5, fd, address(raw));
    into.decode(raw);
    return result;
  }

  @Override
  public int directoryEntries(int fd, byte[] buffer) {
    return (int) UserCall.syscall(217, fd, address(buffer), buffer.length);
  }

  @Override
  public int mkdir(String path, int mode) {
    return (int) UserCall.syscall(83, address(path), mode);
  }

  @Override
  public int rmdir(String path) {
    return (int) UserCall.syscall(84, address(path));
  }

  @Override
  public int unlink(String path) {
    return (int) UserCall.syscall(87, address(path));
  }

  @Override
  public int rename(String from, String to) {
    return (int) UserCall.syscall(82, address(from), address(to));
  }

  @Override
  public int link(String existing, String path) {
    return (int) UserCall.syscall(86, address(existing), address(path));
  }

  @Override
  public int symlink(String target, String path) {
    return (int) UserCall.syscall(88, address(target), address(path));
  }

  @Override
  public int readlink(String path, byte[] buffer) {
    return (int) UserCall.syscall(89, address(path), address(buffer), buffer.length);
  }

  @Override
  public int access(String path, int mode) {
    return (int) UserCall.syscall(21, address(path), mode);
  }

  @Override
  public int chmod(String path, int mode) {
    return (int) UserCall.syscall(90, address(path), mode);
  }

  @Override
  public int chown(String path, int uid, int gid, boolean follow) {
    return (int) UserCall.syscall(follow ? 92 : 94, address(path), uid, gid);
  }

  @Override
  public int setTimes(String path, long accessTime, long modificationTime) {
    byte[] times = new byte[32];
    putTime(times, 0, accessTime);
    putTime(times, 16, modificationTime);
    return (int) UserCall.syscall(280, AT_FDCWD, address(path), address(times), 0);
  }

  private static void putTime(byte[] times, int offset, long seconds) {
    LittleEndian.putLong(times, offset, seconds);
    LittleEndian.putLong(times, offset + 8, seconds < 0 ? UTIME_NOW : 0);
  }

  @Override
  public int truncate(String path, long length) {
    return (int) UserCall.syscall(76, address(path), length);
  }

  @Override
  public int mknod(String path, int mode, long device) {
    return (int) UserCall.syscall(133, address(path), mode, device);
  }

  @Override
  public int umask(int mask) {
    return (int) UserCall.syscall(95, mask);
  }

  @Override
  public int chdir(String path) {
    return (int) UserCall.syscall(80, address(path));
  }

  @Override
  public int getcwd(byte[] buffer) {
    return (int) UserCall.syscall(79, address(buffer), buffer.length);
  }

  @Override
  public int duplicate(int fd, int target) {
    return (int) UserCall.syscall(33, fd, target);
  }

  @Override
  public int fcntl(int fd, int command, long argument) {
    return (int) UserCall.syscall(72, fd, command, argument);
  }

  @Override
  public int pipe(int[] ends, int flags) {
    return (int) UserCall.syscall(293, address(ends), flags);
  }

  @Override
  public int ioctl(int fd, long request, byte[] argument) {
    return (int) UserCall.syscall(16, fd, request, address(argument));
  }

  @Override
  public int statfs(String path, byte[] into) {
    return (int) UserCall.syscall(137, address(path), address(into));
  }

  @Override
  public int sync() {
    return (int) UserCall.syscall(162);
  }

  @Override
  public int mount(String source, String target, String type, long flags, String data) {
    return (int)
        UserCall.syscall(
            165, address(source), address(target), address(type), flags, address(data));
  }

  @Override
  public int unmount(String target, int flags) {
    return (int) UserCall.syscall(166, address(target), flags);
  }

  @Override
  public int chroot(String path) {
    return (int) UserCall.syscall(161, address(path));
  }

  @Override
  public int pivotRoot(String newRoot, String putOld) {
    return (int) UserCall.syscall(155, address(newRoot), address(putOld));
  }

  @Override
  public int pollInput(int fd, int timeoutMillis) {
    byte[] descriptor = new byte[8];
    LittleEndian.putInt(descriptor, 0, fd);
    descriptor[4] = 1;
    return (int) UserCall.syscall(7, address(descriptor), 1, timeoutMillis);
  }
}
