package org.matryoshka.guest.user.program.files;

import org.matryoshka.guest.runtime.collection.LittleEndian;
import org.matryoshka.guest.user.lib.Fields;
import org.matryoshka.guest.user.lib.Files;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Program;
import org.matryoshka.guest.user.lib.Text;

/** {@code df}: how full the mounted file systems are, or those that files are on. */
public final class Df extends Program {
  public Df() {
    super("df", "[-ahk] [FILE...]");
  }

  public static void main(String[] args) {
    new Df().start(args);
  }

  @Override
  protected int run(String[] args) {
    Options options = Options.of(this, args, "ahk");
    if (options.wrong()) {
      return 1;
    }
    String mounts = Files.read(os, "/proc/mounts");
    if (mounts == null && options.count() == 0) {
      return fail("/proc/mounts can't be read; is /proc mounted?");
    }
    boolean human = options.has('h');
    out.left("Filesystem", 20)
        .right(human ? "Size" : "1K-blocks", 10)
        .right("Used", 10)
        .right("Available", 10);
    out.line(" Use% Mounted on");
    int status = 0;
    for (String file : options.operands()) {
      int result = print("-", file, human, true);
      if (result < 0) {
        status = fail(file, result);
      }
    }
    if (options.count() == 0) {
      Fields lines = new Fields(mounts, '\n');
      for (String line = lines.next(); line != null; line = lines.next()) {
        Fields fields = new Fields(line, ' ');
        String device = fields.next();
        String target = fields.next();
        if (target != null) {
          print(device, target, human, options.has('a'));
        }
      }
    }
    return status;
  }

  private int print(String device, String path, boolean human, boolean empty) {
    byte[] raw = new byte[120];
    int result = os.statfs(path, raw);
    long unit = LittleEndian.getLong(raw, 8);
    long total = LittleEndian.getLong(raw, 16) * unit;
    long free = LittleEndian.getLong(raw, 24) * unit;
    long available = LittleEndian.getLong(raw, 32) * unit;
    if (result < 0 || (total == 0 && !empty)) {
      return result;
    }
    long used = total - free;
    long all = used + available;
    out.left(device, 20)
        .right(size(total, human), 10)
        .right(size(used, human), 10)
        .right(size(available, human), 10);
    out.right(all == 0 ? "-" : (used * 100 + all - 1) / all + "%", 5).put(' ').line(path);
    return 0;
  }

  private static String size(long bytes, boolean human) {
    return human ? Text.humanSize(bytes) : Long.toString(bytes / 1024);
  }
}
