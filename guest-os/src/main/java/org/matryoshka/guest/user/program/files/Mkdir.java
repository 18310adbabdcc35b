package org.matryoshka.guest.user.program.files;

import org.matryoshka.guest.user.lib.FileModes;
import org.matryoshka.guest.user.lib.FileStatus;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Paths;
import org.matryoshka.guest.user.lib.Program;

/** {@code mkdir}: makes directories; -p also those above them. */
public final class Mkdir extends Program {
  public Mkdir() {
    super("mkdir", "[-p] [-m MODE] DIRECTORY...");
  }

  public static void main(String[] args) {
    new Mkdir().start(args);
  }

  @Override
  protected int run(String[] args) {
    Options options = Options.of(this, args, "pm:");
    if (!options.counts(1, Integer.MAX_VALUE)) {
      return 1;
    }
    int mode = 0x1ff;
    if (options.value('m') != null) {
      mode = FileModes.change(options.value('m'), 0x1ff, 0);
      if (mode < 0) {
        return misused("'" + options.value('m') + "' is no mode");
      }
    }
    int status = 0;
    for (String path : options.operands()) {
      int result = options.has('p') ? makeAll(path, mode) : os.mkdir(path, mode);
      if (result >= 0 && options.value('m') != null) {
        result = os.chmod(path, mode);
      }
      if (result < 0) {
        status = fail("cannot create directory '" + path + "'", result);
      }
    }
    return status;
  }

  private int makeAll(String path, int mode) {
    FileStatus status = new FileStatus();
    if (os.stat(path, true, status) >= 0 && status.isDirectory()) {
      return 0;
    }
    String parent = Paths.parent(path);
    if (!parent.equals(".") && !parent.equals(path)) {
      int result = makeAll(parent, 0x1ff);
      if (result < 0) {
        return result;
      }
    }
    return os.mkdir(path, mode);
  }
}
