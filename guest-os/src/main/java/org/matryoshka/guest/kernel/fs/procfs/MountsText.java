package org.matryoshka.guest.kernel.fs.procfs;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.task.Process;
import org.matryoshka.guest.kernel.vfs.Location;
import org.matryoshka.guest.kernel.vfs.Mount;
import org.matryoshka.guest.kernel.vfs.MountTable;
import org.matryoshka.guest.kernel.vfs.PathName;
import org.matryoshka.guest.runtime.collection.ByteOutput;

/** {@code /proc/N/mounts} and {@code mountinfo}: the mounts that a process can see. */
final class MountsText {
  private MountsText() {}

  /** Source, mount point, type, options, two zeros: the form of fstab(5). */
  static void mounts(Process process, ByteOutput out) {
    if (process.context() == null) {
      return;
    }
    Location root = process.context().root();
    MountTable mounts = Kernel.vfs().mounts();
    for (int i = 0; i < mounts.size(); i++) {
      Mount mount = mounts.get(i);
      if (isVisible(mount, root)) {
        word(out, mount.source());
        out.put(' ');
        word(out, place(mount, root));
        out.put(' ').text(mount.fileSystem().type()).put(' ');
        options(mount, out);
        out.text(mount.fileSystem().options()).text(" 0 0\n");
      }
    }
  }

  /** The form of proc(5): number, parent, device, root, mount point, options, - type source. */
  static void details(Process process, ByteOutput out) {
    if (process.context() == null) {
      return;
    }
    Location root = process.context().root();
    MountTable mounts = Kernel.vfs().mounts();
    for (int i = 0; i < mounts.size(); i++) {
      Mount mount = mounts.get(i);
      if (isVisible(mount, root)) {
        out.decimal(mount.id()).put(' ').decimal(mount.mountPoint().mount().id());
        out.text(" 0:").decimal(mount.fileSystem().device()).put(' ');
        word(out, PathName.within(mount.root()));
        out.put(' ');
        word(out, place(mount, root));
        out.put(' ');
        options(mount, out);
        out.text(" - ").text(mount.fileSystem().type()).put(' ');
        word(out, mount.source());
        out.text(mount.fileSystem().readOnly() ? " ro" : " rw");
        out.text(mount.fileSystem().options()).line();
      }
    }
  }

  /** Not the bottom, and not what lies outside the process's root. */
  private static boolean isVisible(Mount mount, Location root) {
    Location top = new Location(mount, mount.root());
    return mount.mountPoint() != null && PathName.isReachable(top, root);
  }

  private static String place(Mount mount, Location root) {
    return PathName.of(new Location(mount, mount.root()), root);
  }

  private static void options(Mount mount, ByteOutput out) {
    out.text(mount.readOnly() ? "ro" : "rw");
    flag(mount, Mount.NO_SETUID, ",nosuid", out);
    flag(mount, Mount.NO_DEVICES, ",nodev", out);
    flag(mount, Mount.NO_EXECUTE, ",noexec", out);
    flag(mount, Mount.NO_ACCESS_TIME, ",noatime", out);
  }

  private static void flag(Mount mount, int flag, String name, ByteOutput out) {
    if ((mount.flags() & flag) != 0) {
      out.text(name);
    }
  }

  /** A word in which blanks, tabs, line ends and backslashes are octal numbers. */
  private static void word(ByteOutput out, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ' || c == '\t' || c == '\n' || c == '\\') {
        out.put('\\').put('0' + (c >> 6)).put('0' + (c >> 3 & 7)).put('0' + (c & 7));
      } else {
        out.put(c);
      }
    }
  }
}
