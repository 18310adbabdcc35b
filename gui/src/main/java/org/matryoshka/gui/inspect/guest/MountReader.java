package org.matryoshka.gui.inspect.guest;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.guest.kernel.vfs.Mount;
import org.matryoshka.guest.kernel.vfs.MountTable;

/** Reads the mounts of a guest. */
final class MountReader {
  private MountReader() {}

  /**
   * The mounts, in the order in which they were made.
   *
   * @param root what a process calls {@code /}: then only what it can see, by its own names; null
   *     for all mounts
   */
  static List<MountInfo> read(Look look, GuestObject root) {
    List<MountInfo> found = new ArrayList<>();
    GuestObject vfs = look.root(GuestReader.KERNEL, "vfs");
    GuestObject table = vfs == null ? null : vfs.get("mounts");
    GuestObject sequence = table == null ? null : table.get("mounts");
    GuestObject items = sequence == null ? null : sequence.get("items");
    if (items == null) {
      return found;
    }
    int count = Math.min(sequence.integer("size"), MountTable.MAXIMUM);
    for (int i = 0; i < count && i < items.length(); i++) {
      GuestObject mount = items.at(i);
      GuestObject point =
          mount == null || !mount.has("mountPoint") ? null : mount.get("mountPoint");
      if (point != null && (root == null || isVisible(mount, point, root))) {
        found.add(info(mount, point, root));
      }
    }
    return found;
  }

  private static boolean isVisible(GuestObject mount, GuestObject point, GuestObject root) {
    // the root of the mount, or the place that it hangs on, lies below what the process calls /
    boolean isRoot =
        PathNames.same(root.get("mount"), mount)
            && PathNames.same(root.get("dentry"), mount.get("root"));
    return isRoot || PathNames.isReachable(point, root);
  }

  private static MountInfo info(GuestObject mount, GuestObject point, GuestObject root) {
    boolean isRoot = root != null && PathNames.same(root.get("mount"), mount);
    GuestObject parent = point.get("mount");
    GuestObject fileSystem = mount.get("fileSystem");
    return new MountInfo(
        mount.integer("id"),
        parent == null ? 0 : parent.integer("id"),
        isRoot ? "/" : PathNames.of(point, root),
        fileSystem == null ? "" : fileSystem.text("type"),
        mount.text("source"),
        options(mount, fileSystem));
  }

  private static String options(GuestObject mount, GuestObject fileSystem) {
    int flags = mount.integer("flags");
    boolean readOnly =
        (flags & Mount.READ_ONLY) != 0 || (fileSystem != null && fileSystem.flag("readOnly"));
    StringBuilder text = new StringBuilder(readOnly ? "ro" : "rw");
    option(text, flags, Mount.NO_SETUID, ",nosuid");
    option(text, flags, Mount.NO_DEVICES, ",nodev");
    option(text, flags, Mount.NO_EXECUTE, ",noexec");
    option(text, flags, Mount.NO_ACCESS_TIME, ",noatime");
    return text.toString();
  }

  private static void option(StringBuilder text, int flags, int flag, String name) {
    if ((flags & flag) != 0) {
      text.append(name);
    }
  }
}
