package org.matryoshka.guest.user;

import org.matryoshka.guest.user.lib.Errno;
import org.matryoshka.guest.user.lib.Os;

/**
 * The calls of {@link HostedOs} about the only process, and about the machine; what makes no sense
 * for it fails with ENOSYS.
 */
abstract class HostedProcess implements Os {
  private String[] environment = {"PATH=/bin", "HOME=/root"};
  private long now = 1_700_000_000L * 1_000_000_000L;

  /** Sets the environment. */
  public final void setEnvironment(String... entries) {
    environment = entries;
  }

  @Override
  public final String[] environment() {
    return environment;
  }

  @Override
  public String invokedAs() {
    return "program";
  }

  @Override
  public void exit(int status) {
    throw new HostedExit(status);
  }

  @Override
  public int fork() {
    return -Errno.ENOSYS;
  }

  @Override
  public int execve(String path, String[] arguments, String[] newEnvironment) {
    return -Errno.ENOENT;
  }

  @Override
  public int wait4(int pid, int[] status, int options) {
    return -Errno.ECHILD;
  }

  @Override
  public int ioctl(int fd, long request, byte[] argument) {
    return -Errno.ENOTTY;
  }

  @Override
  public int statfs(String path, byte[] into) {
    return -Errno.ENOSYS;
  }

  @Override
  public int sync() {
    return 0;
  }

  @Override
  public int mount(String source, String target, String type, long flags, String data) {
    return -Errno.EPERM;
  }

  @Override
  public int unmount(String target, int flags) {
    return -Errno.EPERM;
  }

  @Override
  public int chroot(String path) {
    return -Errno.EPERM;
  }

  @Override
  public int pivotRoot(String newRoot, String putOld) {
    return -Errno.EPERM;
  }

  @Override
  public int kill(int pid, int signal) {
    return -Errno.ESRCH;
  }

  @Override
  public int getpid() {
    return 42;
  }

  @Override
  public int getppid() {
    return 1;
  }

  @Override
  public int getpgid(int pid) {
    return 42;
  }

  @Override
  public int setpgid(int pid, int group) {
    return 0;
  }

  @Override
  public int setsid() {
    return 42;
  }

  @Override
  public int getsid(int pid) {
    return 42;
  }

  @Override
  public int getuid() {
    return 0;
  }

  @Override
  public int geteuid() {
    return 0;
  }

  @Override
  public int getgid() {
    return 0;
  }

  @Override
  public int getegid() {
    return 0;
  }

  @Override
  public int setuid(int uid) {
    return 0;
  }

  @Override
  public int setgid(int gid) {
    return 0;
  }

  @Override
  public int setGroups(int[] groups) {
    return 0;
  }

  @Override
  public int catchSignal(int signal) {
    return 0;
  }

  @Override
  public int ignoreSignal(int signal) {
    return 0;
  }

  @Override
  public int defaultSignal(int signal) {
    return 0;
  }

  @Override
  public boolean isIgnored(int signal) {
    return false;
  }

  @Override
  public long takenSignals() {
    return 0;
  }

  @Override
  public long signalMask(int how, long mask) {
    return 0;
  }

  @Override
  public int sleep(long nanoseconds) {
    now += nanoseconds;
    return 0;
  }

  @Override
  public int getPriority(int which, int who) {
    return 20;
  }

  @Override
  public int setPriority(int which, int who, int nice) {
    return 0;
  }

  @Override
  public int setScheduler(int pid, int policy, int priority) {
    return 0;
  }

  @Override
  public int getScheduler(int pid) {
    return 0;
  }

  @Override
  public int yieldProcessor() {
    return 0;
  }

  @Override
  public int setLimit(int resource, long soft, long hard) {
    return 0;
  }

  @Override
  public long getLimit(int resource) {
    return -1;
  }

  @Override
  public int processorTime(int who, long[] into) {
    return 0;
  }

  @Override
  public int uname(byte[] into) {
    String[] names = {"Kukla", "doll", "1.0", "#1", "x86_64", ""};
    for (int i = 0; i < names.length; i++) {
      for (int j = 0; j < names[i].length(); j++) {
        into[i * 65 + j] = (byte) names[i].charAt(j);
      }
    }
    return 0;
  }

  @Override
  public int setHostname(String name) {
    return -Errno.EPERM;
  }

  @Override
  public int sysinfo(byte[] into) {
    return -Errno.ENOSYS;
  }

  @Override
  public final long clock(int which) {
    return now;
  }

  @Override
  public int setClock(long nanoseconds) {
    now = nanoseconds;
    return 0;
  }

  @Override
  public int reboot(int command, int status) {
    throw new HostedExit(status);
  }

  @Override
  public int kernelLog(int action, byte[] into) {
    return 0;
  }
}
