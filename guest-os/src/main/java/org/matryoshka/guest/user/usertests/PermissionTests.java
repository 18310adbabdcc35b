package org.matryoshka.guest.user.usertests;

import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Errno;
import org.matryoshka.guest.user.lib.FileStatus;
import org.matryoshka.guest.user.lib.Syscalls;

/** Users, groups, permissions. They need root to begin with. */
final class PermissionTests {
  private PermissionTests() {}

  static void addTo(Sequence<UserTest> tests) {
    tests.add(
        new UserTest("permissions: bits of owner, group and others") {
          @Override
          void run() {
            make("own", 0x100, 65534, 0);
            make("group", 0x20, 0, 65534);
            make("other", 4, 0, 0);
            make("none", 0x1b0, 0, 0);
            make("write", 2, 0, 0);
            if (!becomeNobody()) {
              skip("not root");
              return;
            }
            check(Syscalls.open(text("own"), 0, 0) >= 0, "the owner may read");
            error(Errno.EACCES, Syscalls.open(text("own"), 1, 0), "the owner may not write");
            check(Syscalls.open(text("group"), 0, 0) >= 0, "the group may read");
            check(Syscalls.open(text("other"), 0, 0) >= 0, "others may read");
            error(Errno.EACCES, Syscalls.open(text("none"), 0, 0), "others may not");
            check(Syscalls.open(text("write"), 1, 0) >= 0, "others may write");
            error(Errno.EACCES, Syscalls.access(text("write"), 4), "access");
            equal(0, Syscalls.access(text("write"), 2), "access for writing");
            error(Errno.EACCES, Syscalls.execve(text("other"), 0, 0), "execute without x");
          }

          private void make(String name, int mode, int user, int group) {
            Syscalls.close(file(name, "x"));
            Syscalls.chown(text(name), user, group);
            Syscalls.chmod(text(name), mode);
          }
        });
    tests.add(
        new UserTest("permissions: directories need w to change, x to pass") {
          @Override
          void run() {
            Syscalls.mkdir(text("closed"), 0x1c0);
            Syscalls.close(file("closed/f", "x"));
            Syscalls.mkdir(text("fixed"), 0x16d);
            Syscalls.chmod(text("fixed"), 0x16d);
            Syscalls.close(file("fixed/f", "x"));
            Syscalls.mkdir(text("sticky"), 0x1ff);
            Syscalls.chmod(text("sticky"), 0x3ff);
            Syscalls.close(file("sticky/f", "x"));
            if (!becomeNobody()) {
              skip("not root");
              return;
            }
            error(Errno.EACCES, Syscalls.open(text("closed/f"), 0, 0), "passing without x");
            error(Errno.EACCES, Syscalls.chdir(text("closed")), "chdir without x");
            error(Errno.EACCES, Syscalls.open(text("closed"), 0x10000, 0), "reading without r");
            error(Errno.EACCES, Syscalls.unlink(text("fixed/f")), "unlink without w");
            error(Errno.EACCES, Syscalls.mkdir(text("fixed/d"), 0x1ff), "mkdir without w");
            error(Errno.EACCES, Syscalls.rename(text("fixed/f"), text("f2")), "rename without w");
            error(
                Errno.EPERM,
                Syscalls.unlink(text("sticky/f")),
                "unlink of another's in a sticky directory");
            Syscalls.close(file("sticky/own", "y"));
            equal(0, Syscalls.unlink(text("sticky/own")), "unlink of the own");
          }
        });
    tests.add(
        new UserTest("permissions: only owners and root change them") {
          @Override
          void run() {
            Syscalls.close(file("f", "x"));
            Syscalls.close(file("mine", "x"));
            Syscalls.chown(text("mine"), 65534, 65534);
            if (!becomeNobody()) {
              skip("not root");
              return;
            }
            error(Errno.EPERM, Syscalls.chmod(text("f"), 0x1ff), "chmod");
            error(Errno.EPERM, Syscalls.chown(text("f"), 65534, 65534), "chown");
            error(Errno.EPERM, Syscalls.chown(text("mine"), 0, 0), "giving a file away");
            equal(0, Syscalls.chmod(text("mine"), 0x180), "chmod of the own");
            error(Errno.EPERM, Syscalls.setuid(0), "setuid back");
            error(Errno.EPERM, Syscalls.chroot(text(".")), "chroot");
            error(Errno.EPERM, Syscalls.sethostname(text("x"), 1), "sethostname");
            error(
                Errno.EPERM, Syscalls.mount(text("none"), text("."), text("tmpfs"), 0, 0), "mount");
            error(Errno.EPERM, Syscalls.kill(1, 15), "kill of init");
            error(Errno.EACCES, Syscalls.setpriority(0, 0, -5), "a better priority");
            equal(0, Syscalls.setpriority(0, 0, 5), "a worse priority");
          }
        });
    tests.add(
        new UserTest("permissions: umask") {
          @Override
          void run() {
            Syscalls.umask(0x1f);
            equal(0x1f, Syscalls.umask(0x12), "the old mask");
            Syscalls.umask(0x1f);
            Syscalls.close((int) Syscalls.open(text("f"), 0x41, 0x1ff));
            Syscalls.mkdir(text("d"), 0x1ff);
            byte[] raw = new byte[FileStatus.SIZE];
            FileStatus status = new FileStatus();
            Syscalls.stat(text("f"), address(raw));
            status.decode(raw);
            equal(0x1e0, status.mode & 0xfff, "mode of a file");
            Syscalls.stat(text("d"), address(raw));
            status.decode(raw);
            equal(0x1e0, status.mode & 0xfff, "mode of a directory");
          }
        });
    tests.add(
        new UserTest("permissions: the three user numbers") {
          @Override
          void run() {
            if (Syscalls.setresuid(1000, 1001, 1002) < 0) {
              skip("not root");
              return;
            }
            int[] numbers = new int[3];
            equal(
                0,
                Syscalls.getresuid(address(numbers), address(numbers) + 4, address(numbers) + 8),
                "getresuid");
            equal(1000, numbers[0], "real");
            equal(1001, numbers[1], "effective");
            equal(1002, numbers[2], "saved");
            equal(0, Syscalls.setuid(1002), "setuid to the saved one");
            equal(1002, Syscalls.geteuid(), "geteuid");
            equal(1000, Syscalls.getuid(), "getuid");
            error(Errno.EPERM, Syscalls.setuid(5), "setuid to another");
          }
        });
  }
}
