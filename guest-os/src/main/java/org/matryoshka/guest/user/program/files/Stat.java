package org.matryoshka.guest.user.program.files;

import org.matryoshka.guest.user.lib.Accounts;
import org.matryoshka.guest.user.lib.Bytes;
import org.matryoshka.guest.user.lib.Calendar;
import org.matryoshka.guest.user.lib.FileStatus;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Program;
import org.matryoshka.guest.user.lib.Text;

/**
 * {@code stat}: everything known of files; -c with an own format ({@code %n %s %a %A %f %F %u %U %g
 * %G %h %i %b %Y}).
 */
public final class Stat extends Program {
  private Accounts accounts;

  public Stat() {
    super("stat", "[-L] [-c FORMAT] FILE...");
  }

  public static void main(String[] args) {
    new Stat().start(args);
  }

  @Override
  protected int run(String[] args) {
    Options options = Options.of(this, args, "Lc:");
    if (!options.counts(1, Integer.MAX_VALUE)) {
      return 1;
    }
    accounts = new Accounts(os);
    int result = 0;
    for (String path : options.operands()) {
      FileStatus status = new FileStatus();
      int error = os.stat(path, options.has('L'), status);
      if (error < 0) {
        result = fail("cannot stat '" + path + "'", error);
      } else if (options.value('c') != null) {
        formatted(options.value('c'), path, status);
      } else {
        everything(path, status);
      }
    }
    return result;
  }

  private void everything(String path, FileStatus status) {
    out.print("  File: ").print(path);
    if (status.isLink()) {
      byte[] target = new byte[1024];
      int length = os.readlink(path, target);
      out.print(" -> ").print(length < 0 ? "?" : Bytes.text(target, 0, length));
    }
    out.line().print("  Size: ").left(Long.toString(status.size), 15).print("\tBlocks: ");
    out.left(Long.toString(status.blocks), 10)
        .print(" IO Block: ")
        .left(Long.toString(status.blockSize), 6);
    out.put(' ').line(typeName(status));
    out.print("Device: ")
        .print(status.device)
        .print("\tInode: ")
        .left(Long.toString(status.inode), 10);
    out.print("  Links: ").print(status.links);
    if (status.isDevice()) {
      out.print("     Device type: ").print(status.major()).put(',').print(status.minor());
    }
    out.line().print("Access: (").print(Text.digits(status.mode & 0xfff, 8, 4)).put('/');
    out.print(FileStatus.modeText(status.mode)).print(")  Uid: (").right(status.uid, 5).put('/');
    out.right(accounts.userName(status.uid), 8).print(")   Gid: (").right(status.gid, 5).put('/');
    out.right(accounts.groupName(status.gid), 8).line(")");
    time("Access", status.accessTime);
    time("Modify", status.modificationTime);
    time("Change", status.changeTime);
  }

  private void time(String label, long seconds) {
    Calendar when = new Calendar(seconds);
    out.print(label).print(": ").print(when.date()).put(' ').print(when.time()).line(" +0000");
  }

  private static String typeName(FileStatus status) {
    return switch (status.mode & FileStatus.TYPE_MASK) {
      case FileStatus.DIRECTORY -> "directory";
      case FileStatus.LINK -> "symbolic link";
      case FileStatus.CHARACTER_DEVICE -> "character special file";
      case FileStatus.BLOCK_DEVICE -> "block special file";
      case FileStatus.FIFO -> "fifo";
      case FileStatus.SOCKET -> "socket";
      default -> status.size == 0 ? "regular empty file" : "regular file";
    };
  }

  private void formatted(String format, String path, FileStatus status) {
    for (int i = 0; i < format.length(); i++) {
      char character = format.charAt(i);
      if (character == '%' && i + 1 < format.length()) {
        out.print(field(format.charAt(++i), path, status));
      } else {
        out.put(character);
      }
    }
    out.line();
  }

  private String field(char letter, String path, FileStatus status) {
    return switch (letter) {
      case 'n' -> path;
      case 's' -> Long.toString(status.size);
      case 'a' -> Text.octal(status.mode & 0xfff);
      case 'A' -> FileStatus.modeText(status.mode);
      case 'f' -> Text.hex(status.mode, 1);
      case 'F' -> typeName(status);
      case 'u' -> Integer.toString(status.uid);
      case 'U' -> accounts.userName(status.uid);
      case 'g' -> Integer.toString(status.gid);
      case 'G' -> accounts.groupName(status.gid);
      case 'h' -> Long.toString(status.links);
      case 'i' -> Long.toString(status.inode);
      case 'b' -> Long.toString(status.blocks);
      case 'B' -> "512";
      case 'o' -> Long.toString(status.blockSize);
      case 'd' -> Long.toString(status.device);
      case 't' -> Text.hex(status.major(), 1);
      case 'T' -> Text.hex(status.minor(), 1);
      case 'X' -> Long.toString(status.accessTime);
      case 'Y' -> Long.toString(status.modificationTime);
      case 'Z' -> Long.toString(status.changeTime);
      case '%' -> "%";
      default -> "%" + letter;
    };
  }
}
