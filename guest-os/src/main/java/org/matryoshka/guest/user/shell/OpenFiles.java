package org.matryoshka.guest.user.shell;

import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Bytes;
import org.matryoshka.guest.user.lib.Errno;
import org.matryoshka.guest.user.lib.FileStatus;
import org.matryoshka.guest.user.lib.Files;
import org.matryoshka.guest.user.lib.Numbers;
import org.matryoshka.guest.user.lib.OpenFlags;
import org.matryoshka.guest.user.lib.Os;

/** Redirections of the shell's own descriptors, and their undoing. */
final class OpenFiles {
  /** Descriptors below are the user's, kept copies are above. */
  private static final int FIRST_COPY = 10;

  /** What a pipe takes without a reader, on any kernel. */
  private static final int SURE_PIPE = 4096;

  private final Shell shell;
  private final Os os;
  private final Sequence<SavedFile> saved = new Sequence<>();

  OpenFiles(Shell shell) {
    this.shell = shell;
    this.os = shell.os();
  }

  /** Where {@link #restore} goes back to. */
  int mark() {
    return saved.size();
  }

  /** Does redirections in order; false, after a message, if one of them can't be done. */
  boolean redirect(Sequence<Redirection> redirections, boolean keepCopies) {
    for (Redirection redirection : redirections) {
      int file = open(redirection);
      if (file < -1) {
        return false;
      }
      if (keepCopies) {
        keepCopy(redirection.fd);
      }
      if (file == -1) {
        os.close(redirection.fd);
      } else if (file != redirection.fd) {
        int result = os.duplicate(file, redirection.fd);
        if (!redirection.operator.endsWith("&")) {
          os.close(file);
        }
        if (result < 0) {
          return failed(Integer.toString(redirection.fd), result) == 0;
        }
      }
    }
    return true;
  }

  private void keepCopy(int fd) {
    int copy = os.fcntl(fd, OpenFlags.F_DUPFD_CLOEXEC, FIRST_COPY);
    saved.add(new SavedFile(fd, copy));
  }

  /** Undoes what has been done since a mark. */
  void restore(int mark) {
    while (saved.size() > mark) {
      SavedFile file = saved.removeLast();
      if (file.copy < 0) {
        os.close(file.fd);
      } else {
        os.duplicate(file.copy, file.fd);
        os.close(file.copy);
      }
    }
  }

  /** Makes what has been done since a mark stay: {@code exec >file}. */
  void keep(int mark) {
    while (saved.size() > mark) {
      SavedFile file = saved.removeLast();
      if (file.copy >= 0) {
        os.close(file.copy);
      }
    }
  }

  private int failed(String what, int error) {
    shell.complain(what + ": " + Errno.text(error));
    return -2;
  }

  /** The descriptor to use; −1 to close it; below −1 after a message. */
  private int open(Redirection redirection) {
    if (redirection.isHereDocument()) {
      return hereDocument(redirection);
    }
    String target = shell.expander().single(redirection.target);
    if (shell.unwinding().active()) {
      return -2;
    }
    int flags =
        switch (redirection.operator) {
          case "<" -> OpenFlags.READ;
          case ">>" -> OpenFlags.WRITE | OpenFlags.CREATE | OpenFlags.APPEND;
          case "<>" -> OpenFlags.READ_WRITE | OpenFlags.CREATE;
          case ">" ->
              OpenFlags.WRITE
                  | OpenFlags.CREATE
                  | (shell.option('C') ? OpenFlags.EXCLUSIVE : OpenFlags.TRUNCATE);
          case ">|" -> OpenFlags.WRITE | OpenFlags.CREATE | OpenFlags.TRUNCATE;
          default -> -1;
        };
    if (flags < 0) {
      return duplicated(target);
    }
    int fd = os.open(target, flags, 0x1b6);
    FileStatus status = new FileStatus();
    if (fd == -Errno.EEXIST && os.stat(target, true, status) >= 0 && !status.isRegular()) {
      fd = os.open(target, OpenFlags.WRITE, 0);
    }
    if (fd < 0) {
      String what = redirection.operator.equals("<") ? "cannot open " : "cannot create ";
      return failed(what + target, fd);
    }
    return fd;
  }

  private int duplicated(String target) {
    if (target.equals("-")) {
      return -1;
    }
    long number = Numbers.parse(target);
    if (number < 0 || number > 1_000_000) {
      shell.complain(target + ": bad file descriptor");
      return -2;
    }
    int flags = os.fcntl((int) number, OpenFlags.F_GETFD, 0);
    return flags < 0 ? failed(target, flags) : (int) number;
  }

  private int hereDocument(Redirection redirection) {
    byte[] body =
        Bytes.of(
            redirection.literal ? redirection.body : shell.expander().inDocument(redirection.body));
    int[] ends = new int[2];
    int result = os.pipe(ends, 0);
    if (result < 0) {
      return failed("here document", result);
    }
    int writer = body.length > SURE_PIPE ? os.fork() : 1;
    if (writer == 0) {
      os.close(ends[0]);
    }
    if (body.length <= SURE_PIPE || writer == 0) {
      Files.writeAll(os, ends[1], body, body.length);
    }
    if (writer == 0) {
      os.exit(0);
    }
    os.close(ends[1]);
    return ends[0];
  }
}
