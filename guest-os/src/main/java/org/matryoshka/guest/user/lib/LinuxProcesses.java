package org.matryoshka.guest.user.lib;

import org.matryoshka.guest.magic.Code;
import org.matryoshka.guest.magic.Memory;
import org.matryoshka.guest.magic.UserCall;
import org.matryoshka.guest.runtime.collection.LittleEndian;

/** The process calls as system calls of Linux on x86-64. */
abstract class LinuxProcesses extends LinuxFiles {
  private static final int SIGACTION_SIZE = 32;
  private static final int SA_RESTORER = 0x04000000;
  private static final long SIG_DFL = 0;
  private static final long SIG_IGN = 1;
  private static final long NANOSECONDS = 1_000_000_000L;
  private static final int PRLIMIT = 302;

  @Override
  public int fork() {
    return (int) UserCall.syscall(57);
  }

  @Override
  public int execve(String path, String[] arguments, String[] environment) {
    long[] argv = vector(arguments);
    long[] envp = vector(environment);
    return (int) UserCall.syscall(59, address(path), address(argv), address(envp));
  }

  /**
   * A zero-terminated vector of the addresses of C strings, all in one block, that nothing else
   * keeps alive.
   */
  private static long[] vector(String[] strings) {
    int bytes = 0;
    for (String string : strings) {
      bytes += string.length() + 1;
    }
    byte[] block = new byte[bytes];
    long[] result = new long[strings.length + 1];
    int at = 0;
    for (int i = 0; i < strings.length; i++) {
      String string = strings[i];
      result[i] = address(block) + at;
      for (int j = 0; j < string.length(); j++) {
        block[at + j] = (byte) string.charAt(j);
      }
      at += string.length() + 1;
    }
    return result;
  }

  @Override
  public int wait4(int pid, int[] status, int options) {
    return (int) UserCall.syscall(61, pid, address(status), options, 0);
  }

  @Override
  public void exit(int status) {
    UserCall.syscall(231, status);
  }

  @Override
  public int kill(int pid, int signal) {
    return (int) UserCall.syscall(62, pid, signal);
  }

  @Override
  public int getpid() {
    return (int) UserCall.syscall(39);
  }

  @Override
  public int getppid() {
    return (int) UserCall.syscall(110);
  }

  @Override
  public int getpgid(int pid) {
    return (int) UserCall.syscall(121, pid);
  }

  @Override
  public int setpgid(int pid, int group) {
    return (int) UserCall.syscall(109, pid, group);
  }

  @Override
  public int setsid() {
    return (int) UserCall.syscall(112);
  }

  @Override
  public int getsid(int pid) {
    return (int) UserCall.syscall(124, pid);
  }

  @Override
  public int getuid() {
    return (int) UserCall.syscall(102);
  }

  @Override
  public int geteuid() {
    return (int) UserCall.syscall(107);
  }

  @Override
  public int getgid() {
    return (int) UserCall.syscall(104);
  }

  @Override
  public int getegid() {
    return (int) UserCall.syscall(108);
  }

  @Override
  public int setuid(int uid) {
    return (int) UserCall.syscall(105, uid);
  }

  @Override
  public int setgid(int gid) {
    return (int) UserCall.syscall(106, gid);
  }

  @Override
  public int setGroups(int[] groups) {
    return (int) UserCall.syscall(116, groups.length, address(groups));
  }

  @Override
  public int catchSignal(int signal) {
    return action(signal, Code.symbol("user_signal_handler"));
  }

  @Override
  public int ignoreSignal(int signal) {
    return action(signal, SIG_IGN);
  }

  @Override
  public int defaultSignal(int signal) {
    return action(signal, SIG_DFL);
  }

  private static int action(int signal, long handler) {
    byte[] action = new byte[SIGACTION_SIZE];
    LittleEndian.putLong(action, 0, handler);
    LittleEndian.putLong(action, 8, SA_RESTORER);
    LittleEndian.putLong(action, 16, Code.symbol("user_signal_restorer"));
    return (int) UserCall.syscall(13, signal, address(action), 0, 8);
  }

  @Override
  public boolean isIgnored(int signal) {
    byte[] action = new byte[SIGACTION_SIZE];
    UserCall.syscall(13, signal, 0, address(action), 8);
    return LittleEndian.getLong(action, 0) == SIG_IGN;
  }

  /**
   * The handler sets a bit a signal in two words; taking them is one exchange each, so none is
   * lost.
   */
  @Override
  public long takenSignals() {
    long word = Code.symbol("user_signals_taken");
    long low = Memory.exchangeInt(word, 0) & 0xffffffffL;
    long high = Memory.exchangeInt(word + 4, 0);
    return low | high << 32;
  }

  @Override
  public long signalMask(int how, long mask) {
    long[] sets = {mask, 0};
    UserCall.syscall(14, how, address(sets), address(sets) + 8, 8);
    return sets[1];
  }

  @Override
  public int sleep(long nanoseconds) {
    long[] time = {nanoseconds / NANOSECONDS, nanoseconds % NANOSECONDS};
    return (int) UserCall.syscall(35, address(time), 0);
  }

  @Override
  public int getPriority(int which, int who) {
    return (int) UserCall.syscall(140, which, who);
  }

  @Override
  public int setPriority(int which, int who, int nice) {
    return (int) UserCall.syscall(141, which, who, nice);
  }

  @Override
  public int setScheduler(int pid, int policy, int priority) {
    int[] parameter = {priority};
    return (int) UserCall.syscall(144, pid, policy, address(parameter));
  }

  @Override
  public int getScheduler(int pid) {
    return (int) UserCall.syscall(145, pid);
  }

  @Override
  public int yieldProcessor() {
    return (int) UserCall.syscall(24);
  }

  @Override
  public int setLimit(int resource, long soft, long hard) {
    long[] limits = {soft, hard};
    return (int) UserCall.syscall(PRLIMIT, 0, resource, address(limits), 0);
  }

  @Override
  public long getLimit(int resource) {
    long[] limits = new long[2];
    long result = UserCall.syscall(PRLIMIT, 0, resource, 0, address(limits));
    return result < 0 ? result - 1 : limits[0];
  }

  @Override
  public int processorTime(int who, long[] into) {
    byte[] usage = new byte[144];
    int result = (int) UserCall.syscall(98, who, address(usage));
    into[0] = LittleEndian.getLong(usage, 0) * NANOSECONDS + LittleEndian.getLong(usage, 8) * 1000;
    into[1] =
        LittleEndian.getLong(usage, 16) * NANOSECONDS + LittleEndian.getLong(usage, 24) * 1000;
    return result;
  }
}
