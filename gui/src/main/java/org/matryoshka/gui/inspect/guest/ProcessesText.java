package org.matryoshka.gui.inspect.guest;

import java.util.Locale;
import org.matryoshka.gui.text.Quantity;
import org.matryoshka.gui.text.Table;

/** A guest's processes as plain text, for the command line and for copying. */
public final class ProcessesText {
  private static final int LONGEST_COMMAND = 60;

  private ProcessesText() {}

  /** All processes in a table, with the run queue and the mounts below. */
  public static String of(GuestSnapshot guest) {
    if (!guest.isReadable()) {
      return guest.problem() + "\n";
    }
    StringBuilder text = new StringBuilder();
    text.append(headline(guest)).append('\n').append('\n');
    Table table =
        new Table()
            .left(" ")
            .right("PID")
            .right("PPID")
            .right("TID")
            .right("UID")
            .left("S")
            .right("NI")
            .right("Weight")
            .right("CPU ms")
            .right("RSS KiB")
            .left("Waits for")
            .left("Command");
    for (ProcessInfo process : guest.processes()) {
      rows(table, process);
    }
    text.append(table.format(""));
    queue(text, guest);
    text.append("\nMounts\n").append(mounts(guest.mounts()));
    guest.absent().forEach(sentence -> text.append('\n').append(sentence));
    text.append(guest.absent().isEmpty() ? "" : "\n");
    notes(text, guest.notes());
    return text.toString();
  }

  /** What the guest's processor does, and which scheduler decides. */
  public static String headline(GuestSnapshot guest) {
    String runs =
        guest.currentTid() == 0
            ? "The processor is idle"
            : "Thread " + guest.currentTid() + " runs in " + guest.mode() + " mode";
    return runs + "; scheduler " + guest.scheduler() + ", " + count(guest.runQueue().size());
  }

  private static String count(int ready) {
    return ready == 0 ? "nobody waits for the processor" : ready + " ready";
  }

  private static void rows(Table table, ProcessInfo process) {
    if (process.threads().isEmpty()) {
      table.row(
          "",
          Integer.toString(process.pid()),
          Integer.toString(process.parent()),
          "",
          Integer.toString(process.user()),
          "Z",
          "",
          "",
          "",
          "",
          "its parent",
          "[" + process.name() + "]");
    }
    boolean first = true;
    for (ThreadInfo thread : process.threads()) {
      table.row(
          thread.current() ? "*" : "",
          Integer.toString(process.pid()),
          Integer.toString(process.parent()),
          Integer.toString(thread.tid()),
          Integer.toString(process.user()),
          String.valueOf(first ? process.state() : thread.state()),
          Integer.toString(thread.nice()),
          Integer.toString(thread.weight()),
          milliseconds(thread.user() + thread.system()),
          first ? Quantity.grouped(process.residentPages() * 4) : "",
          thread.waitsFor(),
          first ? command(process) : "{" + thread.name() + "}");
      first = false;
    }
  }

  /** The command line, or the name where there is none. */
  public static String command(ProcessInfo process) {
    String command = process.command().isEmpty() ? "[" + process.name() + "]" : process.command();
    return command.length() > LONGEST_COMMAND
        ? command.substring(0, LONGEST_COMMAND - 1) + "…"
        : command;
  }

  /** Cycles of the guest's 1 GHz clock as milliseconds. */
  public static String milliseconds(long cycles) {
    return String.format(Locale.ROOT, "%,.3f", cycles / 1e6);
  }

  private static void queue(StringBuilder text, GuestSnapshot guest) {
    if (guest.runQueue().isEmpty()) {
      return;
    }
    Table table = new Table().right("#").right("TID").right("Weight");
    String keyName = guest.keyName().isEmpty() ? "Key" : guest.keyName();
    table.right(keyName).left("Queue").left("Name");
    for (QueueEntry entry : guest.runQueue()) {
      table.row(
          Integer.toString(entry.position()),
          Integer.toString(entry.tid()),
          Integer.toString(entry.weight()),
          Quantity.grouped(entry.key()),
          entry.queue(),
          entry.name());
    }
    text.append("\nRun queue\n").append(table.format(""));
  }

  /** All about one process. */
  public static String of(ProcessDetail detail) {
    ProcessInfo process = detail.process();
    StringBuilder text = new StringBuilder();
    text.append("Process ").append(process.pid()).append(": ").append(command(process));
    text.append("\nparent ").append(process.parent());
    text.append(", user ").append(process.user()).append(" (effective ");
    text.append(process.effectiveUser()).append("), group ").append(process.group());
    text.append(", job ").append(process.processGroup());
    text.append(", session ").append(process.session());
    text.append("\nroot ").append(process.root());
    text.append(", working directory ").append(process.workingDirectory());
    text.append("\npage tables at gpa 0x").append(Long.toHexString(process.pageTableRoot()));
    text.append("\n\nAddress space\n").append(areas(detail));
    text.append("\nOpen files\n").append(files(detail));
    text.append("\nMounts that it sees\n").append(mounts(detail.mounts()));
    text.append("\nLimits\n").append(limits(detail));
    text.append("\nKernel stacks\n").append(stacks(detail));
    notes(text, detail.notes());
    return text.toString();
  }

  /** The regions of an address space. */
  public static String areas(ProcessDetail detail) {
    Table table =
        new Table().right("Start").right("End").left("Rights").right("Pages").right("Resident");
    table.left("What");
    for (AreaInfo area : detail.areas()) {
      table.row(
          "0x" + Long.toHexString(area.start()),
          "0x" + Long.toHexString(area.end()),
          area.rights(),
          Quantity.grouped(area.pages()),
          Quantity.grouped(area.residentPages()),
          area.what());
    }
    return table.format("");
  }

  /** The open files. */
  public static String files(ProcessDetail detail) {
    Table table = new Table().right("FD").left("Kind").left("Flags").right("Offset").left("Path");
    table.left("Detail");
    for (FileInfo file : detail.files()) {
      table.row(
          Integer.toString(file.descriptor()),
          file.kind(),
          file.flags(),
          Quantity.grouped(file.position()),
          file.path(),
          file.detail());
    }
    return table.format("");
  }

  /** Mounts. */
  public static String mounts(java.util.List<MountInfo> mounts) {
    Table table = new Table().right("ID").right("On").left("Place").left("Type").left("Source");
    table.left("Options");
    for (MountInfo mount : mounts) {
      table.row(
          Integer.toString(mount.id()),
          Integer.toString(mount.parent()),
          mount.place(),
          mount.type(),
          mount.source(),
          mount.options());
    }
    return table.format("");
  }

  /** Resource limits that are set. */
  public static String limits(ProcessDetail detail) {
    Table table = new Table().left("Limit").right("Soft").right("Hard");
    for (LimitInfo limit : detail.limits()) {
      table.row(limit.name(), limit(limit.soft()), limit(limit.hard()));
    }
    return table.format("");
  }

  /** A limit's value. */
  public static String limit(long value) {
    return value == -1 ? "none" : Quantity.grouped(value);
  }

  /** What each thread does in the kernel. */
  public static String stacks(ProcessDetail detail) {
    StringBuilder text = new StringBuilder();
    for (ThreadStack stack : detail.stacks()) {
      text.append("thread ").append(stack.tid()).append('\n');
      if (!stack.note().isEmpty()) {
        text.append("  ").append(stack.note()).append('\n');
      }
      stack.frames().forEach(frame -> text.append("  at ").append(frame).append('\n'));
    }
    return text.toString();
  }

  private static void notes(StringBuilder text, java.util.List<String> notes) {
    if (!notes.isEmpty()) {
      text.append(
          "\nThis answer is partial; the kernel is in the middle of a change, or damaged:\n");
      notes.forEach(note -> text.append("  ").append(note).append('\n'));
    }
  }
}
