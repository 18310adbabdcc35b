package org.matryoshka.guest.user.program.text;

import org.matryoshka.guest.user.lib.Errno;
import org.matryoshka.guest.user.lib.Files;
import org.matryoshka.guest.user.lib.Input;
import org.matryoshka.guest.user.lib.OpenFlags;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Program;

/** {@code cat}: files one after the other, as they are or with line numbers. */
public final class Cat extends Program {
  private long number;

  public Cat() {
    super("cat", "[-nu] [FILE...]");
  }

  public static void main(String[] args) {
    new Cat().start(args);
  }

  @Override
  protected int run(String[] args) {
    Options options = Options.of(this, args, "nu");
    if (options.wrong()) {
      return 1;
    }
    int status = 0;
    for (String file : options.filesOrInput()) {
      int fd = file.equals("-") ? 0 : os.open(file, OpenFlags.READ, 0);
      if (fd < 0) {
        status = fail(file, fd);
      } else {
        int result = options.has('n') ? numbered(new Input(os, fd)) : Files.copy(os, fd, 1);
        if (result == -Errno.EPIPE) {
          return 1;
        }
        if (result < 0) {
          status = fail(file, result);
        }
        if (fd != 0) {
          os.close(fd);
        }
      }
    }
    return status;
  }

  private int numbered(Input in) {
    String line = in.readLine();
    while (line != null) {
      out.right(++number, 6).put('\t').print(line);
      if (in.lineEnded()) {
        out.line();
      }
      line = in.readLine();
    }
    return -in.error();
  }
}
