package org.matryoshka.guest.user.lib;

import org.matryoshka.guest.magic.UserCall;
import org.matryoshka.guest.runtime.program.ProgramStart;

/** The kernel under this process, reached by system calls. */
public final class LinuxOs extends LinuxProcesses {
  private static final int MAGIC_1 = 0xfee1dead;
  private static final int MAGIC_2 = 672274793;
  private static final long NANOSECONDS = 1_000_000_000L;

  private String[] environment;

  public LinuxOs() {}

  @Override
  public int uname(byte[] into) {
    return (int) UserCall.syscall(63, address(into));
  }

  @Override
  public int setHostname(String name) {
    return (int) UserCall.syscall(170, address(name), name.length());
  }

  @Override
  public int sysinfo(byte[] into) {
    return (int) UserCall.syscall(99, address(into));
  }

  @Override
  public long clock(int which) {
    long[] time = new long[2];
    long result = UserCall.syscall(228, which, address(time));
    return result < 0 ? result : time[0] * NANOSECONDS + time[1];
  }

  @Override
  public int setClock(long nanoseconds) {
    long[] time = {nanoseconds / NANOSECONDS, nanoseconds % NANOSECONDS};
    return (int) UserCall.syscall(227, 0, address(time));
  }

  @Override
  public int reboot(int command, int status) {
    return (int) UserCall.syscall(169, MAGIC_1, MAGIC_2, command, status);
  }

  @Override
  public int kernelLog(int action, byte[] into) {
    return (int) UserCall.syscall(103, action, address(into), into == null ? 0 : into.length);
  }

  @Override
  public String[] environment() {
    if (environment == null) {
      environment = ProgramStart.environment();
    }
    return environment;
  }

  @Override
  public String invokedAs() {
    return ProgramStart.invokedAs();
  }
}
