package org.matryoshka.guest.user.program.files;

import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Directory;
import org.matryoshka.guest.user.lib.FileStatus;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Paths;
import org.matryoshka.guest.user.lib.Program;
import org.matryoshka.guest.user.lib.Text;

/**
 * {@code du}: the space that directories take with all that is below them, in units of 1,024 bytes.
 */
public final class Du extends Program {
  private Options options;
  private int status;

  public Du() {
    super("du", "[-ahks] [FILE...]");
  }

  public static void main(String[] args) {
    new Du().start(args);
  }

  @Override
  protected int run(String[] args) {
    options = Options.of(this, args, "ahks");
    if (options.wrong()) {
      return 1;
    }
    for (String path : options.count() == 0 ? new String[] {"."} : options.operands()) {
      sum(path, true);
    }
    return status;
  }

  /** The blocks of 512 bytes of a file and of what is below it. */
  private long sum(String path, boolean top) {
    FileStatus file = new FileStatus();
    int result = os.stat(path, false, file);
    if (result < 0) {
      status = fail("cannot access '" + path + "'", result);
      return 0;
    }
    long blocks = file.blocks;
    if (file.isDirectory()) {
      Sequence<String> names = new Sequence<>();
      result = Directory.sorted(os, path, names);
      if (result < 0) {
        status = fail("cannot read directory '" + path + "'", result);
      }
      for (String name : names) {
        blocks += sum(Paths.join(path, name), false);
      }
    }
    if (top || (!options.has('s') && (file.isDirectory() || options.has('a')))) {
      out.print(options.has('h') ? Text.humanSize(blocks * 512) : Long.toString((blocks + 1) / 2));
      out.put('\t').line(path);
    }
    return blocks;
  }
}
