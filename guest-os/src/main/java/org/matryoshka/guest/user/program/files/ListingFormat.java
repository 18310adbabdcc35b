package org.matryoshka.guest.user.program.files;

import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Accounts;
import org.matryoshka.guest.user.lib.Bytes;
import org.matryoshka.guest.user.lib.Calendar;
import org.matryoshka.guest.user.lib.FileStatus;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Os;
import org.matryoshka.guest.user.lib.Output;
import org.matryoshka.guest.user.lib.Text;

/**
 * How {@code ls} prints: names in columns, one a line, or with everything known of the file (-l).
 */
final class ListingFormat {
  private static final long HALF_A_YEAR = 31556952 / 2;
  private static final int GAP = 2;

  private final Os os;
  private final Output out;
  private final Options options;
  private final int lineWidth;
  private final Accounts accounts;

  /** Columns in a line of so many characters; 0 is one name a line. */
  ListingFormat(Os os, Output out, Options options, int lineWidth) {
    this.os = os;
    this.out = out;
    this.options = options;
    this.lineWidth = lineWidth;
    this.accounts = new Accounts(os);
  }

  /** Whether more than names is shown or sorted by. */
  boolean needsStatus() {
    return isLong()
        || options.has('i')
        || options.has('F')
        || options.has('S')
        || options.has('t')
        || options.has('R');
  }

  private boolean isLong() {
    return options.has('l') || options.has('n');
  }

  void print(Sequence<ListedFile> files, boolean total) {
    if (isLong()) {
      printLong(files, total);
    } else if (lineWidth == 0) {
      for (ListedFile file : files) {
        out.line(name(file));
      }
    } else {
      printColumns(files);
    }
  }

  private String name(ListedFile file) {
    String name = options.has('i') ? file.status.inode + " " + file.name : file.name;
    return options.has('F') ? name + suffix(file.status.mode) : name;
  }

  private static String suffix(int mode) {
    return switch (mode & FileStatus.TYPE_MASK) {
      case FileStatus.DIRECTORY -> "/";
      case FileStatus.LINK -> "@";
      case FileStatus.FIFO -> "|";
      case FileStatus.SOCKET -> "=";
      case FileStatus.REGULAR -> (mode & 0x49) != 0 ? "*" : "";
      default -> "";
    };
  }

  /**
   * As few rows as fit in a line, filled column by column, each column as wide as its longest name.
   */
  private void printColumns(Sequence<ListedFile> files) {
    int count = files.size();
    String[] names = new String[count];
    for (int i = 0; i < count; i++) {
      names[i] = name(files.get(i));
    }
    int rows = 1;
    while (rows < count && width(names, rows) >= lineWidth) {
      rows++;
    }
    for (int row = 0; row < Math.min(rows, count); row++) {
      int pad = 0;
      for (int i = row; i < count; i += rows) {
        out.pad(pad).print(names[i]);
        pad = columnWidth(names, i / rows, rows) + GAP - names[i].length();
      }
      out.line();
    }
  }

  private static int width(String[] names, int rows) {
    int columns = (names.length + rows - 1) / rows;
    int width = -GAP;
    for (int column = 0; column < columns; column++) {
      width += columnWidth(names, column, rows) + GAP;
    }
    return width;
  }

  private static int columnWidth(String[] names, int column, int rows) {
    int widest = 0;
    for (int i = column * rows; i < Math.min(names.length, (column + 1) * rows); i++) {
      widest = Math.max(widest, names[i].length());
    }
    return widest;
  }

  private void printLong(Sequence<ListedFile> files, boolean total) {
    int[] widths = new int[4];
    long blocks = 0;
    for (ListedFile file : files) {
      FileStatus status = file.status;
      widths[0] = Math.max(widths[0], Long.toString(status.links).length());
      widths[1] = Math.max(widths[1], owner(status).length());
      widths[2] = Math.max(widths[2], group(status).length());
      widths[3] = Math.max(widths[3], size(status).length());
      blocks += status.blocks;
    }
    if (total) {
      out.print("total ")
          .line(options.has('h') ? Text.humanSize(blocks * 512) : Long.toString(blocks / 2));
    }
    long now = os.clock(0) / 1_000_000_000L;
    for (ListedFile file : files) {
      FileStatus status = file.status;
      if (options.has('i')) {
        out.print(status.inode).put(' ');
      }
      out.print(FileStatus.modeText(status.mode)).put(' ').right(status.links, widths[0]).put(' ');
      out.left(owner(status), widths[1]).put(' ').left(group(status), widths[2]).put(' ');
      out.right(size(status), widths[3])
          .put(' ')
          .print(time(status.modificationTime, now))
          .put(' ');
      out.print(file.name);
      if (status.isLink()) {
        out.print(" -> ").line(target(file.path));
      } else {
        out.line(options.has('F') ? suffix(status.mode) : "");
      }
    }
  }

  private String owner(FileStatus status) {
    return options.has('n') ? Integer.toString(status.uid) : accounts.userName(status.uid);
  }

  private String group(FileStatus status) {
    return options.has('n') ? Integer.toString(status.gid) : accounts.groupName(status.gid);
  }

  private String size(FileStatus status) {
    if (status.isDevice()) {
      return status.major() + ", " + status.minor();
    }
    return options.has('h') ? Text.humanSize(status.size) : Long.toString(status.size);
  }

  /** The time of day for the last half year, the year for what is older or in the future. */
  private static String time(long seconds, long now) {
    Calendar when = new Calendar(seconds);
    String day = when.monthName() + " " + Text.right(Integer.toString(when.day), 2) + " ";
    boolean recent = seconds > now - HALF_A_YEAR && seconds <= now;
    return day + (recent ? when.time().substring(0, 5) : " " + when.year);
  }

  private String target(String path) {
    byte[] buffer = new byte[1024];
    int length = os.readlink(path, buffer);
    return length < 0 ? "?" : Bytes.text(buffer, 0, length);
  }
}
