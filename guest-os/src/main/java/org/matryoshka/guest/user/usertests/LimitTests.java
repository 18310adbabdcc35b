package org.matryoshka.guest.user.usertests;

import org.matryoshka.guest.magic.Memory;
import org.matryoshka.guest.runtime.collection.LittleEndian;
import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Errno;
import org.matryoshka.guest.user.lib.Syscalls;

/** Limits: too many files, processes, bytes. What is refused must leave the machine well. */
final class LimitTests {
  private static final int FILE_SIZE = 1;
  private static final int PROCESSES = 6;
  private static final int FILES = 7;
  private static final int ADDRESS_SPACE = 9;

  private LimitTests() {}

  private static long limit(int resource, long value) {
    long[] limits = {value, value};
    return Syscalls.prlimit64(0, resource, UserTest.address(limits), 0);
  }

  static void addTo(Sequence<UserTest> tests) {
    tests.add(
        new UserTest("limits: descriptors end with EMFILE") {
          @Override
          void run() {
            equal(0, limit(FILES, 20), "prlimit64");
            long fd = 0;
            int count = 0;
            while (fd >= 0 && count < 100) {
              fd = Syscalls.open(text("/dev/null"), 0, 0);
              count++;
            }
            error(Errno.EMFILE, fd, "open");
            check(count < 20, "opened " + count);
            error(Errno.EMFILE, Syscalls.dup(0), "dup");
            error(Errno.EMFILE, Syscalls.pipe(address(new int[2])), "pipe");
            error(Errno.EBADF, Syscalls.dup2(0, 20), "dup2 to the limit");
            Syscalls.close(10);
            equal(10, Syscalls.dup(0), "one is free again");
          }
        });
    tests.add(
        new UserTest("limits: a fork bomb ends with EAGAIN") {
          @Override
          void run() {
            if (!becomeNobody()) {
              skip("not root");
              return;
            }
            equal(0, limit(PROCESSES, 12), "prlimit64");
            int made = 0;
            long child = 1;
            while (child > 0 && made < 50) {
              child = Syscalls.fork();
              if (child == 0) {
                while (true) {
                  Syscalls.pause();
                }
              }
              made += child > 0 ? 1 : 0;
            }
            error(Errno.EAGAIN, child, "fork");
            check(made < 12, "made " + made);
            Syscalls.kill(-1, 9);
            for (int i = 0; i < made; i++) {
              Syscalls.wait4(-1, 0, 0, 0);
            }
            child = Syscalls.fork();
            if (child == 0) {
              Syscalls.exitGroup(0);
            }
            expectExit(0, good(child, "fork afterwards"), "child");
          }
        });
    tests.add(
        new UserTest("limits: address space ends with ENOMEM") {
          @Override
          void run() {
            equal(0, limit(ADDRESS_SPACE, 32 << 20), "prlimit64");
            error(Errno.ENOMEM, pages(64 << 20), "mmap of 64 MiB");
            check(pages(1 << 20) > 0, "mmap of 1 MiB");
            long end = Syscalls.brk(0);
            equal(end, Syscalls.brk(end + (64 << 20)), "brk by 64 MiB");
          }
        });
    tests.add(
        new UserTest("limits: file size ends with EFBIG or SIGXFSZ") {
          @Override
          void run() {
            int fd = file("f", "");
            if (limit(FILE_SIZE, 1000) < 0) {
              skip("no such limit");
              return;
            }
            action(25, 1, 0, 0);
            byte[] block = new byte[600];
            equal(600, Syscalls.write(fd, address(block), 600), "within");
            equal(400, Syscalls.write(fd, address(block), 600), "up to the limit");
            error(Errno.EFBIG, Syscalls.write(fd, address(block), 600), "beyond");
          }
        });
    tests.add(
        new UserTest("limits: told as they were set, never raised without right") {
          @Override
          void run() {
            long[] limits = {30, 40};
            equal(0, Syscalls.prlimit64(0, FILES, address(limits), 0), "set");
            limits[0] = 0;
            equal(0, Syscalls.prlimit64(0, FILES, 0, address(limits)), "get");
            equal(30, limits[0], "soft");
            equal(40, limits[1], "hard");
            limits[0] = 50;
            error(
                Errno.EINVAL, Syscalls.prlimit64(0, FILES, address(limits), 0), "soft above hard");
            error(Errno.EINVAL, Syscalls.prlimit64(0, 99, address(limits), 0), "no such limit");
            if (becomeNobody()) {
              limits[0] = 30;
              limits[1] = 41;
              error(
                  Errno.EPERM,
                  Syscalls.prlimit64(0, FILES, address(limits), 0),
                  "raising the hard limit");
            }
          }
        });
    tests.add(
        new UserTest("limits: a memory hog ends, the others go on") {
          @Override
          void run() {
            byte[] info = new byte[112];
            Syscalls.sysinfo(address(info));
            long total = LittleEndian.getLong(info, 32);
            if (total > 256L << 20) {
              skip("too much memory to use up");
              return;
            }
            long child = Syscalls.fork();
            if (child == 0) {
              long memory = pages(total + (16 << 20));
              if (memory < 0) {
                Syscalls.exitGroup(0);
              }
              for (long at = memory; at < memory + total; at += PAGE) {
                Memory.writeByte(at, 1);
              }
              Syscalls.exitGroup(0);
            }
            int status = await(child);
            check(status == 9 || status == 0, "killed, or refused: " + status);
            long after = Syscalls.fork();
            if (after == 0) {
              Syscalls.exitGroup(0);
            }
            expectExit(0, good(after, "fork afterwards"), "child");
          }
        });
  }
}
