package org.matryoshka.guest.user.lib;

/**
 * Linux's error numbers as far as programs look at them, and the texts that people know them by.
 */
public final class Errno {
  public static final int EPERM = 1;
  public static final int ENOENT = 2;
  public static final int ESRCH = 3;
  public static final int EINTR = 4;
  public static final int EIO = 5;
  public static final int E2BIG = 7;
  public static final int ENOEXEC = 8;
  public static final int EBADF = 9;
  public static final int ECHILD = 10;
  public static final int EAGAIN = 11;
  public static final int ENOMEM = 12;
  public static final int EACCES = 13;
  public static final int EFAULT = 14;
  public static final int EBUSY = 16;
  public static final int EEXIST = 17;
  public static final int EXDEV = 18;
  public static final int ENODEV = 19;
  public static final int ENOTDIR = 20;
  public static final int EISDIR = 21;
  public static final int EINVAL = 22;
  public static final int EMFILE = 24;
  public static final int ENOTTY = 25;
  public static final int EFBIG = 27;
  public static final int ENOSPC = 28;
  public static final int ESPIPE = 29;
  public static final int EROFS = 30;
  public static final int EMLINK = 31;
  public static final int EPIPE = 32;
  public static final int ERANGE = 34;
  public static final int ENAMETOOLONG = 36;
  public static final int ENOSYS = 38;
  public static final int ENOTEMPTY = 39;
  public static final int ELOOP = 40;
  public static final int ETIMEDOUT = 110;

  private Errno() {}

  /**
   * The text of an error, as strerror(3) of the GNU C library has it.
   *
   * @param result an errno, or the negated errno that a system call returned
   */
  public static String text(long result) {
    int number = (int) (result < 0 ? -result : result);
    return switch (number) {
      case EPERM -> "Operation not permitted";
      case ENOENT -> "No such file or directory";
      case ESRCH -> "No such process";
      case EINTR -> "Interrupted system call";
      case EIO -> "Input/output error";
      case 6 -> "No such device or address";
      case E2BIG -> "Argument list too long";
      case ENOEXEC -> "Exec format error";
      case EBADF -> "Bad file descriptor";
      case ECHILD -> "No child processes";
      case EAGAIN -> "Resource temporarily unavailable";
      case ENOMEM -> "Cannot allocate memory";
      case EACCES -> "Permission denied";
      case EFAULT -> "Bad address";
      case 15 -> "Block device required";
      case EBUSY -> "Device or resource busy";
      case EEXIST -> "File exists";
      case EXDEV -> "Invalid cross-device link";
      case ENODEV -> "No such device";
      case ENOTDIR -> "Not a directory";
      case EISDIR -> "Is a directory";
      case EINVAL -> "Invalid argument";
      case 23 -> "Too many open files in system";
      case EMFILE -> "Too many open files";
      case ENOTTY -> "Inappropriate ioctl for device";
      case 26 -> "Text file busy";
      case EFBIG -> "File too large";
      case ENOSPC -> "No space left on device";
      case ESPIPE -> "Illegal seek";
      case EROFS -> "Read-only file system";
      case EMLINK -> "Too many links";
      case EPIPE -> "Broken pipe";
      case ERANGE -> "Numerical result out of range";
      case 35 -> "Resource deadlock avoided";
      case ENAMETOOLONG -> "File name too long";
      case ENOSYS -> "Function not implemented";
      case ENOTEMPTY -> "Directory not empty";
      case ELOOP -> "Too many levels of symbolic links";
      case 75 -> "Value too large for defined data type";
      case 95 -> "Operation not supported";
      case ETIMEDOUT -> "Connection timed out";
      default -> "Unknown error " + number;
    };
  }
}
