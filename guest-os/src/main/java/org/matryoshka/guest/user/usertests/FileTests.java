package org.matryoshka.guest.user.usertests;

import org.matryoshka.guest.magic.Memory;
import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Errno;
import org.matryoshka.guest.user.lib.FileStatus;
import org.matryoshka.guest.user.lib.OpenFlags;
import org.matryoshka.guest.user.lib.Syscalls;

/** Regular files, descriptors, devices. */
final class FileTests {
  private FileTests() {}

  static void addTo(Sequence<UserTest> tests) {
    addBasics(tests);
    addDescriptors(tests);
    addDevices(tests);
  }

  private static FileStatus status(String path) {
    byte[] raw = new byte[FileStatus.SIZE];
    FileStatus status = new FileStatus();
    if (Syscalls.stat(UserTest.text(path), UserTest.address(raw)) >= 0) {
      status.decode(raw);
    }
    return status;
  }

  private static void addBasics(Sequence<UserTest> tests) {
    tests.add(
        new UserTest("file: what is written is read") {
          @Override
          void run() {
            int fd = file("f", "hello, world");
            equalText("hello, world", read(fd), "content");
            equalText("", read(fd), "at the end");
            equal(7, Syscalls.lseek(fd, 7, 0), "lseek");
            equalText("world", read(fd), "behind lseek");
            equal(12, Syscalls.lseek(fd, 0, 2), "lseek to the end");
            error(Errno.EINVAL, Syscalls.lseek(fd, -1, 0), "lseek before the start");
            error(Errno.EINVAL, Syscalls.lseek(fd, 0, 99), "lseek by nothing known");
            equal(0, Syscalls.close(fd), "close");
            error(Errno.EBADF, Syscalls.close(fd), "close again");
          }
        });
    tests.add(
        new UserTest("file: open with its flags") {
          @Override
          void run() {
            error(Errno.ENOENT, Syscalls.open(text("f"), 0, 0), "a missing file");
            Syscalls.close(file("f", "abc"));
            error(
                Errno.EEXIST,
                Syscalls.open(text("f"), OpenFlags.CREATE | OpenFlags.EXCLUSIVE | 1, 0x1b6),
                "O_EXCL");
            int fd = (int) Syscalls.open(text("f"), OpenFlags.WRITE | OpenFlags.APPEND, 0);
            Syscalls.lseek(fd, 0, 0);
            Syscalls.write(fd, text("def"), 3);
            error(
                Errno.EBADF,
                Syscalls.read(fd, text("xyz"), 3),
                "read of a file opened for writing");
            fd = (int) Syscalls.open(text("f"), 0, 0);
            equalText("abcdef", read(fd), "appended");
            error(
                Errno.EBADF,
                Syscalls.write(fd, text("x"), 1),
                "write to a file opened for reading");
            Syscalls.close((int) Syscalls.open(text("f"), OpenFlags.WRITE | OpenFlags.TRUNCATE, 0));
            equal(0, status("f").size, "size after O_TRUNC");
            error(
                Errno.ENOTDIR,
                Syscalls.open(text("f"), OpenFlags.DIRECTORY, 0),
                "O_DIRECTORY of a file");
            error(
                Errno.EISDIR, Syscalls.open(text("."), OpenFlags.WRITE, 0), "writing a directory");
            error(Errno.ENOTDIR, Syscalls.open(text("f/x"), 0, 0), "a file as a directory");
          }
        });
    tests.add(
        new UserTest("file: holes are zeros, truncate cuts and grows") {
          @Override
          void run() {
            int fd = file("f", "abc");
            Syscalls.lseek(fd, 10000, 0);
            Syscalls.write(fd, text("z"), 1);
            equal(10001, status("f").size, "size with a hole");
            long buffer = pages(PAGE);
            equal(3, Syscalls.pread64(fd, buffer, 3, 5000), "read in the hole");
            equal(0, Memory.readInt(buffer) & 0xffffff, "the hole");
            equal(1, Syscalls.pread64(fd, buffer, 100, 10000), "read at the end");
            equal('z', Memory.readByte(buffer), "the last byte");
            equal(0, Syscalls.ftruncate(fd, 2), "ftruncate");
            equal(0, Syscalls.truncate(text("f"), 5000), "truncate to more");
            equal(8, Syscalls.pread64(fd, buffer, 8, 0), "read");
            equal(0x6261, Memory.readLong(buffer), "what was cut is zero when it comes back");
            error(Errno.EINVAL, Syscalls.ftruncate(fd, -1), "a negative size");
          }
        });
    tests.add(
        new UserTest("file: an open file outlives its name") {
          @Override
          void run() {
            int fd = file("f", "still here");
            equal(0, Syscalls.unlink(text("f")), "unlink");
            error(Errno.ENOENT, Syscalls.open(text("f"), 0, 0), "open after unlink");
            equalText("still here", read(fd), "content");
            byte[] raw = new byte[FileStatus.SIZE];
            Syscalls.fstat(fd, address(raw));
            FileStatus status = new FileStatus();
            status.decode(raw);
            equal(0, status.links, "links");
          }
        });
    tests.add(
        new UserTest("file: links count, rename replaces") {
          @Override
          void run() {
            Syscalls.close(file("a", "one"));
            Syscalls.close(file("b", "two"));
            equal(0, Syscalls.link(text("a"), text("c")), "link");
            equal(2, status("a").links, "links");
            equal(status("a").inode, status("c").inode, "inodes");
            equal(0, Syscalls.rename(text("b"), text("a")), "rename over a file");
            equal(1, status("c").links, "links after the other name is gone");
            equalText("two", read((int) Syscalls.open(text("a"), 0, 0)), "content after rename");
            error(Errno.ENOENT, Syscalls.rename(text("b"), text("x")), "rename of what is gone");
            error(Errno.EEXIST, Syscalls.link(text("a"), text("c")), "link over a file");
            error(Errno.ENOENT, Syscalls.link(text("nothing"), text("d")), "link of nothing");
            equal(0, Syscalls.rename(text("a"), text("a")), "rename to itself");
          }
        });
    tests.add(
        new UserTest("file: stat tells type, mode, owner and times") {
          @Override
          void run() {
            int fd = file("f", "12345");
            Syscalls.fchmod(fd, 0x1a4);
            FileStatus status = status("f");
            equal(FileStatus.REGULAR | 0x1a4, status.mode, "mode");
            equal(5, status.size, "size");
            equal(Syscalls.getuid(), status.uid, "owner");
            equal(1, status.links, "links");
            long[] times = {1_000_000_000L, 5, 1_100_000_000L, 7};
            equal(0, Syscalls.utimensat(-100, text("f"), address(times), 0), "utimensat");
            equal(1_100_000_000L, status("f").modificationTime, "modification time");
            equal(1_000_000_000L, status("f").accessTime, "access time");
            check(status("f").changeTime >= 0, "change time");
          }
        });
    tests.add(
        new UserTest("file: readv, writev, pread, pwrite") {
          @Override
          void run() {
            int fd = file("f", "");
            long[] vector = {text("abc"), 3, text(""), 0, text("defg"), 4};
            equal(7, Syscalls.writev(fd, address(vector), 3), "writev");
            equal(2, Syscalls.pwrite64(fd, text("XY"), 2, 1), "pwrite");
            byte[] one = new byte[2];
            byte[] two = new byte[10];
            long[] into = {address(one), 2, address(two), 10};
            Syscalls.lseek(fd, 0, 0);
            equal(7, Syscalls.readv(fd, address(into), 2), "readv");
            equal('X', one[1], "second byte");
            equal('Y', two[0], "third byte");
            equal('g', two[4], "last byte");
            error(
                Errno.EINVAL, Syscalls.readv(fd, address(into), 2000), "a vector that is too long");
            error(Errno.EINVAL, Syscalls.pread64(fd, address(two), 1, -1), "a negative offset");
          }
        });
    tests.add(
        new UserTest("file: 300 KiB keep their bytes") {
          @Override
          void run() {
            int fd = file("f", "");
            byte[] block = new byte[3001];
            for (int i = 0; i < 100; i++) {
              for (int j = 0; j < block.length; j++) {
                block[j] = (byte) (i * 7 + j);
              }
              equal(block.length, Syscalls.write(fd, address(block), block.length), "write");
            }
            Syscalls.lseek(fd, 0, 0);
            for (int i = 0; i < 100; i++) {
              equal(block.length, Syscalls.read(fd, address(block), block.length), "read");
              for (int j = 0; j < block.length; j += 97) {
                equal((byte) (i * 7 + j), block[j], "byte");
              }
            }
          }
        });
    tests.add(
        new UserTest("file: sendfile copies") {
          @Override
          void run() {
            int from = file("a", "0123456789");
            int to = file("b", "");
            long[] offset = {3};
            equal(5, Syscalls.sendfile(to, from, address(offset), 5), "sendfile");
            equal(8, offset[0], "offset");
            Syscalls.lseek(to, 0, 0);
            equalText("34567", read(to), "copied");
          }
        });
  }

  private static void addDescriptors(Sequence<UserTest> tests) {
    tests.add(
        new UserTest("descriptors: the lowest free one is taken, copies share the place") {
          @Override
          void run() {
            int fd = file("f", "abcdef");
            int copy = (int) good(Syscalls.dup(fd), "dup");
            check(copy > fd, "the copy has a higher number");
            byte[] three = new byte[3];
            Syscalls.read(fd, address(three), 3);
            equalText("def", read(copy), "shared place");
            Syscalls.close(fd);
            equal(fd, Syscalls.open(text("f"), 0, 0), "lowest free");
            equal(50, Syscalls.dup2(fd, 50), "dup2");
            equal(50, Syscalls.dup2(50, 50), "dup2 to itself");
            error(Errno.EBADF, Syscalls.dup2(77, 51), "dup2 of nothing");
            error(Errno.EBADF, Syscalls.dup2(fd, -1), "dup2 to a bad number");
            error(Errno.EINVAL, Syscalls.dup3(fd, fd, 0), "dup3 to itself");
            equal(60, Syscalls.fcntl(fd, OpenFlags.F_DUPFD, 60), "F_DUPFD");
            error(Errno.EBADF, Syscalls.fcntl(123, OpenFlags.F_GETFD, 0), "fcntl of nothing");
          }
        });
    tests.add(
        new UserTest("descriptors: flags") {
          @Override
          void run() {
            int fd = file("f", "");
            equal(0, Syscalls.fcntl(fd, OpenFlags.F_GETFD, 0), "close-on-exec off");
            equal(0, Syscalls.fcntl(fd, OpenFlags.F_SETFD, 1), "F_SETFD");
            equal(1, Syscalls.fcntl(fd, OpenFlags.F_GETFD, 0), "close-on-exec on");
            equal(
                0,
                Syscalls.fcntl((int) Syscalls.dup(fd), OpenFlags.F_GETFD, 0),
                "a copy has it off");
            equal(2, Syscalls.fcntl(fd, OpenFlags.F_GETFL, 0) & 3, "access mode");
            Syscalls.fcntl(fd, OpenFlags.F_SETFL, OpenFlags.APPEND | OpenFlags.NON_BLOCKING);
            long flags = Syscalls.fcntl(fd, OpenFlags.F_GETFL, 0);
            check(
                (flags & OpenFlags.APPEND) != 0 && (flags & OpenFlags.NON_BLOCKING) != 0,
                "F_SETFL");
          }
        });
    tests.add(
        new UserTest("descriptors: a child shares the place in a file") {
          @Override
          void run() {
            int fd = file("f", "");
            long child = Syscalls.fork();
            if (child == 0) {
              Syscalls.write(fd, text("child"), 5);
              Syscalls.exitGroup(0);
            }
            expectExit(0, child, "child");
            Syscalls.write(fd, text(" parent"), 7);
            Syscalls.lseek(fd, 0, 0);
            equalText("child parent", read(fd), "content");
          }
        });
  }

  private static void addDevices(Sequence<UserTest> tests) {
    tests.add(
        new UserTest("devices: null, zero, full, random") {
          @Override
          void run() {
            byte[] buffer = {1, 2, 3, 4, 5, 6, 7, 8};
            int none =
                (int) good(Syscalls.open(text("/dev/null"), OpenFlags.READ_WRITE, 0), "/dev/null");
            equal(8, Syscalls.write(none, address(buffer), 8), "write to null");
            equal(0, Syscalls.read(none, address(buffer), 8), "read of null");
            int zero = (int) good(Syscalls.open(text("/dev/zero"), 0, 0), "/dev/zero");
            equal(8, Syscalls.read(zero, address(buffer), 8), "read of zero");
            equal(0, buffer[0] | buffer[7], "zeros");
            int full =
                (int) good(Syscalls.open(text("/dev/full"), OpenFlags.WRITE, 0), "/dev/full");
            error(Errno.ENOSPC, Syscalls.write(full, address(buffer), 8), "write to full");
            int random = (int) good(Syscalls.open(text("/dev/urandom"), 0, 0), "/dev/urandom");
            byte[] other = new byte[8];
            Syscalls.read(random, address(buffer), 8);
            Syscalls.read(random, address(other), 8);
            boolean same = true;
            for (int i = 0; i < 8; i++) {
              same &= buffer[i] == other[i];
            }
            check(!same, "random numbers repeat");
            equal(8, Syscalls.getrandom(address(other), 8, 0), "getrandom");
          }
        });
  }
}
