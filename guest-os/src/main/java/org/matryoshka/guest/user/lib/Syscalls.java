// Generated from the @Syscall annotations by SyscallFilesTest (-Dbless=true): do not edit.
package org.matryoshka.guest.user.lib;

import org.matryoshka.guest.magic.UserCall;

/** One method a system call; results from -4095 to -1 are errors. */
public final class Syscalls {
  private Syscalls() {}

  /** Asks for and sets what a signal does. */
  public static long rtSigaction(int signal, long newAction, long oldAction, long setBytes) {
    return UserCall.syscall(13, signal, newAction, oldAction, setBytes);
  }

  /** Asks for and changes the calling thread's set of blocked signals. */
  public static long rtSigprocmask(int how, long newSet, long oldSet, long setBytes) {
    return UserCall.syscall(14, how, newSet, oldSet, setBytes);
  }

  /** Ends a signal handler: takes its frame from the stack and goes back to where it came from. */
  public static long rtSigreturn() {
    return UserCall.syscall(15);
  }

  /** Waits until a signal handler has run. */
  public static long pause() {
    return UserCall.syscall(34);
  }

  /** Sleeps for a time; if a signal ends it, tells what is left. */
  public static long nanosleep(long request, long remaining) {
    return UserCall.syscall(35, request, remaining);
  }

  /** Tells how long an interval timer still runs. */
  public static long getitimer(int which, long value) {
    return UserCall.syscall(36, which, value);
  }

  /** Has SIGALRM sent in so many seconds, or not at all (0); the seconds that were left. */
  public static long alarm(int seconds) {
    return UserCall.syscall(37, seconds);
  }

  /** Starts or stops an interval timer, which sends signals again and again. */
  public static long setitimer(int which, long newValue, long oldValue) {
    return UserCall.syscall(38, which, newValue, oldValue);
  }

  /** The number of the calling process. */
  public static long getpid() {
    return UserCall.syscall(39);
  }

  /** Makes a thread or a process, with the flags saying what is shared. */
  public static long clone(long flags, long stack, long parentTid, long childTid, long tls) {
    return UserCall.syscall(56, flags, stack, parentTid, childTid, tls);
  }

  /** Makes a process that is a copy of the calling one; 0 in the new one. */
  public static long fork() {
    return UserCall.syscall(57);
  }

  /** Makes a process on the caller's memory, and waits until it executes a program or ends. */
  public static long vfork() {
    return UserCall.syscall(58);
  }

  /** Ends the calling thread. */
  public static long exit(int code) {
    return UserCall.syscall(60, code);
  }

  /**
   * Waits for a child to end, stop or go on: of this number, of any (-1), of the own process group
   * (0) or of another one (below -1).
   */
  public static long wait4(int pid, long status, int options, long usage) {
    return UserCall.syscall(61, pid, status, options, usage);
  }

  /**
   * Sends a signal to a process, to a process group (pid below -1, or 0 for the own one), or to
   * everybody but init and the caller (-1).
   */
  public static long kill(int pid, int signal) {
    return UserCall.syscall(62, pid, signal);
  }

  /** Tells the names of the system, the host, the release and the processor. */
  public static long uname(long buffer) {
    return UserCall.syscall(63, buffer);
  }

  /** Tells the seconds and microseconds since 1970. */
  public static long gettimeofday(long time, long zone) {
    return UserCall.syscall(96, time, zone);
  }

  /** Tells the limits of a resource. */
  public static long getrlimit(int resource, long limit) {
    return UserCall.syscall(97, resource, limit);
  }

  /** Tells what the process, the calling thread, or the children waited for have used. */
  public static long getrusage(int who, long usage) {
    return UserCall.syscall(98, who, usage);
  }

  /** Tells uptime, load, memory and the number of tasks. */
  public static long sysinfo(long buffer) {
    return UserCall.syscall(99, buffer);
  }

  /** Tells the processor times of the process and of its children; the clock ticks since boot. */
  public static long times(long buffer) {
    return UserCall.syscall(100, buffer);
  }

  /** The real user. */
  public static long getuid() {
    return UserCall.syscall(102);
  }

  /** Reads the kernel's log, or asks how large it is. */
  public static long syslog(int action, long buffer, int length) {
    return UserCall.syscall(103, action, buffer, length);
  }

  /** The real group. */
  public static long getgid() {
    return UserCall.syscall(104);
  }

  /** Sets the effective user; for the superuser the real and saved ones, too. */
  public static long setuid(int user) {
    return UserCall.syscall(105, user);
  }

  /** Sets the effective group; for the superuser the real and saved ones, too. */
  public static long setgid(int group) {
    return UserCall.syscall(106, group);
  }

  /** The effective user. */
  public static long geteuid() {
    return UserCall.syscall(107);
  }

  /** The effective group. */
  public static long getegid() {
    return UserCall.syscall(108);
  }

  /** Puts a process, the calling one or a child before its execve, into a group of its session. */
  public static long setpgid(int pid, int group) {
    return UserCall.syscall(109, pid, group);
  }

  /** The number of the calling process's parent. */
  public static long getppid() {
    return UserCall.syscall(110);
  }

  /** The process group of the calling process. */
  public static long getpgrp() {
    return UserCall.syscall(111);
  }

  /** Makes the calling process the leader of a new session and group, without a terminal. */
  public static long setsid() {
    return UserCall.syscall(112);
  }

  /** Sets real and effective user; -1 leaves one as it is. */
  public static long setreuid(int real, int effective) {
    return UserCall.syscall(113, real, effective);
  }

  /** Sets real and effective group; -1 leaves one as it is. */
  public static long setregid(int real, int effective) {
    return UserCall.syscall(114, real, effective);
  }

  /** Tells the supplementary groups; with size 0 only their number. */
  public static long getgroups(int size, long list) {
    return UserCall.syscall(115, size, list);
  }

  /** Sets the supplementary groups. */
  public static long setgroups(int size, long list) {
    return UserCall.syscall(116, size, list);
  }

  /** Sets real, effective and saved user; -1 leaves one as it is. */
  public static long setresuid(int real, int effective, int saved) {
    return UserCall.syscall(117, real, effective, saved);
  }

  /** Tells real, effective and saved user. */
  public static long getresuid(long real, long effective, long saved) {
    return UserCall.syscall(118, real, effective, saved);
  }

  /** Sets real, effective and saved group; -1 leaves one as it is. */
  public static long setresgid(int real, int effective, int saved) {
    return UserCall.syscall(119, real, effective, saved);
  }

  /** Tells real, effective and saved group. */
  public static long getresgid(long real, long effective, long saved) {
    return UserCall.syscall(120, real, effective, saved);
  }

  /** The process group of a process; 0 means the calling one. */
  public static long getpgid(int pid) {
    return UserCall.syscall(121, pid);
  }

  /** Sets the user for file access; the one before. */
  public static long setfsuid(int user) {
    return UserCall.syscall(122, user);
  }

  /** Sets the group for file access; the one before. */
  public static long setfsgid(int group) {
    return UserCall.syscall(123, group);
  }

  /** The session of a process; 0 means the calling one. */
  public static long getsid(int pid) {
    return UserCall.syscall(124, pid);
  }

  /** The set of signals that wait because they are blocked. */
  public static long rtSigpending(long set, long setBytes) {
    return UserCall.syscall(127, set, setBytes);
  }

  /** Takes one of a set of signals, waiting for it up to a time. */
  public static long rtSigtimedwait(long set, long info, long timeout, long setBytes) {
    return UserCall.syscall(128, set, info, timeout, setBytes);
  }

  /** Sends a signal with a value to a process. */
  public static long rtSigqueueinfo(int pid, int signal, long info) {
    return UserCall.syscall(129, pid, signal, info);
  }

  /** Waits with another set of blocked signals until a handler has run. */
  public static long rtSigsuspend(long set, long setBytes) {
    return UserCall.syscall(130, set, setBytes);
  }

  /** Asks for and sets the stack on which handlers with SA_ONSTACK run. */
  public static long sigaltstack(long newStack, long oldStack) {
    return UserCall.syscall(131, newStack, oldStack);
  }

  /** Sets and tells the thread's name, and the signal at the parent's end. */
  public static long prctl(int option, long a1, long a2, long a3, long a4) {
    return UserCall.syscall(157, option, a1, a2, a3, a4);
  }

  /** Sets and tells the bases of FS and GS, the first of which is the thread pointer. */
  public static long archPrctl(int code, long address) {
    return UserCall.syscall(158, code, address);
  }

  /** Sets the limits of a resource. */
  public static long setrlimit(int resource, long limit) {
    return UserCall.syscall(160, resource, limit);
  }

  /** Sets the time of day. */
  public static long settimeofday(long time, long zone) {
    return UserCall.syscall(164, time, zone);
  }

  /**
   * Switches the machine off, the program's status with it: the argument of a power-off with
   * command 0xa1b2c3d4 is what the run returns.
   */
  public static long reboot(int magic1, int magic2, int command, long argument) {
    return UserCall.syscall(169, magic1, magic2, command, argument);
  }

  /** Sets the name of the host. */
  public static long sethostname(long name, int length) {
    return UserCall.syscall(170, name, length);
  }

  /** Sets the NIS domain name. */
  public static long setdomainname(long name, int length) {
    return UserCall.syscall(171, name, length);
  }

  /** The number of the calling thread. */
  public static long gettid() {
    return UserCall.syscall(186);
  }

  /** Sends a signal to a thread, whatever process it is in. */
  public static long tkill(int tid, int signal) {
    return UserCall.syscall(200, tid, signal);
  }

  /** The seconds since 1970. */
  public static long time(long address) {
    return UserCall.syscall(201, address);
  }

  /** Waits while a word has a value, or wakes those who wait for it. */
  public static long futex(
      long address, int operation, int value, long timeout, long address2, int value3) {
    return UserCall.syscall(202, address, operation, value, timeout, address2, value3);
  }

  /** Notes where to write 0, and wake a futex, when the calling thread ends; its number. */
  public static long setTidAddress(long address) {
    return UserCall.syscall(218, address);
  }

  /** Goes on with a call with a time-out that a signal interrupted; the kernel makes it itself. */
  public static long restartSyscall() {
    return UserCall.syscall(219);
  }

  /** Sets the time of day. */
  public static long clockSettime(int clock, long time) {
    return UserCall.syscall(227, clock, time);
  }

  /** Tells the time of a clock. */
  public static long clockGettime(int clock, long time) {
    return UserCall.syscall(228, clock, time);
  }

  /** Tells how fine a clock is. */
  public static long clockGetres(int clock, long time) {
    return UserCall.syscall(229, clock, time);
  }

  /** Sleeps for a time or until a time of a clock. */
  public static long clockNanosleep(int clock, int flags, long request, long remaining) {
    return UserCall.syscall(230, clock, flags, request, remaining);
  }

  /** Ends the calling process with all its threads. */
  public static long exitGroup(int code) {
    return UserCall.syscall(231, code);
  }

  /** Sends a signal to a thread of a process. */
  public static long tgkill(int pid, int tid, int signal) {
    return UserCall.syscall(234, pid, tid, signal);
  }

  /** Waits for a child, tells of it in a siginfo, and leaves it as it is if so wished. */
  public static long waitid(int type, int id, long info, int options, long usage) {
    return UserCall.syscall(247, type, id, info, options, usage);
  }

  /** Notes the list of locks that are to be released when the calling thread ends. */
  public static long setRobustList(long head, long size) {
    return UserCall.syscall(273, head, size);
  }

  /** Tells a thread's list of locks; 0 means the calling one. */
  public static long getRobustList(int tid, long headAddress, long sizeAddress) {
    return UserCall.syscall(274, tid, headAddress, sizeAddress);
  }

  /** Sends a signal with a value to a thread. */
  public static long rtTgsigqueueinfo(int pid, int tid, int signal, long info) {
    return UserCall.syscall(297, pid, tid, signal, info);
  }

  /** Tells and sets the limits of a resource for a process; 0 means the calling one. */
  public static long prlimit64(int pid, int resource, long newLimit, long oldLimit) {
    return UserCall.syscall(302, pid, resource, newLimit, oldLimit);
  }

  /** Tells on which processor the caller runs: number 0 of node 0. */
  public static long getcpu(long cpu, long node, long unused) {
    return UserCall.syscall(309, cpu, node, unused);
  }

  /** Fills a buffer with random numbers. */
  public static long getrandom(long buffer, long length, int flags) {
    return UserCall.syscall(318, buffer, length, flags);
  }

  /** Says that there are no memory barriers of processes; programs then use their own. */
  public static long membarrier(int command, int flags, int cpu) {
    return UserCall.syscall(324, command, flags, cpu);
  }

  /** Says that there are no restartable sequences; C libraries do without. */
  public static long rseq(long area, int length, int flags, int signature) {
    return UserCall.syscall(334, area, length, flags, signature);
  }

  /** Says that there is no such call; C libraries then use clone. */
  public static long clone3(long arguments, long size) {
    return UserCall.syscall(435, arguments, size);
  }
}
