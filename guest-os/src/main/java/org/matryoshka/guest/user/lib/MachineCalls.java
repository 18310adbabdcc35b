package org.matryoshka.guest.user.lib;

/**
 * System calls about the machine as a whole: names, clocks, memory, the end. A negative result is a
 * negated errno.
 */
public interface MachineCalls {
  /** uname(2): fills six fields of 65 bytes. */
  int uname(byte[] into);

  int setHostname(String name);

  /** sysinfo(2): fills 112 bytes. */
  int sysinfo(byte[] into);

  /**
   * clock_gettime(2) in nanoseconds: clock 0 since 1970, 1 since boot, 2 this process's processor
   * time.
   */
  long clock(int which);

  /** clock_settime(2) of clock 0. */
  int setClock(long nanoseconds);

  /**
   * reboot(2) with Linux's magic numbers; {@code command} 0x4321fedc powers off, 0x01234567
   * restarts. Kukla hands the status to the machine's debug port.
   */
  int reboot(int command, int status);

  /** syslog(2): the kernel's messages; {@code action} 3 reads all, 5 clears, 10 their size. */
  int kernelLog(int action, byte[] into);
}
