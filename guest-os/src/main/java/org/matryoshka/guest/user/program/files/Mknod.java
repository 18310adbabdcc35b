package org.matryoshka.guest.user.program.files;

import org.matryoshka.guest.user.lib.FileModes;
import org.matryoshka.guest.user.lib.FileStatus;
import org.matryoshka.guest.user.lib.Numbers;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Program;

/** {@code mknod}: makes a device (c or b with major and minor number) or a named pipe (p). */
public final class Mknod extends Program {
  public Mknod() {
    super("mknod", "[-m MODE] NAME {p | {c|b} MAJOR MINOR}");
  }

  public static void main(String[] args) {
    new Mknod().start(args);
  }

  @Override
  protected int run(String[] args) {
    Options options = Options.of(this, args, "m:");
    if (!options.counts(2, 4)) {
      return 1;
    }
    int mode = FileModes.change(options.value('m', "666"), 0, 0);
    int type =
        switch (options.operand(1)) {
          case "p" -> FileStatus.FIFO;
          case "c", "u" -> FileStatus.CHARACTER_DEVICE;
          case "b" -> FileStatus.BLOCK_DEVICE;
          default -> 0;
        };
    if (mode < 0 || type == 0) {
      return misused(mode < 0 ? "the mode is wrong" : "the type must be p, c or b");
    }
    if (options.count() != (type == FileStatus.FIFO ? 2 : 4)) {
      return misused("a device needs a major and a minor number, a pipe none");
    }
    long device = 0;
    if (options.count() == 4) {
      long major = Numbers.parse(options.operand(2));
      long minor = Numbers.parse(options.operand(3));
      if (major < 0 || minor < 0 || major > 4095 || minor > 1048575) {
        return misused("major and minor must be numbers");
      }
      device = FileStatus.deviceNumber((int) major, (int) minor);
    }
    int result = os.mknod(options.operand(0), type | mode, device);
    return result < 0 ? fail(options.operand(0), result) : 0;
  }
}
