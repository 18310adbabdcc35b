package org.matryoshka.guest.user.program.files;

import org.matryoshka.guest.user.lib.Fields;
import org.matryoshka.guest.user.lib.Files;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Program;

/** {@code mount}: mounts a file system; without arguments shows what is mounted. */
public final class Mount extends Program {
  private long flags;
  private String data = "";

  public Mount() {
    super("mount", "[-t TYPE] [-o OPTIONS] [-r] [SOURCE] DIRECTORY | --bind is -o bind");
  }

  public static void main(String[] args) {
    new Mount().start(args);
  }

  @Override
  protected int run(String[] args) {
    for (int i = 0; i < args.length; i++) {
      args[i] = args[i].equals("--bind") ? "-obind" : args[i];
    }
    Options options = Options.of(this, args, "t:o:r");
    if (!options.counts(0, 2)) {
      return 1;
    }
    if (options.count() == 0) {
      return show(options.value('t'));
    }
    flags = options.has('r') ? 1 : 0;
    take(options.value('o', ""));
    String target = options.operand(options.count() - 1);
    String source = options.count() == 2 ? options.operand(0) : options.value('t', "none");
    int result = os.mount(source, target, options.value('t', "none"), flags, data);
    return result < 0 ? fail("mounting " + source + " on " + target + " failed", result) : 0;
  }

  private int show(String type) {
    String mounts = Files.read(os, "/proc/mounts");
    if (mounts == null) {
      return fail("/proc/mounts can't be read; is /proc mounted?");
    }
    Fields lines = new Fields(mounts, '\n');
    for (String line = lines.next(); line != null; line = lines.next()) {
      Fields fields = new Fields(line, ' ');
      String source = fields.next();
      String target = fields.next();
      String kind = fields.next();
      if (kind != null && (type == null || type.equals(kind))) {
        out.print(source).print(" on ").print(target).print(" type ").print(kind);
        out.print(" (").print(fields.next()).line(")");
      }
    }
    return 0;
  }

  /** Options with a flag of mount(2) become flags, the others are the file system's. */
  private void take(String list) {
    Fields options = new Fields(list, ',');
    for (String option = options.next(); option != null; option = options.next()) {
      long flag =
          switch (option) {
            case "ro" -> 1;
            case "nosuid" -> 2;
            case "nodev" -> 4;
            case "noexec" -> 8;
            case "remount" -> 32;
            case "noatime" -> 1024;
            case "bind" -> 4096;
            case "move" -> 8192;
            case "rec", "rbind" -> 4096 | 16384;
            case "private" -> 1 << 18;
            case "rw", "defaults" -> 0;
            default -> -1;
          };
      if (flag >= 0) {
        flags |= flag;
      } else {
        data += data.isEmpty() ? option : "," + option;
      }
    }
  }
}
