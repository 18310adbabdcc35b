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
import org.matryoshka.guest.kernel.vfs.PathName;

/** {@code /proc/N} and {@code /proc/N/task/M}: the files about a process or one of its threads. */
final class ProcessDirectory extends Inode {
  /** The files of text, in the order of the listing; {@link ProcessTextSource} makes them. */
  private static final String[] TEXTS = {
    "cmdline",
    "comm",
    "environ",
    "limits",
    "maps",
    "mountinfo",
    "mounts",
    "sched",
    "stat",
    "statm",
    "status",
    "wchan",
    "schedstat",
    "loginuid"
  };

  private static final String[] LINKS = {"cwd", "exe", "root"};
  private static final String[] DIRECTORIES = {"fd", "fdinfo", "task"};
  private static final int FIRST_LINK = 40;
  private static final int FIRST_DIRECTORY = 50;
  private static final int COOKIE_BASE = 3;

  private final ProcFileSystem files;
  private final int processId;
  private final int taskId;
  private final boolean ofTask;

  /**
   * The directory.
   *
   * @param ofTask whether it is that of a thread, below {@code task}
   */
  ProcessDirectory(ProcFileSystem files, int processId, int taskId, boolean ofTask) {
    super(
        files,
        ProcFileSystem.processInode(processId, taskId, ofTask ? 1 : 0),
        FileMode.DIRECTORY | 0555);
    this.files = files;
    this.processId = processId;
    this.taskId = taskId;
    this.ofTask = ofTask;
    addLinks(2);
  }

  private static int permissions(String text) {
    return switch (text) {
      case "environ" -> 0400;
      case "sched" -> 0644;
      default -> 0444;
    };
  }

  private Process process() {
    return Kernel.tasks().process(processId);
  }

  @Override
  public int uid() {
    Process process = process();
    return process == null ? 0 : process.credentials().effectiveUserId();
  }

  @Override
  public int gid() {
    Process process = process();
    return process == null ? 0 : process.credentials().effectiveGroupId();
  }

  @Override
  public boolean isEmpty() {
    return false;
  }

  @Override
  public Dentry lookup(Dentry self, String name) {
    Process process = process();
    if (process == null) {
      return null;
    }
    int text = indexOf(TEXTS, name);
    if (text >= 0) {
      int permissions = permissions(name);
      TextSource source = new ProcessTextSource(name, processId, taskId, ofTask);
      TextInode inode = new TextInode(files, inodeNumber(text + 2), permissions, source);
      inode.setOwner(uid(), gid());
      return new Dentry(self, name, inode);
    }
    int link = indexOf(LINKS, name);
    if (link >= 0) {
      return link(self, name, link, process);
    }
    int directory = indexOf(DIRECTORIES, name);
    if (directory < 0 || (ofTask && name.equals("task"))) {
      return null;
    }
    long number = inodeNumber(FIRST_DIRECTORY + directory);
    Inode inode =
        name.equals("task")
            ? new ThreadsDirectory(files, number, processId)
            : new DescriptorsDirectory(files, number, processId, name.equals("fdinfo"));
    inode.setOwner(uid(), gid());
    return new Dentry(self, name, inode);
  }

  private Dentry link(Dentry self, String name, int index, Process process) {
    if (!ProcFileSystem.mayInspect(process)) {
      return new Dentry(
          self, name, new LinkInode(files, inodeNumber(FIRST_LINK + index), null, null));
    }
    String target = null;
    Location jump = null;
    if (name.equals("exe")) {
      target = process.executable().isEmpty() ? null : process.executable();
    } else if (process.context() != null) {
      jump = name.equals("cwd") ? process.context().workingDirectory() : process.context().root();
      target = PathName.of(jump, Task.current().process().context().root());
    }
    LinkInode inode = new LinkInode(files, inodeNumber(FIRST_LINK + index), target, jump);
    inode.setOwner(uid(), gid());
    return new Dentry(self, name, inode);
  }

  private long inodeNumber(int index) {
    return ProcFileSystem.processInode(processId, taskId, index);
  }

  @Override
  public void list(Dentry self, long after, DirectoryReceiver receiver) {
    if (process() == null) {
      return;
    }
    int directories = ofTask ? DIRECTORIES.length - 1 : DIRECTORIES.length;
    int count = TEXTS.length + LINKS.length + directories;
    for (int i = (int) Math.max(0, after - COOKIE_BASE + 1); i < count; i++) {
      if (!entry(i, receiver)) {
        return;
      }
    }
  }

  private boolean entry(int index, DirectoryReceiver receiver) {
    long cookie = (long) index + COOKIE_BASE;
    if (index < TEXTS.length) {
      return receiver.entry(TEXTS[index], inodeNumber(index + 2), FileMode.REGULAR, cookie);
    }
    int link = index - TEXTS.length;
    if (link < LINKS.length) {
      return receiver.entry(LINKS[link], inodeNumber(FIRST_LINK + link), FileMode.LINK, cookie);
    }
    int directory = link - LINKS.length;
    long number = inodeNumber(FIRST_DIRECTORY + directory);
    return receiver.entry(DIRECTORIES[directory], number, FileMode.DIRECTORY, cookie);
  }

  private static int indexOf(String[] names, String name) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public OpenFile open(Location location, int flags) {
    return new DirectoryFile(location, flags);
  }
}
