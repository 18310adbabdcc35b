package org.matryoshka.guest.kernel.fs.procfs;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.task.Process;
import org.matryoshka.guest.kernel.task.Task;
import org.matryoshka.guest.kernel.vfs.Dentry;
import org.matryoshka.guest.kernel.vfs.DirectoryReceiver;
import org.matryoshka.guest.kernel.vfs.FileMode;
import org.matryoshka.guest.kernel.vfs.Inode;

/** {@code /proc} itself: what is always there, then {@code self}, then a directory a process. */
final class RootDirectory extends FixedDirectory {
  /** Cookies of what is made up; those of fixed entries are smaller. */
  private static final long SELF_COOKIE = 1000;

  private static final long THREAD_SELF_COOKIE = 1001;
  private static final long PROCESS_COOKIE = 1002;

  private final ProcFileSystem files;

  RootDirectory(ProcFileSystem files, long number) {
    super(files, number);
    this.files = files;
  }

  @Override
  public Dentry lookup(Dentry self, String name) {
    Dentry fixed = super.lookup(self, name);
    if (fixed != null) {
      return fixed;
    }
    Task task = Task.current();
    if (name.equals("self")) {
      return link(self, name, SELF_COOKIE, Integer.toString(task.process().id()));
    }
    if (name.equals("thread-self")) {
      String target = task.process().id() + "/task/" + task.id();
      return link(self, name, THREAD_SELF_COOKIE, target);
    }
    int id = ProcFileSystem.number(name);
    Process process = id <= 0 ? null : Kernel.tasks().process(id);
    if (process == null) {
      return null;
    }
    Inode directory = new ProcessDirectory(files, process.id(), process.id(), false);
    return new Dentry(self, name, directory);
  }

  private Dentry link(Dentry self, String name, long number, String target) {
    return new Dentry(self, name, new LinkInode(files, number, target, null));
  }

  @Override
  public void list(Dentry self, long after, DirectoryReceiver receiver) {
    if (after < SELF_COOKIE) {
      ListingEnd end = new ListingEnd(receiver);
      super.list(self, after, end);
      if (end.reached() || !receiver.entry("self", SELF_COOKIE, FileMode.LINK, SELF_COOKIE)) {
        return;
      }
    }
    if (after < THREAD_SELF_COOKIE
        && !receiver.entry("thread-self", THREAD_SELF_COOKIE, FileMode.LINK, THREAD_SELF_COOKIE)) {
      return;
    }
    int last = (int) Math.max(0, after - PROCESS_COOKIE);
    for (Process p = Kernel.tasks().processAfter(last);
        p != null;
        p = Kernel.tasks().processAfter(p.id())) {
      long number = ProcFileSystem.processInode(p.id(), p.id(), 0);
      String name = Integer.toString(p.id());
      if (!receiver.entry(name, number, FileMode.DIRECTORY, PROCESS_COOKIE + p.id())) {
        return;
      }
    }
  }
}
