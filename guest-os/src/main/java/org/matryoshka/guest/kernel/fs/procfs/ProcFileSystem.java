package org.matryoshka.guest.kernel.fs.procfs;

import org.matryoshka.guest.kernel.task.Credentials;
import org.matryoshka.guest.kernel.task.Process;
import org.matryoshka.guest.kernel.task.Task;
import org.matryoshka.guest.kernel.vfs.Dentry;
import org.matryoshka.guest.kernel.vfs.FileSystem;
import org.matryoshka.guest.kernel.vfs.FileSystemType;
import org.matryoshka.guest.kernel.vfs.Vfs;

/** The tree of {@code /proc}. There is one, however often it is mounted. */
public final class ProcFileSystem extends FileSystem {
  private static final long MAGIC = 0x9fa0;
  private static final int LONGEST_NUMBER = 9;

  private final Dentry root;
  private long nextNumber = 1;

  /** The tree, with what is always there. */
  public ProcFileSystem(Vfs vfs) {
    super(vfs, "proc");
    RootDirectory top = new RootDirectory(this, nextNumber++);
    root = new Dentry(top);
    for (int i = 0; i < MachineText.NAMES.length; i++) {
      TextInode text =
          new TextInode(this, nextNumber++, 0444, new MachineText(MachineText.NAMES[i]));
      top.put(root, MachineText.NAMES[i], text);
    }
    top.put(root, "mounts", new LinkInode(this, nextNumber++, "self/mounts", null));
    Dentry sys = directory(root, "sys");
    Dentry kernel = directory(sys, "kernel");
    for (int i = 0; i < KernelSetting.KERNEL.length; i++) {
      setting(kernel, KernelSetting.KERNEL[i]);
    }
    Dentry files = directory(sys, "fs");
    for (int i = 0; i < KernelSetting.FILES.length; i++) {
      setting(files, KernelSetting.FILES[i]);
    }
  }

  private Dentry directory(Dentry parent, String name) {
    FixedDirectory above = (FixedDirectory) parent.inode();
    return above.put(parent, name, new FixedDirectory(this, nextNumber++));
  }

  private void setting(Dentry parent, String name) {
    KernelSetting setting = new KernelSetting(name);
    int permissions = setting.isWritable() ? 0644 : 0444;
    FixedDirectory above = (FixedDirectory) parent.inode();
    above.put(parent, name, new TextInode(this, nextNumber++, permissions, setting));
  }

  @Override
  public Dentry root() {
    return root;
  }

  @Override
  public long magic() {
    return MAGIC;
  }

  /** The inode number of the n-th file about a task; such are greater than all others. */
  static long processInode(int processId, int taskId, int index) {
    return (long) processId << 48 | (long) taskId << 24 | (index + 1L) << 1 | 1;
  }

  /** A name as a number, without a sign and leading zeros; -1 if it is none. */
  static int number(String name) {
    int length = name.length();
    if (length == 0 || length > LONGEST_NUMBER || (length > 1 && name.charAt(0) == '0')) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < length; i++) {
      int digit = name.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /** Whether the current process may look into another one: the same user, or the superuser. */
  static boolean mayInspect(Process other) {
    Process own = Task.current().process();
    Credentials who = own.credentials();
    return own == other
        || who.isSuperuser()
        || (who.fileUserId() == other.credentials().userId()
            && who.fileUserId() == other.credentials().effectiveUserId());
  }

  /** {@code mount -t proc}. */
  public static final class Type implements FileSystemType {
    private final ProcFileSystem only;

    /** Makes the tree. */
    public Type(Vfs vfs) {
      only = new ProcFileSystem(vfs);
    }

    @Override
    public String name() {
      return "proc";
    }

    @Override
    public FileSystem create(String options) {
      return only;
    }
  }
}
