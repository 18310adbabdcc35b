package org.matryoshka.guest.kernel.fs.procfs;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.task.Process;
import org.matryoshka.guest.kernel.task.Task;
import org.matryoshka.guest.kernel.vfs.Dentry;
import org.matryoshka.guest.kernel.vfs.DirectoryFile;
import org.matryoshka.guest.kernel.vfs.DirectoryReceiver;
import org.matryoshka.guest.kernel.vfs.FileMode;
import org.matryoshka.guest.kernel.vfs.Inode;
import org.matryoshka.guest.kernel.vfs.Location;
import org.matryoshka.guest.kernel.vfs.OpenFile;

/** {@code /proc/N/task}: a directory for each thread. */
final class ThreadsDirectory extends Inode {
  private static final int COOKIE_BASE = 3;

  private final ProcFileSystem files;
  private final int processId;

  ThreadsDirectory(ProcFileSystem files, long number, int processId) {
    super(files, number, FileMode.DIRECTORY | 0555);
    this.files = files;
    this.processId = processId;
    addLinks(2);
  }

  @Override
  public boolean isEmpty() {
    return false;
  }

  @Override
  public Dentry lookup(Dentry self, String name) {
    int id = ProcFileSystem.number(name);
    Task task = id <= 0 ? null : Kernel.tasks().task(id);
    if (task == null || task.process().id() != processId) {
      return null;
    }
    return new Dentry(self, name, new ProcessDirectory(files, processId, id, true));
  }

  @Override
  public void list(Dentry self, long after, DirectoryReceiver receiver) {
    Process process = Kernel.tasks().process(processId);
    if (process == null) {
      return;
    }
    // Threads are listed by their number, so that a listing can go on behind one that has ended.
    int last = (int) Math.max(0, after - COOKIE_BASE);
    while (true) {
      Task next = null;
      for (Task t = process.firstTask(); t != null; t = t.nextInProcess()) {
        if (t.id() > last && (next == null || t.id() < next.id())) {
          next = t;
        }
      }
      if (next == null) {
        return;
      }
      last = next.id();
      long number = ProcFileSystem.processInode(processId, last, 1);
      String name = Integer.toString(last);
      if (!receiver.entry(name, number, FileMode.DIRECTORY, COOKIE_BASE + last)) {
        return;
      }
    }
  }

  @Override
  public OpenFile open(Location location, int flags) {
    return new DirectoryFile(location, flags);
  }
}
