// Generated from the @Syscall annotations by SyscallFilesTest (-Dbless=true): do not edit.
package org.matryoshka.guest.user.lib;

import org.matryoshka.guest.magic.UserCall;

/** One method a system call; results from -4095 to -1 are errors. */
public final class Syscalls {
  private Syscalls() {}

  /** Reads from the position on; how many bytes, 0 at the end. */
  public static long read(int descriptor, long buffer, long count) {
    return UserCall.syscall(0, descriptor, buffer, count);
  }

  /** Writes from the position on; how many bytes. */
  public static long write(int descriptor, long buffer, long count) {
    return UserCall.syscall(1, descriptor, buffer, count);
  }

  /** Opens a file, making it if asked to; a descriptor. */
  public static long open(long path, int flags, int mode) {
    return UserCall.syscall(2, path, flags, mode);
  }

  /** Closes a descriptor. */
  public static long close(int descriptor) {
    return UserCall.syscall(3, descriptor);
  }

  /** Describes a file by its path. */
  public static long stat(long path, long buffer) {
    return UserCall.syscall(4, path, buffer);
  }

  /** Describes an open file. */
  public static long fstat(int descriptor, long buffer) {
    return UserCall.syscall(5, descriptor, buffer);
  }

  /** Describes a file by its path; a symbolic link itself. */
  public static long lstat(long path, long buffer) {
    return UserCall.syscall(6, path, buffer);
  }

  /** Waits until a file is ready, or so many milliseconds; how many are. */
  public static long poll(long descriptors, int count, int timeout) {
    return UserCall.syscall(7, descriptors, count, timeout);
  }

  /** Sets the position; the new one. */
  public static long lseek(int descriptor, long offset, int whence) {
    return UserCall.syscall(8, descriptor, offset, whence);
  }

  /** Maps a file, or memory full of zeros. */
  public static long mmap(
      long address, long length, int protection, int flags, int descriptor, long offset) {
    return UserCall.syscall(9, address, length, protection, flags, descriptor, offset);
  }

  /** Changes the rights of a range. */
  public static long mprotect(long address, long length, int protection) {
    return UserCall.syscall(10, address, length, protection);
  }

  /** Unmaps whatever lies in a range. */
  public static long munmap(long address, long length) {
    return UserCall.syscall(11, address, length);
  }

  /** Moves the end of the heap; the end as it is then. */
  public static long brk(long end) {
    return UserCall.syscall(12, end);
  }

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

  /** A request to a device, in particular to a terminal. */
  public static long ioctl(int descriptor, int request, long argument) {
    return UserCall.syscall(16, descriptor, request, argument);
  }

  /** Reads at an offset; the position stays. */
  public static long pread64(int descriptor, long buffer, long count, long offset) {
    return UserCall.syscall(17, descriptor, buffer, count, offset);
  }

  /** Writes at an offset; the position stays. */
  public static long pwrite64(int descriptor, long buffer, long count, long offset) {
    return UserCall.syscall(18, descriptor, buffer, count, offset);
  }

  /** Reads from the position on into several pieces. */
  public static long readv(int descriptor, long vector, long count) {
    return UserCall.syscall(19, descriptor, vector, count);
  }

  /** Writes several pieces from the position on. */
  public static long writev(int descriptor, long vector, long count) {
    return UserCall.syscall(20, descriptor, vector, count);
  }

  /** Whether the real user may access a file. */
  public static long access(long path, int mode) {
    return UserCall.syscall(21, path, mode);
  }

  /** Makes a pipe: two descriptors, the first to read from, the second to write to. */
  public static long pipe(long descriptors) {
    return UserCall.syscall(22, descriptors);
  }

  /** Waits until a file of three sets is ready; how many bits are set then. */
  public static long select(int count, long reading, long writing, long exceptions, long timeout) {
    return UserCall.syscall(23, count, reading, writing, exceptions, timeout);
  }

  /** Lets others run first. */
  public static long schedYield() {
    return UserCall.syscall(24);
  }

  /** Makes a mapping longer or shorter. */
  public static long mremap(long address, long oldLength, long newLength, int flags, long target) {
    return UserCall.syscall(25, address, oldLength, newLength, flags, target);
  }

  /** Writes a shared mapping back to its file. */
  public static long msync(long address, long length, int flags) {
    return UserCall.syscall(26, address, length, flags);
  }

  /** Tells which pages of a range are in memory. */
  public static long mincore(long address, long length, long vector) {
    return UserCall.syscall(27, address, length, vector);
  }

  /** Takes advice on the use of a range. */
  public static long madvise(long address, long length, int advice) {
    return UserCall.syscall(28, address, length, advice);
  }

  /** A second descriptor for the same open file. */
  public static long dup(int descriptor) {
    return UserCall.syscall(32, descriptor);
  }

  /** A given descriptor for the same open file. */
  public static long dup2(int descriptor, int newDescriptor) {
    return UserCall.syscall(33, descriptor, newDescriptor);
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

  /** Copies between two open files; how many bytes. */
  public static long sendfile(int out, int in, long offsetAddress, long count) {
    return UserCall.syscall(40, out, in, offsetAddress, count);
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

  /** Replaces the program of the calling process. */
  public static long execve(long path, long arguments, long environment) {
    return UserCall.syscall(59, path, arguments, environment);
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

  /** Asks or changes what belongs to a descriptor or an open file, and record locks. */
  public static long fcntl(int descriptor, int command, long argument) {
    return UserCall.syscall(72, descriptor, command, argument);
  }

  /** Locks or unlocks a whole file. */
  public static long flock(int descriptor, int operation) {
    return UserCall.syscall(73, descriptor, operation);
  }

  /** Waits until a file's data are safe: there is no disk. */
  public static long fsync(int descriptor) {
    return UserCall.syscall(74, descriptor);
  }

  /** Waits until a file's data are safe. */
  public static long fdatasync(int descriptor) {
    return UserCall.syscall(75, descriptor);
  }

  /** Changes the length of a file. */
  public static long truncate(long path, long length) {
    return UserCall.syscall(76, path, length);
  }

  /** Changes the size of an open file. */
  public static long ftruncate(int descriptor, long length) {
    return UserCall.syscall(77, descriptor, length);
  }

  /** The path of the working directory; its length with the zero behind it. */
  public static long getcwd(long buffer, long size) {
    return UserCall.syscall(79, buffer, size);
  }

  /** Changes the working directory. */
  public static long chdir(long path) {
    return UserCall.syscall(80, path);
  }

  /** Changes the working directory to an open one. */
  public static long fchdir(int descriptor) {
    return UserCall.syscall(81, descriptor);
  }

  /** Moves a name, in place of what has the new one. */
  public static long rename(long path, long newPath) {
    return UserCall.syscall(82, path, newPath);
  }

  /** Makes a directory. */
  public static long mkdir(long path, int mode) {
    return UserCall.syscall(83, path, mode);
  }

  /** Removes an empty directory. */
  public static long rmdir(long path) {
    return UserCall.syscall(84, path);
  }

  /** Makes and opens an empty file for writing; a descriptor. */
  public static long creat(long path, int mode) {
    return UserCall.syscall(85, path, mode);
  }

  /** Makes one more name for a file. */
  public static long link(long path, long newPath) {
    return UserCall.syscall(86, path, newPath);
  }

  /** Removes a name; the file goes when nobody has it open and no name is left. */
  public static long unlink(long path) {
    return UserCall.syscall(87, path);
  }

  /** Makes a symbolic link. */
  public static long symlink(long target, long path) {
    return UserCall.syscall(88, target, path);
  }

  /** What a symbolic link says; how many bytes, with no zero behind them. */
  public static long readlink(long path, long buffer, int size) {
    return UserCall.syscall(89, path, buffer, size);
  }

  /** Changes the permission bits of a file. */
  public static long chmod(long path, int mode) {
    return UserCall.syscall(90, path, mode);
  }

  /** Changes the permission bits of an open file. */
  public static long fchmod(int descriptor, int mode) {
    return UserCall.syscall(91, descriptor, mode);
  }

  /** Changes the owner and group of a file; -1 leaves one as it is. */
  public static long chown(long path, int user, int group) {
    return UserCall.syscall(92, path, user, group);
  }

  /** Changes the owner and group of an open file. */
  public static long fchown(int descriptor, int user, int group) {
    return UserCall.syscall(93, descriptor, user, group);
  }

  /** Changes the owner and group of a file; of a symbolic link itself. */
  public static long lchown(long path, int user, int group) {
    return UserCall.syscall(94, path, user, group);
  }

  /** Sets the permission bits that new files do not get; the old ones. */
  public static long umask(int mask) {
    return UserCall.syscall(95, mask);
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

  /** Sets the times of a file, to a second. */
  public static long utime(long path, long times) {
    return UserCall.syscall(132, path, times);
  }

  /** Makes a device file, a FIFO or a regular file. */
  public static long mknod(long path, int mode, int device) {
    return UserCall.syscall(133, path, mode, device);
  }

  /** Describes the file system of a file. */
  public static long statfs(long path, long buffer) {
    return UserCall.syscall(137, path, buffer);
  }

  /** Describes the file system of an open file. */
  public static long fstatfs(int descriptor, long buffer) {
    return UserCall.syscall(138, descriptor, buffer);
  }

  /** Tells 20 minus the lowest nice value of a thread, a process group or a user's threads. */
  public static long getpriority(int which, int who) {
    return UserCall.syscall(140, which, who);
  }

  /** Sets the nice value of a thread, of a process group's or of a user's threads. */
  public static long setpriority(int which, int who, int value) {
    return UserCall.syscall(141, which, who, value);
  }

  /** Sets the parameters of a thread's scheduling class: nothing, but the priority must be 0. */
  public static long schedSetparam(int tid, long parameters) {
    return UserCall.syscall(142, tid, parameters);
  }

  /** Tells the real-time priority of a thread, which is 0. */
  public static long schedGetparam(int tid, long parameters) {
    return UserCall.syscall(143, tid, parameters);
  }

  /** Sets a thread's scheduling class. */
  public static long schedSetscheduler(int tid, int policy, long parameters) {
    return UserCall.syscall(144, tid, policy, parameters);
  }

  /** Tells a thread's scheduling class, which is SCHED_OTHER. */
  public static long schedGetscheduler(int tid) {
    return UserCall.syscall(145, tid);
  }

  /** Tells the highest priority of a scheduling class. */
  public static long schedGetPriorityMax(int policy) {
    return UserCall.syscall(146, policy);
  }

  /** Tells the lowest priority of a scheduling class. */
  public static long schedGetPriorityMin(int policy) {
    return UserCall.syscall(147, policy);
  }

  /** Tells how long a thread's turn is: a clock tick. */
  public static long schedRrGetInterval(int tid, long interval) {
    return UserCall.syscall(148, tid, interval);
  }

  /** Makes another mount the root of all who have the caller's, and hangs the old one below it. */
  public static long pivotRoot(long newRoot, long putOld) {
    return UserCall.syscall(155, newRoot, putOld);
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

  /**
   * Changes what / means, and nothing else: the working directory and open directories may lie
   * outside and lead out again, as docs/chroot.md shows.
   */
  public static long chroot(long path) {
    return UserCall.syscall(161, path);
  }

  /** Waits until all files are safe. */
  public static long sync() {
    return UserCall.syscall(162);
  }

  /** Sets the time of day. */
  public static long settimeofday(long time, long zone) {
    return UserCall.syscall(164, time, zone);
  }

  /** Mounts a file system, or shows, moves or changes what is mounted. */
  public static long mount(long source, long target, long type, long flagBits, long data) {
    return UserCall.syscall(165, source, target, type, flagBits, data);
  }

  /** Takes a mount away. */
  public static long umount2(long target, int flags) {
    return UserCall.syscall(166, target, flags);
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

  /** Sets on which processors a thread may run: the only one must be among them. */
  public static long schedSetaffinity(int tid, int length, long mask) {
    return UserCall.syscall(203, tid, length, mask);
  }

  /** Tells on which processors a thread may run. */
  public static long schedGetaffinity(int tid, int length, long mask) {
    return UserCall.syscall(204, tid, length, mask);
  }

  /** Lists a directory from its position on; how many bytes of entries, 0 at the end. */
  public static long getdents64(int descriptor, long buffer, long count) {
    return UserCall.syscall(217, descriptor, buffer, count);
  }

  /** Notes where to write 0, and wake a futex, when the calling thread ends; its number. */
  public static long setTidAddress(long address) {
    return UserCall.syscall(218, address);
  }

  /** Goes on with a call with a time-out that a signal interrupted; the kernel makes it itself. */
  public static long restartSyscall() {
    return UserCall.syscall(219);
  }

  /** Says how a file will be read. */
  public static long fadvise64(int descriptor, long offset, long length, int advice) {
    return UserCall.syscall(221, descriptor, offset, length, advice);
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

  /** Sets the times of a file, to a microsecond. */
  public static long utimes(long path, long times) {
    return UserCall.syscall(235, path, times);
  }

  /** Waits for a child, tells of it in a siginfo, and leaves it as it is if so wished. */
  public static long waitid(int type, int id, long info, int options, long usage) {
    return UserCall.syscall(247, type, id, info, options, usage);
  }

  /** Opens a file, relative to an open directory; a descriptor. */
  public static long openat(int directory, long path, int flags, int mode) {
    return UserCall.syscall(257, directory, path, flags, mode);
  }

  /** Makes a directory, relative to an open one. */
  public static long mkdirat(int directory, long path, int mode) {
    return UserCall.syscall(258, directory, path, mode);
  }

  /** Makes a device file, a FIFO or a regular file, relative to an open directory. */
  public static long mknodat(int directory, long path, int mode, int device) {
    return UserCall.syscall(259, directory, path, mode, device);
  }

  /** Changes the owner and group of a file, relative to an open directory. */
  public static long fchownat(int directory, long path, int user, int group, int flags) {
    return UserCall.syscall(260, directory, path, user, group, flags);
  }

  /** Sets the times of a file, relative to an open directory, to a microsecond. */
  public static long futimesat(int directory, long path, long times) {
    return UserCall.syscall(261, directory, path, times);
  }

  /** Describes a file by its path, relative to an open directory. */
  public static long newfstatat(int directory, long path, long buffer, int flags) {
    return UserCall.syscall(262, directory, path, buffer, flags);
  }

  /** Removes a name or an empty directory, relative to an open directory. */
  public static long unlinkat(int directory, long path, int flags) {
    return UserCall.syscall(263, directory, path, flags);
  }

  /** Moves a name, relative to open directories. */
  public static long renameat(int directory, long path, int newDirectory, long newPath) {
    return UserCall.syscall(264, directory, path, newDirectory, newPath);
  }

  /** Makes one more name for a file, relative to open directories. */
  public static long linkat(int directory, long path, int newDirectory, long newPath, int flags) {
    return UserCall.syscall(265, directory, path, newDirectory, newPath, flags);
  }

  /** Makes a symbolic link, relative to an open directory. */
  public static long symlinkat(long target, int directory, long path) {
    return UserCall.syscall(266, target, directory, path);
  }

  /** What a symbolic link says, relative to an open directory. */
  public static long readlinkat(int directory, long path, long buffer, int size) {
    return UserCall.syscall(267, directory, path, buffer, size);
  }

  /** Changes the permission bits of a file, relative to an open directory. */
  public static long fchmodat(int directory, long path, int mode) {
    return UserCall.syscall(268, directory, path, mode);
  }

  /** Whether the real user may access a file, relative to an open directory. */
  public static long faccessat(int directory, long path, int mode) {
    return UserCall.syscall(269, directory, path, mode);
  }

  /** As select, with a time in nanoseconds and another signal mask meanwhile. */
  public static long pselect6(
      int count, long reading, long writing, long exceptions, long timeout, long mask) {
    return UserCall.syscall(270, count, reading, writing, exceptions, timeout, mask);
  }

  /** Waits until a file is ready, with a time in nanoseconds and another signal mask meanwhile. */
  public static long ppoll(long descriptors, int count, long timeout, long mask, long maskSize) {
    return UserCall.syscall(271, descriptors, count, timeout, mask, maskSize);
  }

  /** Notes the list of locks that are to be released when the calling thread ends. */
  public static long setRobustList(long head, long size) {
    return UserCall.syscall(273, head, size);
  }

  /** Tells a thread's list of locks; 0 means the calling one. */
  public static long getRobustList(int tid, long headAddress, long sizeAddress) {
    return UserCall.syscall(274, tid, headAddress, sizeAddress);
  }

  /** Sets the times of a file, relative to an open directory; no path: of the descriptor's file. */
  public static long utimensat(int directory, long path, long times, int flags) {
    return UserCall.syscall(280, directory, path, times, flags);
  }

  /** Reserves storage for a range of a file. */
  public static long fallocate(int descriptor, int mode, long offset, long length) {
    return UserCall.syscall(285, descriptor, mode, offset, length);
  }

  /** A given descriptor for the same open file, with flags. */
  public static long dup3(int descriptor, int newDescriptor, int flags) {
    return UserCall.syscall(292, descriptor, newDescriptor, flags);
  }

  /** Makes a pipe, with flags for its descriptors. */
  public static long pipe2(long descriptors, int flags) {
    return UserCall.syscall(293, descriptors, flags);
  }

  /** Reads at an offset into several pieces. */
  public static long preadv(int descriptor, long vector, long count, long offset) {
    return UserCall.syscall(295, descriptor, vector, count, offset);
  }

  /** Writes several pieces at an offset. */
  public static long pwritev(int descriptor, long vector, long count, long offset) {
    return UserCall.syscall(296, descriptor, vector, count, offset);
  }

  /** Sends a signal with a value to a thread. */
  public static long rtTgsigqueueinfo(int pid, int tid, int signal, long info) {
    return UserCall.syscall(297, pid, tid, signal, info);
  }

  /** Tells and sets the limits of a resource for a process; 0 means the calling one. */
  public static long prlimit64(int pid, int resource, long newLimit, long oldLimit) {
    return UserCall.syscall(302, pid, resource, newLimit, oldLimit);
  }

  /** Waits until the files of one file system are safe. */
  public static long syncfs(int descriptor) {
    return UserCall.syscall(306, descriptor);
  }

  /** Tells on which processor the caller runs: number 0 of node 0. */
  public static long getcpu(long cpu, long node, long unused) {
    return UserCall.syscall(309, cpu, node, unused);
  }

  /** Moves a name, or exchanges two, or fails if the new one is taken. */
  public static long renameat2(
      int directory, long path, int newDirectory, long newPath, int flags) {
    return UserCall.syscall(316, directory, path, newDirectory, newPath, flags);
  }

  /** Fills a buffer with random numbers. */
  public static long getrandom(long buffer, long length, int flags) {
    return UserCall.syscall(318, buffer, length, flags);
  }

  /** Says that there are no memory barriers of processes; programs then use their own. */
  public static long membarrier(int command, int flags, int cpu) {
    return UserCall.syscall(324, command, flags, cpu);
  }

  /** Copies a range of one regular file to another; how many bytes. */
  public static long copyFileRange(
      int in, long inAddress, int out, long outAddress, long count, int flags) {
    return UserCall.syscall(326, in, inAddress, out, outAddress, count, flags);
  }

  /** Describes a file with more fields. */
  public static long statx(int directory, long path, int flags, int mask, long buffer) {
    return UserCall.syscall(332, directory, path, flags, mask, buffer);
  }

  /** Says that there are no restartable sequences; C libraries do without. */
  public static long rseq(long area, int length, int flags, int signature) {
    return UserCall.syscall(334, area, length, flags, signature);
  }

  /** Says that there is no such call; C libraries then use clone. */
  public static long clone3(long arguments, long size) {
    return UserCall.syscall(435, arguments, size);
  }

  /** Closes a range of descriptors, or marks them to be closed by exec. */
  public static long closeRange(int first, int last, int flags) {
    return UserCall.syscall(436, first, last, flags);
  }

  /** Whether the real user, or the effective one, may access a file. */
  public static long faccessat2(int directory, long path, int mode, int flags) {
    return UserCall.syscall(439, directory, path, mode, flags);
  }

  /** Changes the permission bits of a file, relative to an open directory, with flags. */
  public static long fchmodat2(int directory, long path, int mode, int flags) {
    return UserCall.syscall(452, directory, path, mode, flags);
  }
}
