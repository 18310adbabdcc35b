package org.matryoshka.guest.user.usertests;

import org.matryoshka.guest.runtime.collection.LittleEndian;
import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Bytes;
import org.matryoshka.guest.user.lib.Errno;
import org.matryoshka.guest.user.lib.FileStatus;
import org.matryoshka.guest.user.lib.OpenFlags;
import org.matryoshka.guest.user.lib.Syscalls;
import org.matryoshka.guest.user.lib.Text;

/** Directories, symbolic links, paths. */
final class DirectoryTests {
  private DirectoryTests() {}

  static void addTo(Sequence<UserTest> tests) {
    tests.add(
        new UserTest("directory: make, change, remove") {
          @Override
          void run() {
            equal(0, Syscalls.mkdir(text("d"), 0x1ed), "mkdir");
            error(Errno.EEXIST, Syscalls.mkdir(text("d"), 0x1ed), "mkdir again");
            error(Errno.ENOENT, Syscalls.mkdir(text("x/y"), 0x1ed), "mkdir below nothing");
            equal(0, Syscalls.chdir(text("d")), "chdir");
            byte[] path = new byte[200];
            long length = Syscalls.getcwd(address(path), 200);
            check(Bytes.getString(path, 0).endsWith("/d"), "getcwd: " + Bytes.getString(path, 0));
            equal(Bytes.getString(path, 0).length() + 1, length, "length of getcwd");
            error(Errno.ERANGE, Syscalls.getcwd(address(path), 3), "getcwd into too little");
            Syscalls.close(file("f", ""));
            Syscalls.chdir(text(".."));
            error(Errno.ENOTEMPTY, Syscalls.rmdir(text("d")), "rmdir of a full directory");
            error(Errno.EISDIR, Syscalls.unlink(text("d")), "unlink of a directory");
            error(Errno.ENOTDIR, Syscalls.rmdir(text("d/f")), "rmdir of a file");
            equal(0, Syscalls.unlink(text("d/f")), "unlink");
            equal(0, Syscalls.rmdir(text("d")), "rmdir");
            error(Errno.EINVAL, Syscalls.rmdir(text(".")), "rmdir of dot");
            error(Errno.ENOTDIR, Syscalls.chdir(text("/dev/null")), "chdir to a device");
          }
        });
    tests.add(
        new UserTest("directory: getdents64 gives each of 150 names once") {
          @Override
          void run() {
            for (int i = 0; i < 150; i++) {
              Syscalls.close(
                  (int)
                      good(Syscalls.open(text("name" + i), OpenFlags.CREATE | 1, 0x1b6), "create"));
            }
            int fd = (int) good(Syscalls.open(text("."), OpenFlags.DIRECTORY, 0), "open .");
            boolean[] seen = new boolean[150];
            int count = listInto(fd, seen);
            equal(152, count, "entries with . and ..");
            for (int i = 0; i < 150; i++) {
              check(seen[i], "name" + i + " is missing");
            }
            byte[] tiny = new byte[10];
            Syscalls.lseek(fd, 0, 0);
            error(
                Errno.EINVAL, Syscalls.getdents64(fd, address(tiny), 10), "a buffer for no entry");
            error(
                Errno.ENOTDIR,
                Syscalls.getdents64(file("f", ""), address(tiny), 10),
                "getdents64 of a file");
            error(Errno.EISDIR, Syscalls.read(fd, address(tiny), 10), "read of a directory");
          }

          private int listInto(int fd, boolean[] seen) {
            byte[] buffer = new byte[500];
            int count = 0;
            long length = Syscalls.getdents64(fd, address(buffer), buffer.length);
            while (length > 0) {
              int at = 0;
              while (at < length) {
                String name = Bytes.getString(buffer, at + 19);
                count++;
                if (name.startsWith("name")) {
                  int number = Integer.parseInt(name.substring(4));
                  check(!seen[number], name + " comes twice");
                  seen[number] = true;
                }
                at += LittleEndian.getUnsignedShort(buffer, at + 16);
              }
              length = Syscalls.getdents64(fd, address(buffer), buffer.length);
            }
            return count;
          }
        });
    tests.add(
        new UserTest("directory: rename moves trees but not into themselves") {
          @Override
          void run() {
            Syscalls.mkdir(text("a"), 0x1ed);
            Syscalls.mkdir(text("a/b"), 0x1ed);
            Syscalls.mkdir(text("c"), 0x1ed);
            Syscalls.close(file("a/b/f", "deep"));
            error(Errno.EINVAL, Syscalls.rename(text("a"), text("a/b/a")), "into itself");
            equal(0, Syscalls.rename(text("a/b"), text("c/b")), "to another directory");
            equalText("deep", read((int) Syscalls.open(text("c/b/f"), 0, 0)), "content");
            error(Errno.ENOTEMPTY, Syscalls.rename(text("a"), text("c")), "over a full directory");
            equal(0, Syscalls.rename(text("c"), text("a")), "over an empty directory");
            equalText("deep", read((int) Syscalls.open(text("a/b/f"), 0, 0)), "content again");
            Syscalls.close(file("plain", ""));
            error(
                Errno.ENOTDIR,
                Syscalls.rename(text("a"), text("plain")),
                "a directory over a file");
            error(
                Errno.EISDIR, Syscalls.rename(text("plain"), text("a")), "a file over a directory");
          }
        });
    tests.add(
        new UserTest("links: symbolic ones are followed, or not") {
          @Override
          void run() {
            Syscalls.close(file("target", "content"));
            equal(0, Syscalls.symlink(text("target"), text("link")), "symlink");
            equalText("content", read((int) Syscalls.open(text("link"), 0, 0)), "through the link");
            error(Errno.ELOOP, Syscalls.open(text("link"), OpenFlags.NO_FOLLOW, 0), "O_NOFOLLOW");
            byte[] raw = new byte[FileStatus.SIZE];
            FileStatus status = new FileStatus();
            Syscalls.lstat(text("link"), address(raw));
            status.decode(raw);
            check(status.isLink(), "lstat sees a link");
            equal(6, status.size, "size of a link");
            Syscalls.stat(text("link"), address(raw));
            status.decode(raw);
            check(status.isRegular(), "stat sees the file");
            byte[] buffer = new byte[20];
            equal(6, Syscalls.readlink(text("link"), address(buffer), 20), "readlink");
            equal(
                3, Syscalls.readlink(text("link"), address(buffer), 3), "readlink into too little");
            error(
                Errno.EINVAL,
                Syscalls.readlink(text("target"), address(buffer), 20),
                "readlink of a file");
            Syscalls.unlink(text("target"));
            error(Errno.ENOENT, Syscalls.open(text("link"), 0, 0), "a dangling link");
            equal(0, Syscalls.unlink(text("link")), "unlink of the link");
            error(Errno.ENOENT, Syscalls.symlink(text(""), text("empty")), "an empty target");
          }
        });
    tests.add(
        new UserTest("links: loops end with ELOOP") {
          @Override
          void run() {
            Syscalls.symlink(text("b"), text("a"));
            Syscalls.symlink(text("a"), text("b"));
            Syscalls.symlink(text("self/x"), text("self"));
            error(Errno.ELOOP, Syscalls.open(text("a"), 0, 0), "a to b to a");
            error(Errno.ELOOP, Syscalls.open(text("self/y"), 0, 0), "a link to below itself");
            error(Errno.ELOOP, Syscalls.chdir(text("b/c")), "chdir");
            Syscalls.close(file("l0", "end"));
            for (int i = 1; i <= 41; i++) {
              Syscalls.symlink(text("l" + (i - 1)), text("l" + i));
            }
            check(Syscalls.open(text("l40"), 0, 0) >= 0, "40 links are allowed");
            error(Errno.ELOOP, Syscalls.open(text("l41"), 0, 0), "41 links are not");
          }
        });
    tests.add(
        new UserTest("paths: dots, slashes, lengths") {
          @Override
          void run() {
            Syscalls.mkdir(text("d"), 0x1ed);
            Syscalls.close(file("d/f", "x"));
            check(Syscalls.open(text("d//./../d///f"), 0, 0) >= 0, "dots and slashes");
            check(Syscalls.open(text("/../../"), 0, 0) >= 0, "above the root");
            error(Errno.ENOTDIR, Syscalls.open(text("d/f/"), 0, 0), "a slash behind a file");
            error(Errno.ENOENT, Syscalls.open(text(""), 0, 0), "an empty path");
            String name255 = Text.repeat('n', 255);
            Syscalls.close(file(name255, "long"));
            error(
                Errno.ENAMETOOLONG,
                Syscalls.open(text(name255 + "n"), OpenFlags.CREATE | 1, 0),
                "a name of 256");
            error(
                Errno.ENAMETOOLONG,
                Syscalls.open(text(Text.repeat('/', 5000)), 0, 0),
                "a path of 5,000 slashes");
            StringBuilder path = new StringBuilder();
            while (path.length() < 5000) {
              path.append("d/../");
            }
            error(
                Errno.ENAMETOOLONG,
                Syscalls.stat(text(path.toString()), pages(PAGE)),
                "a path of 5,000");
            check(Syscalls.open(text(path.substring(0, 4090)), 0, 0) >= 0, "a path of 4,090");
          }
        });
    tests.add(
        new UserTest("paths: directories 300 deep") {
          @Override
          void run() {
            for (int i = 0; i < 300; i++) {
              good(Syscalls.mkdir(text("deep"), 0x1ed), "mkdir");
              good(Syscalls.chdir(text("deep")), "chdir");
            }
            byte[] path = new byte[4096];
            good(Syscalls.getcwd(address(path), 4096), "getcwd");
            for (int i = 0; i < 300; i++) {
              good(Syscalls.chdir(text("..")), "chdir up");
              good(Syscalls.rmdir(text("deep")), "rmdir");
            }
          }
        });
    tests.add(
        new UserTest("paths: calls relative to a directory") {
          @Override
          void run() {
            Syscalls.mkdir(text("d"), 0x1ed);
            int at = (int) good(Syscalls.open(text("d"), OpenFlags.DIRECTORY, 0), "open");
            equal(0, Syscalls.mkdirat(at, text("e"), 0x1ed), "mkdirat");
            int fd =
                (int) good(Syscalls.openat(at, text("e/f"), OpenFlags.CREATE | 2, 0x1b6), "openat");
            Syscalls.write(fd, text("rel"), 3);
            equal(0, Syscalls.renameat(at, text("e/f"), -100, text("g")), "renameat");
            equalText("rel", read((int) Syscalls.open(text("g"), 0, 0)), "content");
            equal(0, Syscalls.symlinkat(text("e"), at, text("s")), "symlinkat");
            equal(0, Syscalls.unlinkat(at, text("s"), 0), "unlinkat");
            equal(0, Syscalls.unlinkat(at, text("e"), 0x200), "unlinkat of a directory");
            byte[] raw = new byte[FileStatus.SIZE];
            equal(0, Syscalls.newfstatat(at, text(""), address(raw), 0x1000), "AT_EMPTY_PATH");
            error(Errno.EBADF, Syscalls.openat(99, text("x"), 0, 0), "a closed directory");
            error(Errno.ENOTDIR, Syscalls.openat(fd, text("x"), 0, 0), "a file as the directory");
            equal(0, Syscalls.fchdir(at), "fchdir");
            error(Errno.ENOENT, Syscalls.open(text("g"), 0, 0), "after fchdir");
          }
        });
    tests.add(
        new UserTest("directory: a removed working directory has no path") {
          @Override
          void run() {
            Syscalls.mkdir(text("d"), 0x1ed);
            Syscalls.chdir(text("d"));
            equal(0, Syscalls.rmdir(text("../d")), "rmdir of the working directory");
            byte[] path = new byte[200];
            error(Errno.ENOENT, Syscalls.getcwd(address(path), 200), "getcwd");
            error(
                Errno.ENOENT,
                Syscalls.open(text("f"), OpenFlags.CREATE | 1, 0x1b6),
                "create in it");
            equal(0, Syscalls.chdir(text("/")), "leaving it");
          }
        });
  }
}
