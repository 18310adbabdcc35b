package org.matryoshka.guest.kernel.syscall;

/**
 * Linux's error numbers. A handler returns the negative of one: {@code return -Errno.EINVAL;}. From
 * -1 to -4095 a result is an error, everything else (addresses too) a success.
 */
public final class Errno {
  /** Operation not permitted. */
  public static final int EPERM = 1;

  /** No such file or directory. */
  public static final int ENOENT = 2;

  /** No such process. */
  public static final int ESRCH = 3;

  /** Interrupted system call. */
  public static final int EINTR = 4;

  /** Input/output error. */
  public static final int EIO = 5;

  /** No such device or address. */
  public static final int ENXIO = 6;

  /** Argument list too long. */
  public static final int E2BIG = 7;

  /** Exec format error. */
  public static final int ENOEXEC = 8;

  /** Bad file descriptor. */
  public static final int EBADF = 9;

  /** No child processes. */
  public static final int ECHILD = 10;

  /** Resource temporarily unavailable. */
  public static final int EAGAIN = 11;

  /** Cannot allocate memory. */
  public static final int ENOMEM = 12;

  /** Permission denied. */
  public static final int EACCES = 13;

  /** Bad address. */
  public static final int EFAULT = 14;

  /** Block device required. */
  public static final int ENOTBLK = 15;

  /** Device or resource busy. */
  public static final int EBUSY = 16;

  /** File exists. */
  public static final int EEXIST = 17;

  /** Invalid cross-device link. */
  public static final int EXDEV = 18;

  /** No such device. */
  public static final int ENODEV = 19;

  /** Not a directory. */
  public static final int ENOTDIR = 20;

  /** Is a directory. */
  public static final int EISDIR = 21;

  /** Invalid argument. */
  public static final int EINVAL = 22;

  /** Too many open files in system. */
  public static final int ENFILE = 23;

  /** Too many open files. */
  public static final int EMFILE = 24;

  /** Inappropriate ioctl for device. */
  public static final int ENOTTY = 25;

  /** Text file busy. */
  public static final int ETXTBSY = 26;

  /** File too large. */
  public static final int EFBIG = 27;

  /** No space left on device. */
  public static final int ENOSPC = 28;

  /** Illegal seek. */
  public static final int ESPIPE = 29;

  /** Read-only file system. */
  public static final int EROFS = 30;

  /** Too many links. */
  public static final int EMLINK = 31;

  /** Broken pipe. */
  public static final int EPIPE = 32;

  /** Numerical argument out of domain. */
  public static final int EDOM = 33;

  /** Numerical result out of range. */
  public static final int ERANGE = 34;

  /** Resource deadlock avoided. */
  public static final int EDEADLK = 35;

  /** File name too long. */
  public static final int ENAMETOOLONG = 36;

  /** No locks available. */
  public static final int ENOLCK = 37;

  /** Function not implemented. */
  public static final int ENOSYS = 38;

  /** Directory not empty. */
  public static final int ENOTEMPTY = 39;

  /** Too many levels of symbolic links. */
  public static final int ELOOP = 40;

  /** No data available. */
  public static final int ENODATA = 61;

  /** Value too large for defined data type. */
  public static final int EOVERFLOW = 75;

  /** Invalid or incomplete multibyte or wide character. */
  public static final int EILSEQ = 84;

  /** Socket operation on non-socket. */
  public static final int ENOTSOCK = 88;

  /** Operation not supported. */
  public static final int EOPNOTSUPP = 95;

  /** Address family not supported by protocol. */
  public static final int EAFNOSUPPORT = 97;

  /** Connection refused. */
  public static final int ECONNREFUSED = 111;

  /** Connection timed out. */
  public static final int ETIMEDOUT = 110;

  /**
   * Inside the kernel only: a signal interrupted the call; call it again if the signal's action has
   * SA_RESTART or if no handler runs, else EINTR.
   */
  public static final int ERESTARTSYS = 512;

  /** Inside the kernel only: call again after the signal, whatever the action's flags say. */
  public static final int ERESTARTNOINTR = 513;

  /** Inside the kernel only: call again if no handler runs, else EINTR. */
  public static final int ERESTARTNOHAND = 514;

  /**
   * Inside the kernel only: as {@link #ERESTARTNOHAND}, but what is called is restart_syscall,
   * which goes on with what is left of a time-out.
   */
  public static final int ERESTART_RESTARTBLOCK = 516;

  /** The largest error number: results from -4095 to -1 are errors. */
  public static final int MAX = 4095;

  private Errno() {}

  /** Whether a handler's result is an error. */
  public static boolean isError(long result) {
    return result < 0 && result >= -MAX;
  }
}
