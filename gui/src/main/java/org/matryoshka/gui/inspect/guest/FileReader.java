package org.matryoshka.gui.inspect.guest;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.guest.kernel.vfs.DescriptorTable;
import org.matryoshka.guest.kernel.vfs.OpenFlags;

/** Reads the open files of a guest's process. */
final class FileReader {
  private FileReader() {}

  /** The open files by descriptor; none for null. */
  static List<FileInfo> read(GuestObject table) {
    List<FileInfo> found = new ArrayList<>();
    GuestObject files = table == null ? null : table.get("files");
    GuestObject closing = table == null ? null : table.get("closeOnExec");
    if (files == null) {
      return found;
    }
    int count = Math.min(files.length(), DescriptorTable.MAXIMUM);
    for (int i = 0; i < count; i++) {
      GuestObject file = files.at(i);
      if (file != null && file.has("location")) {
        boolean closes = closing != null && i < closing.length() && closing.numberAt(i) != 0;
        found.add(info(i, file, closes));
      }
    }
    return found;
  }

  /** How many descriptors are open. */
  static int count(GuestObject table) {
    GuestObject files = table == null ? null : table.get("files");
    if (files == null) {
      return 0;
    }
    int open = 0;
    int count = Math.min(files.length(), DescriptorTable.MAXIMUM);
    for (int i = 0; i < count; i++) {
      open += files.numberAt(i) != 0 ? 1 : 0;
    }
    return open;
  }

  private static FileInfo info(int descriptor, GuestObject file, boolean closes) {
    String kind = kind(file.type().simpleName());
    return new FileInfo(
        descriptor,
        kind,
        PathNames.of(file.get("location")),
        file.number("position"),
        flags(file.integer("flags"), closes),
        kind.equals("pipe") && file.has("pipe") ? pipe(file.get("pipe")) : "",
        file.address());
  }

  private static String kind(String className) {
    return switch (className) {
      case "TmpOpenFile" -> "file";
      case "DirectoryFile" -> "directory";
      case "PipeEnd" -> "pipe";
      case "TerminalFile" -> "terminal";
      case "PathFile" -> "path only";
      default ->
          className.endsWith("TextFile")
              ? "kernel text"
              : className.startsWith("MemoryDevice")
                      || className.startsWith("RandomDevice")
                      || className.startsWith("LogDevice")
                  ? "device"
                  : className;
    };
  }

  private static String flags(int flags, boolean closes) {
    StringBuilder text =
        new StringBuilder(
            switch (flags & OpenFlags.ACCESS_MODE) {
              case OpenFlags.RDONLY -> "r";
              case OpenFlags.WRONLY -> "w";
              default -> "rw";
            });
    if ((flags & OpenFlags.APPEND) != 0) {
      text.append(",append");
    }
    if ((flags & OpenFlags.NONBLOCK) != 0) {
      text.append(",nonblock");
    }
    if (closes) {
      text.append(",cloexec");
    }
    return text.toString();
  }

  private static String pipe(GuestObject pipe) {
    GuestObject buffer = pipe == null ? null : pipe.get("buffer");
    if (buffer == null) {
      return "";
    }
    long bytes = Math.abs(buffer.number("head") - buffer.number("tail"));
    return plural(bytes, "byte")
        + " in it, "
        + plural(pipe.number("readingEnds"), "reading end")
        + ", "
        + plural(pipe.number("writingEnds"), "writing end");
  }

  private static String plural(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
