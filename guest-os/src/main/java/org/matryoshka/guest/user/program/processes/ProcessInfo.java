package org.matryoshka.guest.user.program.processes;

import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Directory;
import org.matryoshka.guest.user.lib.Fields;
import org.matryoshka.guest.user.lib.FileStatus;
import org.matryoshka.guest.user.lib.Files;
import org.matryoshka.guest.user.lib.Numbers;
import org.matryoshka.guest.user.lib.Os;

/** What {@code /proc/N} tells of a process. */
final class ProcessInfo {
  /** A unit of processor time in {@code /proc/N/stat}: a hundredth of a second. */
  static final long TICKS = 100;

  final int pid;
  String name = "?";
  String state = "?";
  int parent;
  int group;
  int session;
  int terminal;
  int foreground;
  long userTicks;
  long systemTicks;
  long nice;
  long threads;
  long startTicks;
  long virtualBytes;
  long residentPages;
  int uid;

  /** Its share of the processor since it was looked at before, in thousandths. */
  long share;

  String command = "";

  private ProcessInfo(int pid) {
    this.pid = pid;
  }

  /** All processes, by number; null if /proc can't be read. */
  static Sequence<ProcessInfo> all(Os os) {
    Sequence<String> names = new Sequence<>();
    if (Directory.list(os, "/proc", names) < 0) {
      return null;
    }
    Sequence<ProcessInfo> result = new Sequence<>();
    for (String name : names) {
      long pid = Numbers.parse(name);
      if (pid > 0) {
        ProcessInfo info = read(os, (int) pid);
        if (info != null) {
          result.add(info);
        }
      }
    }
    result.sort(new ProcessOrder());
    return result;
  }

  /** One process; null if it is gone. */
  static ProcessInfo read(Os os, int pid) {
    String directory = "/proc/" + pid;
    String stat = Files.read(os, directory + "/stat");
    FileStatus owner = new FileStatus();
    if (stat == null || os.stat(directory, true, owner) < 0) {
      return null;
    }
    ProcessInfo info = new ProcessInfo(pid);
    info.uid = owner.uid;
    int open = stat.indexOf('(');
    int close = stat.lastIndexOf(')');
    if (open < 0 || close < open) {
      return null;
    }
    info.name = stat.substring(open + 1, close);
    info.takeFields(new Fields(stat.substring(close + 1), ' '));
    String arguments = Files.read(os, directory + "/cmdline");
    info.command =
        arguments == null || arguments.isEmpty() ? "[" + info.name + "]" : spaced(arguments);
    return info;
  }

  private void takeFields(Fields fields) {
    state = fields.next();
    parent = (int) fields.number();
    group = (int) fields.number();
    session = (int) fields.number();
    terminal = (int) fields.number();
    String inFront = fields.next();
    foreground = inFront == null ? -1 : (int) Numbers.parseSigned(inFront);
    fields.skip(5);
    userTicks = fields.number();
    systemTicks = fields.number();
    fields.skip(3);
    String niceness = fields.next();
    nice = niceness == null ? 0 : Numbers.parseSigned(niceness);
    threads = fields.number();
    fields.skip(1);
    startTicks = fields.number();
    virtualBytes = fields.number();
    residentPages = fields.number();
  }

  private static String spaced(String arguments) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < arguments.length(); i++) {
      boolean end = arguments.charAt(i) == 0;
      if (!end || i + 1 < arguments.length()) {
        text.append(end ? ' ' : arguments.charAt(i));
      }
    }
    return text.toString();
  }

  /**
   * The state letter with what ps adds: s leads a session, + in the foreground, &lt; and N by
   * niceness.
   */
  String stateText() {
    String text = state;
    text += nice < 0 ? "<" : nice > 0 ? "N" : "";
    text += session == pid ? "s" : "";
    text += threads > 1 ? "l" : "";
    return text + (foreground == group && terminal != 0 ? "+" : "");
  }

  long ticks() {
    return userTicks + systemTicks;
  }
}
