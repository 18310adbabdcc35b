package org.matryoshka.cpu.user;

/**
 * Linux's error numbers (include/uapi/asm-generic/errno-base.h) as far as our calls return them.
 */
final class ErrorNumber {
  static final long EPERM = -1;
  static final long ESRCH = -3;
  static final long EIO = -5;
  static final long EBADF = -9;
  static final long ENOMEM = -12;
  static final long EFAULT = -14;
  static final long EEXIST = -17;
  static final long ENODEV = -19;
  static final long EINVAL = -22;
  static final long ENOTTY = -25;
  static final long ENOSYS = -38;

  private ErrorNumber() {}
}
