package org.matryoshka.guest.kernel.fs.procfs;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.task.SystemIdentity;
import org.matryoshka.guest.kernel.task.TaskTable;
import org.matryoshka.guest.kernel.vfs.Vfs;
import org.matryoshka.guest.runtime.collection.ByteOutput;

/** The files of {@code /proc/sys}: a value in a line; some can be changed. */
final class KernelSetting extends TextSource {
  /** The names in {@code sys/kernel}. */
  static final String[] KERNEL = {
    "domainname", "hostname", "osrelease", "ostype", "pid_max", "threads-max", "version"
  };

  /** The names in {@code sys/fs}. */
  static final String[] FILES = {"file-max", "file-nr", "pipe-max-size"};

  private final String name;

  KernelSetting(String name) {
    this.name = name;
  }

  @Override
  long write(ByteOutput out) {
    out.text(value()).line();
    return 0;
  }

  private String value() {
    return switch (name) {
      case "hostname" -> Kernel.identity().hostName();
      case "domainname" -> Kernel.identity().domainName();
      case "ostype" -> SystemIdentity.SYSTEM;
      case "osrelease" -> SystemIdentity.RELEASE;
      case "version" -> SystemIdentity.VERSION;
      case "pid_max" -> Integer.toString(TaskTable.MAX_ID + 1);
      case "threads-max" -> Integer.toString(Kernel.tasks().maxTasks());
      case "file-max" -> Integer.toString(Vfs.OPEN_FILES_MAX);
      case "file-nr" -> Kernel.vfs().openFiles() + "\t0\t" + Vfs.OPEN_FILES_MAX;
      default -> "65536"; // pipe-max-size: pipes have one size
    };
  }

  @Override
  boolean isWritable() {
    return name.equals("hostname") || name.equals("domainname");
  }

  @Override
  long change(String text) {
    if (!isWritable()) {
      return -Errno.EACCES;
    }
    if (text.length() > SystemIdentity.MAX_NAME) {
      return -Errno.EINVAL;
    }
    if (name.equals("hostname")) {
      Kernel.identity().setHostName(text);
    } else {
      Kernel.identity().setDomainName(text);
    }
    return 0;
  }
}
