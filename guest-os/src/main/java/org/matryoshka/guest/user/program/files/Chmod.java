package org.matryoshka.guest.user.program.files;

import org.matryoshka.guest.user.lib.FileModes;
import org.matryoshka.guest.user.lib.FileStatus;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Text;

/** {@code chmod}: changes permissions, octal ({@code 644}) or symbolic ({@code u+x,go-w}). */
public final class Chmod extends FileTree {
  private String change = "";
  private int umask;

  public Chmod() {
    super("chmod", "[-R] MODE FILE...");
  }

  public static void main(String[] args) {
    new Chmod().start(args);
  }

  @Override
  protected int run(String[] args) {
    Options options = Options.of(this, modeAsOperand(args), "R");
    if (!options.counts(2, Integer.MAX_VALUE)) {
      return 1;
    }
    change = options.operand(0);
    umask = os.umask(0);
    os.umask(umask);
    if (FileModes.change(change, 0, umask) < 0) {
      return misused("invalid mode: '" + change + "'");
    }
    int status = 0;
    for (String path : options.operandsFrom(1)) {
      status = Math.max(status, walk(path, options.has('R'), true));
    }
    return status;
  }

  /** A mode like -w or -x looks like an option: options end before it. */
  private static String[] modeAsOperand(String[] args) {
    for (int i = 0; i < args.length; i++) {
      boolean mode =
          args[i].length() > 1
              && args[i].charAt(0) == '-'
              && "rwxXstugo".indexOf(args[i].charAt(1)) >= 0;
      if (mode) {
        String[] result = new String[args.length + 1];
        System.arraycopy(args, 0, result, 0, i);
        result[i] = "--";
        System.arraycopy(args, i, result, i + 1, args.length - i);
        return result;
      }
      if (!args[i].startsWith("-")) {
        return args;
      }
    }
    return args;
  }

  @Override
  int visit(String path, FileStatus status) {
    if (status.isLink()) {
      return 0;
    }
    int mode = FileModes.change(change, status.mode, umask);
    int result = os.chmod(path, mode);
    return result < 0
        ? fail("changing permissions of '" + path + "' to " + Text.octal(mode), result)
        : 0;
  }
}
