package org.matryoshka.guest.user.lib;

/**
 * System calls about processes, signals, identities and scheduling. Each is the Linux call of its
 * name or of the name that its comment gives; a negative result is a negated errno ({@link Errno}).
 */
public interface ProcessCalls {
  /** fork(2): 0 in the child, the child's number in the parent. */
  int fork();

  /** execve(2): comes back only with an error. */
  int execve(String path, String[] arguments, String[] environment);

  /**
   * wait4(2): the child's number; its status as {@link WaitStatus} reads it in {@code status[0]}.
   */
  int wait4(int pid, int[] status, int options);

  /** exit_group(2): does not come back. */
  void exit(int status);

  int kill(int pid, int signal);

  int getpid();

  int getppid();

  int getpgid(int pid);

  int setpgid(int pid, int group);

  int setsid();

  int getsid(int pid);

  int getuid();

  int geteuid();

  int getgid();

  int getegid();

  int setuid(int uid);

  int setgid(int gid);

  /** setgroups(2). */
  int setGroups(int[] groups);

  /**
   * From now on a delivery of the signal sets its bit in {@link #takenSignals} and interrupts a
   * blocking call.
   */
  int catchSignal(int signal);

  int ignoreSignal(int signal);

  int defaultSignal(int signal);

  /** Whether the signal is ignored now (as nohup leaves it). */
  boolean isIgnored(int signal);

  /** The signals that were caught since the last call: bit n for signal n. */
  long takenSignals();

  /**
   * rt_sigprocmask(2): {@code how} 0 blocks, 1 unblocks, 2 sets; bit n−1 for signal n. The old
   * mask.
   */
  long signalMask(int how, long mask);

  /** Sleeps for that many nanoseconds; −EINTR if a signal came first. */
  int sleep(long nanoseconds);

  /** getpriority(2) of a process, as the kernel returns it: 20 − nice. */
  int getPriority(int which, int who);

  int setPriority(int which, int who, int nice);

  /** sched_setscheduler(2) with a static priority. */
  int setScheduler(int pid, int policy, int priority);

  int getScheduler(int pid);

  int yieldProcessor();

  /** prlimit64(2) of this process: sets soft and hard limit. */
  int setLimit(int resource, long soft, long hard);

  /** prlimit64(2) of this process: the soft limit, −1 for none, or −errno below −1. */
  long getLimit(int resource);

  /**
   * getrusage(2): processor time in nanoseconds: user in {@code into[0]}, kernel in {@code
   * into[1]}.
   */
  int processorTime(int who, long[] into);
}
