// Generated from the @Syscall annotations by SyscallFilesTest (-Dbless=true): do not edit.
package org.matryoshka.guest.kernel.syscall;

import org.matryoshka.guest.kernel.signal.KillCalls;
import org.matryoshka.guest.kernel.signal.SignalCalls;
import org.matryoshka.guest.kernel.task.CloneCalls;
import org.matryoshka.guest.kernel.task.CredentialCalls;
import org.matryoshka.guest.kernel.task.FutexCalls;
import org.matryoshka.guest.kernel.task.IdentityCalls;
import org.matryoshka.guest.kernel.task.JobCalls;
import org.matryoshka.guest.kernel.task.LimitCalls;
import org.matryoshka.guest.kernel.task.MachineCalls;
import org.matryoshka.guest.kernel.task.ThreadCalls;
import org.matryoshka.guest.kernel.task.WaitCalls;
import org.matryoshka.guest.kernel.time.SleepCalls;
import org.matryoshka.guest.kernel.time.TimeCalls;
import org.matryoshka.guest.kernel.time.TimerCalls;

/** Which handler a system call's number means. */
public final class SyscallTable {
  /** One more than the largest number that has a handler. */
  public static final int SIZE = 436;

  private SyscallTable() {}

  /**
   * Calls the handler of a number; an int parameter gets the low half.
   *
   * @return its result, or a negative {@link Errno}
   */
  public static long dispatch(int number, long a0, long a1, long a2, long a3, long a4, long a5) {
    return switch (number) {
      case 13 -> SignalCalls.rtSigaction((int) a0, a1, a2, a3);
      case 14 -> SignalCalls.rtSigprocmask((int) a0, a1, a2, a3);
      case 15 -> SignalCalls.rtSigreturn();
      case 34 -> SignalCalls.pause();
      case 35 -> SleepCalls.nanosleep(a0, a1);
      case 36 -> TimerCalls.getitimer((int) a0, a1);
      case 37 -> TimerCalls.alarm((int) a0);
      case 38 -> TimerCalls.setitimer((int) a0, a1, a2);
      case 39 -> IdentityCalls.getpid();
      case 56 -> CloneCalls.clone(a0, a1, a2, a3, a4);
      case 57 -> CloneCalls.fork();
      case 58 -> CloneCalls.vfork();
      case 60 -> CloneCalls.exit((int) a0);
      case 61 -> WaitCalls.wait4((int) a0, a1, (int) a2, a3);
      case 62 -> KillCalls.kill((int) a0, (int) a1);
      case 63 -> MachineCalls.uname(a0);
      case 96 -> TimeCalls.gettimeofday(a0, a1);
      case 97 -> LimitCalls.getrlimit((int) a0, a1);
      case 98 -> LimitCalls.getrusage((int) a0, a1);
      case 99 -> MachineCalls.sysinfo(a0);
      case 100 -> LimitCalls.times(a0);
      case 102 -> CredentialCalls.getuid();
      case 103 -> MachineCalls.syslog((int) a0, a1, (int) a2);
      case 104 -> CredentialCalls.getgid();
      case 105 -> CredentialCalls.setuid((int) a0);
      case 106 -> CredentialCalls.setgid((int) a0);
      case 107 -> CredentialCalls.geteuid();
      case 108 -> CredentialCalls.getegid();
      case 109 -> JobCalls.setpgid((int) a0, (int) a1);
      case 110 -> IdentityCalls.getppid();
      case 111 -> IdentityCalls.getpgrp();
      case 112 -> JobCalls.setsid();
      case 113 -> CredentialCalls.setreuid((int) a0, (int) a1);
      case 114 -> CredentialCalls.setregid((int) a0, (int) a1);
      case 115 -> CredentialCalls.getgroups((int) a0, a1);
      case 116 -> CredentialCalls.setgroups((int) a0, a1);
      case 117 -> CredentialCalls.setresuid((int) a0, (int) a1, (int) a2);
      case 118 -> CredentialCalls.getresuid(a0, a1, a2);
      case 119 -> CredentialCalls.setresgid((int) a0, (int) a1, (int) a2);
      case 120 -> CredentialCalls.getresgid(a0, a1, a2);
      case 121 -> IdentityCalls.getpgid((int) a0);
      case 122 -> CredentialCalls.setfsuid((int) a0);
      case 123 -> CredentialCalls.setfsgid((int) a0);
      case 124 -> IdentityCalls.getsid((int) a0);
      case 127 -> SignalCalls.rtSigpending(a0, a1);
      case 128 -> SignalCalls.rtSigtimedwait(a0, a1, a2, a3);
      case 129 -> KillCalls.rtSigqueueinfo((int) a0, (int) a1, a2);
      case 130 -> SignalCalls.rtSigsuspend(a0, a1);
      case 131 -> SignalCalls.sigaltstack(a0, a1);
      case 157 -> ThreadCalls.prctl((int) a0, a1, a2, a3, a4);
      case 158 -> ThreadCalls.archPrctl((int) a0, a1);
      case 160 -> LimitCalls.setrlimit((int) a0, a1);
      case 164 -> TimeCalls.settimeofday(a0, a1);
      case 169 -> MachineCalls.reboot((int) a0, (int) a1, (int) a2, a3);
      case 170 -> MachineCalls.sethostname(a0, (int) a1);
      case 171 -> MachineCalls.setdomainname(a0, (int) a1);
      case 186 -> IdentityCalls.gettid();
      case 200 -> KillCalls.tkill((int) a0, (int) a1);
      case 201 -> TimeCalls.time(a0);
      case 202 -> FutexCalls.futex(a0, (int) a1, (int) a2, a3, a4, (int) a5);
      case 218 -> IdentityCalls.setTidAddress(a0);
      case 219 -> ThreadCalls.restartSyscall();
      case 227 -> TimeCalls.clockSettime((int) a0, a1);
      case 228 -> TimeCalls.clockGettime((int) a0, a1);
      case 229 -> TimeCalls.clockGetres((int) a0, a1);
      case 230 -> SleepCalls.clockNanosleep((int) a0, (int) a1, a2, a3);
      case 231 -> CloneCalls.exitGroup((int) a0);
      case 234 -> KillCalls.tgkill((int) a0, (int) a1, (int) a2);
      case 247 -> WaitCalls.waitid((int) a0, (int) a1, a2, (int) a3, a4);
      case 273 -> CloneCalls.setRobustList(a0, a1);
      case 274 -> CloneCalls.getRobustList((int) a0, a1, a2);
      case 297 -> KillCalls.rtTgsigqueueinfo((int) a0, (int) a1, (int) a2, a3);
      case 302 -> LimitCalls.prlimit64((int) a0, (int) a1, a2, a3);
      case 309 -> MachineCalls.getcpu(a0, a1, a2);
      case 318 -> MachineCalls.getrandom(a0, a1, (int) a2);
      case 324 -> MachineCalls.membarrier((int) a0, (int) a1, (int) a2);
      case 334 -> MachineCalls.rseq(a0, (int) a1, (int) a2, (int) a3);
      case 435 -> CloneCalls.clone3(a0, a1);
      default -> UnknownCalls.refuse(number);
    };
  }

  /** The name of a call; null if the number has no handler. */
  public static String name(int number) {
    return switch (number) {
      case 13 -> "rt_sigaction";
      case 14 -> "rt_sigprocmask";
      case 15 -> "rt_sigreturn";
      case 34 -> "pause";
      case 35 -> "nanosleep";
      case 36 -> "getitimer";
      case 37 -> "alarm";
      case 38 -> "setitimer";
      case 39 -> "getpid";
      case 56 -> "clone";
      case 57 -> "fork";
      case 58 -> "vfork";
      case 60 -> "exit";
      case 61 -> "wait4";
      case 62 -> "kill";
      case 63 -> "uname";
      case 96 -> "gettimeofday";
      case 97 -> "getrlimit";
      case 98 -> "getrusage";
      case 99 -> "sysinfo";
      case 100 -> "times";
      case 102 -> "getuid";
      case 103 -> "syslog";
      case 104 -> "getgid";
      case 105 -> "setuid";
      case 106 -> "setgid";
      case 107 -> "geteuid";
      case 108 -> "getegid";
      case 109 -> "setpgid";
      case 110 -> "getppid";
      case 111 -> "getpgrp";
      case 112 -> "setsid";
      case 113 -> "setreuid";
      case 114 -> "setregid";
      case 115 -> "getgroups";
      case 116 -> "setgroups";
      case 117 -> "setresuid";
      case 118 -> "getresuid";
      case 119 -> "setresgid";
      case 120 -> "getresgid";
      case 121 -> "getpgid";
      case 122 -> "setfsuid";
      case 123 -> "setfsgid";
      case 124 -> "getsid";
      case 127 -> "rt_sigpending";
      case 128 -> "rt_sigtimedwait";
      case 129 -> "rt_sigqueueinfo";
      case 130 -> "rt_sigsuspend";
      case 131 -> "sigaltstack";
      case 157 -> "prctl";
      case 158 -> "arch_prctl";
      case 160 -> "setrlimit";
      case 164 -> "settimeofday";
      case 169 -> "reboot";
      case 170 -> "sethostname";
      case 171 -> "setdomainname";
      case 186 -> "gettid";
      case 200 -> "tkill";
      case 201 -> "time";
      case 202 -> "futex";
      case 218 -> "set_tid_address";
      case 219 -> "restart_syscall";
      case 227 -> "clock_settime";
      case 228 -> "clock_gettime";
      case 229 -> "clock_getres";
      case 230 -> "clock_nanosleep";
      case 231 -> "exit_group";
      case 234 -> "tgkill";
      case 247 -> "waitid";
      case 273 -> "set_robust_list";
      case 274 -> "get_robust_list";
      case 297 -> "rt_tgsigqueueinfo";
      case 302 -> "prlimit64";
      case 309 -> "getcpu";
      case 318 -> "getrandom";
      case 324 -> "membarrier";
      case 334 -> "rseq";
      case 435 -> "clone3";
      default -> null;
    };
  }
}
