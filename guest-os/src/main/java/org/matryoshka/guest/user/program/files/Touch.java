package org.matryoshka.guest.user.program.files;

import org.matryoshka.guest.user.lib.Errno;
import org.matryoshka.guest.user.lib.FileStatus;
import org.matryoshka.guest.user.lib.Numbers;
import org.matryoshka.guest.user.lib.OpenFlags;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Program;

/**
 * {@code touch}: sets the times of files to now or to another's (-r) or to a second since 1970
 * (-d @N), and makes missing ones.
 */
public final class Touch extends Program {
  public Touch() {
    super("touch", "[-c] [-r FILE | -d @SECONDS] FILE...");
  }

  public static void main(String[] args) {
    new Touch().start(args);
  }

  @Override
  protected int run(String[] args) {
    Options options = Options.of(this, args, "cr:d:");
    if (!options.counts(1, Integer.MAX_VALUE)) {
      return 1;
    }
    FileStatus reference = new FileStatus();
    reference.accessTime = -1;
    reference.modificationTime = -1;
    String date = options.value('d');
    if (options.value('r') != null) {
      int result = os.stat(options.value('r'), true, reference);
      if (result < 0) {
        return fail(options.value('r'), result);
      }
    } else if (date != null) {
      long seconds = date.startsWith("@") ? Numbers.parse(date.substring(1)) : -1;
      if (seconds < 0) {
        return misused("'" + date + "' is no time; write @ and the seconds since 1970");
      }
      reference.accessTime = seconds;
      reference.modificationTime = seconds;
    }
    int status = 0;
    for (String path : options.operands()) {
      int result = os.setTimes(path, reference.accessTime, reference.modificationTime);
      if (result == -Errno.ENOENT && !options.has('c')) {
        result = os.open(path, OpenFlags.WRITE | OpenFlags.CREATE, 0x1b6);
        if (result >= 0) {
          os.close(result);
          result =
              date == null
                  ? 0
                  : os.setTimes(path, reference.accessTime, reference.modificationTime);
        }
      }
      if (result < 0 && !(result == -Errno.ENOENT && options.has('c'))) {
        status = fail("cannot touch '" + path + "'", result);
      }
    }
    return status;
  }
}
