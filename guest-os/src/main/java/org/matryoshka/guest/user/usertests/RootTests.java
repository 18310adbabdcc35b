package org.matryoshka.guest.user.usertests;

import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Bytes;
import org.matryoshka.guest.user.lib.Errno;
import org.matryoshka.guest.user.lib.FileStatus;
import org.matryoshka.guest.user.lib.OpenFlags;
import org.matryoshka.guest.user.lib.Syscalls;

/**
 * chroot with the way out of it, pivot_root, mounts. They need root, and under Linux the right to
 * mount.
 */
final class RootTests {
  private RootTests() {}

  private static long inode(String path) {
    byte[] raw = new byte[FileStatus.SIZE];
    if (Syscalls.stat(UserTest.text(path), UserTest.address(raw)) < 0) {
      return -1;
    }
    FileStatus status = new FileStatus();
    status.decode(raw);
    return status.inode + status.device * 1_000_003;
  }

  static void addTo(Sequence<UserTest> tests) {
    addChroot(tests);
    addMounts(tests);
  }

  private static void addChroot(Sequence<UserTest> tests) {
    tests.add(
        new UserTest("chroot: the root is another, dot-dot stays in it") {
          @Override
          void run() {
            Syscalls.mkdir(text("jail"), 0x1ed);
            Syscalls.mkdir(text("jail/in"), 0x1ed);
            long outside = inode("/");
            long jail = inode("jail");
            if (Syscalls.chroot(text("jail")) < 0) {
              skip("not root");
              return;
            }
            equal(0, Syscalls.chdir(text("/")), "chdir");
            equal(jail, inode("/"), "the root");
            equal(jail, inode("/../.."), "above the root");
            equal(jail, inode("in/../.."), "above the root from below");
            check(inode("/") != outside, "not the old root");
            byte[] path = new byte[100];
            Syscalls.chdir(text("/in"));
            Syscalls.getcwd(address(path), 100);
            equalText("/in", Bytes.getString(path, 0), "getcwd");
            error(Errno.ENOENT, Syscalls.open(text("/bin/sh"), 0, 0), "what is outside");
            Syscalls.symlink(text("/in"), text("/link"));
            equal(inode("/in"), inode("/link"), "links begin at the new root");
            error(Errno.ENOENT, Syscalls.chroot(text("/nothing")), "chroot of nothing");
          }
        });
    tests.add(
        new UserTest("chroot: the working directory outside is the known way out") {
          @Override
          void run() {
            long outside = inode("/");
            Syscalls.mkdir(text("jail"), 0x1ed);
            if (Syscalls.chroot(text("jail")) < 0) {
              skip("not root");
              return;
            }
            Syscalls.chdir(text("/"));
            Syscalls.mkdir(text("deeper"), 0x1ed);
            equal(0, Syscalls.chroot(text("deeper")), "a second chroot, staying where we are");
            for (int i = 0; i < 20; i++) {
              Syscalls.chdir(text(".."));
            }
            equal(outside, inode("."), "up to the real root");
            equal(0, Syscalls.chroot(text(".")), "chroot there");
            check(inode("/bin") != -1 || inode("/tmp") != -1, "out");
            equal(outside, inode("/"), "the root");
          }
        });
    tests.add(
        new UserTest("chroot: an open directory leads out, too") {
          @Override
          void run() {
            long outside = inode("/");
            int fd = (int) good(Syscalls.open(text("/"), OpenFlags.DIRECTORY, 0), "open /");
            Syscalls.mkdir(text("jail"), 0x1ed);
            if (Syscalls.chroot(text("jail")) < 0) {
              skip("not root");
              return;
            }
            Syscalls.chdir(text("/"));
            equal(0, Syscalls.fchdir(fd), "fchdir");
            equal(outside, inode("."), "outside");
            check(Syscalls.openat(fd, text("tmp"), 0, 0) >= 0, "openat");
          }
        });
  }

  private static void addMounts(Sequence<UserTest> tests) {
    tests.add(
        new UserTest("mount: a tmpfs covers a directory until it is unmounted") {
          @Override
          void run() {
            Syscalls.mkdir(text("m"), 0x1ed);
            Syscalls.close(file("m/below", "x"));
            if (Syscalls.mount(text("none"), text("m"), text("tmpfs"), 0, 0) < 0) {
              skip("may not mount");
              return;
            }
            error(Errno.ENOENT, Syscalls.open(text("m/below"), 0, 0), "what is covered");
            int fd = file("m/f", "mounted");
            Syscalls.mkdir(text("m/d"), 0x1ed);
            equal(inode("."), inode("m/d/../.."), "dot-dot over the mount");
            error(
                Errno.EXDEV,
                Syscalls.rename(text("m/f"), text("f")),
                "rename to another file system");
            error(
                Errno.EXDEV, Syscalls.link(text("m/f"), text("f")), "link to another file system");
            error(Errno.EBUSY, Syscalls.umount2(text("m"), 0), "busy with an open file");
            error(Errno.EBUSY, Syscalls.rmdir(text("m")), "rmdir of a mount point");
            Syscalls.close(fd);
            equal(0, Syscalls.umount2(text("m"), 0), "umount");
            check(Syscalls.open(text("m/below"), 0, 0) >= 0, "uncovered");
            error(Errno.EINVAL, Syscalls.umount2(text("m"), 0), "umount of no mount point");
            error(
                Errno.ENODEV,
                Syscalls.mount(text("none"), text("m"), text("nofs"), 0, 0),
                "no such file system");
            error(
                Errno.ENOENT,
                Syscalls.mount(text("none"), text("n"), text("tmpfs"), 0, 0),
                "no such directory");
          }
        });
    tests.add(
        new UserTest("mount: read-only file systems are not written") {
          @Override
          void run() {
            Syscalls.mkdir(text("m"), 0x1ed);
            if (Syscalls.mount(text("none"), text("m"), text("tmpfs"), 1, 0) < 0) {
              skip("may not mount");
              return;
            }
            error(Errno.EROFS, Syscalls.open(text("m/f"), OpenFlags.CREATE | 1, 0x1b6), "create");
            error(Errno.EROFS, Syscalls.mkdir(text("m/d"), 0x1ed), "mkdir");
            equal(0, Syscalls.umount2(text("m"), 0), "umount");
          }
        });
    tests.add(
        new UserTest("pivot_root: the old root moves below the new, and back") {
          @Override
          void run() {
            byte[] names = new byte[390];
            Syscalls.uname(address(names));
            if (!Bytes.getString(names, 130).endsWith("kukla")) {
              skip("only where it is nobody else's root");
              return;
            }
            byte[] here = new byte[300];
            Syscalls.getcwd(address(here), 300);
            String directory = Bytes.getString(here, 0);
            long outside = inode("/");
            Syscalls.mkdir(text("new"), 0x1ed);
            equal(0, Syscalls.mount(text("none"), text("new"), text("tmpfs"), 0, 0), "mount");
            Syscalls.mkdir(text("new/old"), 0x1ed);
            Syscalls.close(file("new/mark", "m"));
            error(
                Errno.EINVAL,
                Syscalls.pivotRoot(text("new"), text(".")),
                "put_old outside of the new root");
            error(Errno.EBUSY, Syscalls.pivotRoot(text("/"), text("/")), "the root itself");
            equal(0, Syscalls.pivotRoot(text("new"), text("new/old")), "pivot_root");
            check(inode("/mark") != -1, "the new root");
            equal(outside, inode("/old"), "the old root");
            Syscalls.chdir(text("/"));
            equal(inode("/"), inode("/.."), "no way up: the cure for chroot");
            equal(
                0, Syscalls.pivotRoot(text("/old"), text("/old" + directory + "/new")), "and back");
            equal(outside, inode("/"), "the root is as before");
            equal(0, Syscalls.chdir(text(directory)), "chdir back");
            equal(0, Syscalls.umount2(text("new"), 0), "umount");
          }
        });
  }
}
