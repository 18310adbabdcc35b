package org.matryoshka.guest.user.lib;

/**
 * Running other programs: looking for them in PATH, replacing this one, running one and waiting.
 */
public final class Commands {
  /** Where programs are looked for if PATH is not set. */
  public static final String DEFAULT_PATH = "/bin:/sbin:/usr/bin:/usr/sbin";

  private Commands() {}

  /**
   * Replaces this program, as execvp(3) does; comes back only with an error. A file without a magic
   * number is given to the shell.
   *
   * @return a negated errno: −ENOENT if nowhere in the path, −EACCES if found but not executable
   */
  public static int exec(Os os, String[] arguments, String[] environment, String path) {
    String name = arguments[0];
    if (name.indexOf('/') >= 0) {
      return execFile(os, name, arguments, environment);
    }
    int result = -Errno.ENOENT;
    int start = 0;
    while (start <= path.length()) {
      int end = path.indexOf(':', start);
      end = end < 0 ? path.length() : end;
      String file = Paths.join(start == end ? "." : path.substring(start, end), name);
      int error = execFile(os, file, arguments, environment);
      if (error != -Errno.ENOENT && error != -Errno.ENOTDIR) {
        result = error;
        if (error != -Errno.EACCES) {
          return error;
        }
      }
      start = end + 1;
    }
    return result;
  }

  private static int execFile(Os os, String file, String[] arguments, String[] environment) {
    int error = os.execve(file, arguments, environment);
    if (error != -Errno.ENOEXEC || isBinary(os, file)) {
      return error;
    }
    String[] script = new String[arguments.length + 1];
    script[0] = "sh";
    script[1] = file;
    for (int i = 1; i < arguments.length; i++) {
      script[i + 1] = arguments[i];
    }
    return os.execve("/bin/sh", script, environment);
  }

  /** Whether a file is no script: one of its first bytes is zero. */
  private static boolean isBinary(Os os, String file) {
    byte[] head = new byte[80];
    int fd = os.open(file, OpenFlags.READ | OpenFlags.CLOSE_ON_EXEC, 0);
    if (fd < 0) {
      return false;
    }
    int count = os.read(fd, head, 0, head.length);
    os.close(fd);
    for (int i = 0; i < count; i++) {
      if (head[i] == 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * The status that the end of an exec says: 127 if there is no such command, 126 if it can't be
   * run.
   */
  public static int execStatus(int error) {
    return error == -Errno.ENOENT || error == -Errno.ENOTDIR ? 127 : 126;
  }

  /**
   * Runs a program and waits for it: its status as a shell shows it, or a negated errno of fork.
   */
  public static int run(Program program, Os os, String[] arguments) {
    int child = os.fork();
    if (child == 0) {
      os.exit(become(program, os, arguments));
    }
    return child < 0 ? child : await(os, child);
  }

  /**
   * Replaces this program by another, with this one's environment; the status after it could not
   * be, which has been said.
   */
  public static int become(Program program, Os os, String[] arguments) {
    String path = program.environment("PATH");
    int error = exec(os, arguments, os.environment(), path == null ? DEFAULT_PATH : path);
    program.fail(arguments[0], error);
    return execStatus(error);
  }

  /** Waits for one child: its status as a shell shows it. */
  public static int await(Os os, int child) {
    int[] status = new int[1];
    int result = os.wait4(child, status, 0);
    while (result == -Errno.EINTR) {
      result = os.wait4(child, status, 0);
    }
    return result < 0 ? 1 : WaitStatus.shellStatus(status[0]);
  }
}
