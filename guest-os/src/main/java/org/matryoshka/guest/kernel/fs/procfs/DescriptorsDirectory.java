package org.matryoshka.guest.kernel.fs.procfs;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.task.Process;
import org.matryoshka.guest.kernel.task.Task;
import org.matryoshka.guest.kernel.vfs.Dentry;
import org.matryoshka.guest.kernel.vfs.DescriptorTable;
import org.matryoshka.guest.kernel.vfs.DirectoryFile;
import org.matryoshka.guest.kernel.vfs.DirectoryReceiver;
import org.matryoshka.guest.kernel.vfs.FileMode;
import org.matryoshka.guest.kernel.vfs.Inode;
import org.matryoshka.guest.kernel.vfs.Location;
import org.matryoshka.guest.kernel.vfs.OpenFile;
import org.matryoshka.guest.kernel.vfs.PathName;
import org.matryoshka.guest.runtime.collection.ByteOutput;

/** {@code /proc/N/fd}, a link for each descriptor, and {@code /proc/N/fdinfo}, a text for each. */
final class DescriptorsDirectory extends Inode {
  private static final int COOKIE_BASE = 3;
  private static final int FIRST_NUMBER = 64;

  private final ProcFileSystem files;
  private final int processId;
  private final boolean asTexts;

  DescriptorsDirectory(ProcFileSystem files, long number, int processId, boolean asTexts) {
    super(files, number, FileMode.DIRECTORY | 0500);
    this.files = files;
    this.processId = processId;
    this.asTexts = asTexts;
    addLinks(2);
  }

  private DescriptorTable table() {
    Process process = Kernel.tasks().process(processId);
    return process == null || !ProcFileSystem.mayInspect(process) ? null : process.files();
  }

  @Override
  public boolean isEmpty() {
    return false;
  }

  @Override
  public Dentry lookup(Dentry self, String name) {
    int descriptor = ProcFileSystem.number(name);
    DescriptorTable table = table();
    OpenFile file = table == null ? null : table.get(descriptor);
    if (file == null) {
      return null;
    }
    long number = inodeNumber(descriptor);
    if (asTexts) {
      TextSource source = new DescriptorText(processId, descriptor);
      return new Dentry(self, name, new TextInode(files, number, 0444, source));
    }
    Location root = Task.current().process().context().root();
    String target = PathName.of(file.location(), root);
    return new Dentry(self, name, new LinkInode(files, number, target, file.location()));
  }

  private long inodeNumber(int descriptor) {
    int index = FIRST_NUMBER + 2 * descriptor + (asTexts ? 1 : 0);
    return ProcFileSystem.processInode(processId, processId, index);
  }

  @Override
  public void list(Dentry self, long after, DirectoryReceiver receiver) {
    DescriptorTable table = table();
    int type = asTexts ? FileMode.REGULAR : FileMode.LINK;
    int first = (int) Math.max(0, after - COOKIE_BASE + 1);
    for (int i = first; table != null && i < table.size(); i++) {
      if (table.get(i) != null
          && !receiver.entry(Integer.toString(i), inodeNumber(i), type, i + COOKIE_BASE)) {
        return;
      }
    }
  }

  @Override
  public OpenFile open(Location location, int flags) {
    return new DirectoryFile(location, flags);
  }

  /** {@code /proc/N/fdinfo/M}. */
  private static final class DescriptorText extends TextSource {
    private final int processId;
    private final int descriptor;

    DescriptorText(int processId, int descriptor) {
      this.processId = processId;
      this.descriptor = descriptor;
    }

    @Override
    long write(ByteOutput out) {
      Process process = Kernel.tasks().process(processId);
      DescriptorTable table = process == null ? null : process.files();
      OpenFile file = table == null ? null : table.get(descriptor);
      if (file == null) {
        return -Errno.ENOENT;
      }
      out.text("pos:\t").decimal(file.position()).line();
      out.text("flags:\t0").text(Integer.toOctalString(file.flags())).line();
      out.text("mnt_id:\t").decimal(file.location().mount().id()).line();
      out.text("ino:\t").decimal(file.inode().number()).line();
      return 0;
    }
  }
}
