package org.matryoshka.guest.user.usertests;

import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Errno;
import org.matryoshka.guest.user.lib.Syscalls;
import org.matryoshka.guest.user.lib.Text;

/**
 * Bad pointers: every call that takes one must say EFAULT for an address that is not the program's.
 */
final class PointerTests {
  private PointerTests() {}

  static void addTo(Sequence<UserTest> tests) {
    long[] addresses = {
      8, 0xffffffff80100000L, 0xffff888000100000L, 0x1234_0000_0000_0000L, -8, 0x7fff_ffff_fff8L
    };
    for (long bad : addresses) {
      tests.add(
          new UserTest("pointers: EFAULT for 0x" + Text.hex(bad, 1)) {
            @Override
            void run() {
              files(bad);
              others(bad);
            }

            private void files(long bad) {
              int fd = file("f", "0123456789");
              error(Errno.EFAULT, Syscalls.read(fd, bad, 5), "read");
              error(Errno.EFAULT, Syscalls.write(fd, bad, 5), "write");
              error(Errno.EFAULT, Syscalls.open(bad, 0, 0), "open");
              error(Errno.EFAULT, Syscalls.stat(bad, pages(PAGE)), "stat of");
              error(Errno.EFAULT, Syscalls.stat(text("."), bad), "stat to");
              error(Errno.EFAULT, Syscalls.fstat(fd, bad), "fstat");
              error(Errno.EFAULT, Syscalls.getcwd(bad, 100), "getcwd");
              error(Errno.EFAULT, Syscalls.readv(fd, bad, 2), "readv");
              error(Errno.EFAULT, Syscalls.rename(text("f"), bad), "rename");
              error(Errno.EFAULT, Syscalls.symlink(bad, text("g")), "symlink");
              error(
                  Errno.EFAULT,
                  Syscalls.getdents64((int) Syscalls.open(text("."), 0, 0), bad, 500),
                  "getdents64");
              error(Errno.EFAULT, Syscalls.pipe(bad), "pipe");
              error(Errno.EFAULT, Syscalls.poll(bad, 1, 0), "poll");
              error(Errno.EFAULT, Syscalls.select(10, bad, 0, 0, 0), "select");
            }

            private void others(long bad) {
              error(Errno.EFAULT, Syscalls.execve(bad, 0, 0), "execve of");
              error(Errno.EFAULT, Syscalls.execve(text("/proc/self/exe"), bad, 0), "execve with");
              error(Errno.EFAULT, Syscalls.uname(bad), "uname");
              error(Errno.EFAULT, Syscalls.sysinfo(bad), "sysinfo");
              error(Errno.EFAULT, Syscalls.clockGettime(1, bad), "clock_gettime");
              error(Errno.EFAULT, Syscalls.nanosleep(bad, 0), "nanosleep");
              error(Errno.EFAULT, Syscalls.rtSigaction(10, bad, 0, 8), "rt_sigaction");
              error(Errno.EFAULT, Syscalls.rtSigprocmask(0, bad, 0, 8), "rt_sigprocmask");
              error(Errno.EFAULT, Syscalls.prlimit64(0, 7, bad, 0), "prlimit64");
              error(Errno.EFAULT, Syscalls.getrandom(bad, 8, 0), "getrandom");
              error(Errno.EFAULT, Syscalls.futex(bad & -8, 0, 0, 0, 0, 0), "futex");
              if (Syscalls.fork() == 0) {
                Syscalls.exitGroup(0);
              }
              error(Errno.EFAULT, Syscalls.wait4(-1, bad, 0, 0), "wait4");
            }
          });
    }
  }
}
