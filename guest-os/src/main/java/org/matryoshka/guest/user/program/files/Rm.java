package org.matryoshka.guest.user.program.files;

import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Directory;
import org.matryoshka.guest.user.lib.Errno;
import org.matryoshka.guest.user.lib.FileStatus;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Paths;
import org.matryoshka.guest.user.lib.Program;

/**
 * {@code rm}: removes files; -r directories with all that is in them, -f without complaint about
 * missing ones, -i asks.
 */
public final class Rm extends Program {
  private Options options;

  public Rm() {
    super("rm", "[-firR] FILE...");
  }

  public static void main(String[] args) {
    new Rm().start(args);
  }

  @Override
  protected int run(String[] args) {
    options = Options.of(this, args, "firR");
    if (!options.counts(options.has('f') ? 0 : 1, Integer.MAX_VALUE)) {
      return 1;
    }
    int status = 0;
    for (String path : options.operands()) {
      String base = Paths.base(path);
      if (base.equals(".") || base.equals("..") || base.equals("/")) {
        status = fail("refusing to remove '" + path + "'");
      } else {
        status = Math.max(status, remove(path));
      }
    }
    return status;
  }

  private int remove(String path) {
    FileStatus status = new FileStatus();
    int result = os.stat(path, false, status);
    if (result == -Errno.ENOENT && options.has('f')) {
      return 0;
    }
    if (result < 0) {
      return fail("cannot remove '" + path + "'", result);
    }
    if (status.isDirectory()) {
      return removeDirectory(path);
    }
    if (options.has('i') && !confirmed("remove '" + path + "'? ")) {
      return 0;
    }
    result = os.unlink(path);
    return result < 0 ? fail("cannot remove '" + path + "'", result) : 0;
  }

  private int removeDirectory(String path) {
    if (!options.has('r') && !options.has('R')) {
      return fail("cannot remove '" + path + "'", Errno.EISDIR);
    }
    Sequence<String> names = new Sequence<>();
    int result = Directory.list(os, path, names);
    int worst = result < 0 ? fail(path, result) : 0;
    for (String name : names) {
      worst = Math.max(worst, remove(Paths.join(path, name)));
    }
    if (options.has('i') && !confirmed("remove directory '" + path + "'? ")) {
      return worst;
    }
    result = os.rmdir(path);
    return result < 0 ? fail("cannot remove '" + path + "'", result) : worst;
  }

  private boolean confirmed(String question) {
    err.print("rm: ").print(question).flush();
    String answer = input().readLine();
    return answer != null && (answer.startsWith("y") || answer.startsWith("Y"));
  }
}
