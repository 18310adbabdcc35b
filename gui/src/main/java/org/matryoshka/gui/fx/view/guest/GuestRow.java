package org.matryoshka.gui.fx.view.guest;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.matryoshka.gui.inspect.guest.ProcessInfo;
import org.matryoshka.gui.inspect.guest.ProcessesText;
import org.matryoshka.gui.inspect.guest.ThreadInfo;
import org.matryoshka.gui.text.Quantity;

/**
 * A row of the tree: a process with its first thread, or one of its further threads.
 *
 * @param process the process
 * @param thread its first thread, or the further one; null for a zombie
 * @param isThread whether the row is a further thread
 * @param children further threads, then child processes
 * @param changed the columns whose values are not those of the last look
 */
public record GuestRow(
    ProcessInfo process,
    ThreadInfo thread,
    boolean isThread,
    List<GuestRow> children,
    Set<Column> changed) {
  /** What a row says in a column. */
  public enum Column {
    COMMAND("Process", "Command line; in brackets the name of a process that has none"),
    PID("PID", "Number of the process; of a further thread, its thread number (TID)"),
    STATE(
        "State",
        "R runs or is ready, S sleeps, D waits for something that comes soon, T stopped, Z zombie;"
            + " ▶ is the one that the processor runs"),
    WAITS("Waits for", "What a sleeping thread waits for"),
    CALL("In call", "The system call that it is in"),
    CPU("CPU ms", "Virtual milliseconds that it has used, in programs and in the kernel"),
    MEMORY("RSS KiB", "Memory that is present"),
    NICE("Nice", "From -20, gets most, to 19, gets least"),
    WEIGHT("Weight", "Its share of the processor relative to others; 1024 for nice 0"),
    KEY("Key", "The scheduler's own number for it"),
    QUEUE("Queue", "Place in the run queue"),
    USER("UID", "Real user"),
    FILES("Files", "Open descriptors");

    private final String title;
    private final String tooltip;

    Column(String title, String tooltip) {
      this.title = title;
      this.tooltip = tooltip;
    }

    /** Heading. */
    public String title() {
      return title;
    }

    /** What it means. */
    public String tooltip() {
      return tooltip;
    }

    /** Whether it holds numbers. */
    public boolean isNumber() {
      return switch (this) {
        case COMMAND, STATE, WAITS, CALL -> false;
        case PID, USER, NICE, WEIGHT, KEY, QUEUE, CPU, MEMORY, FILES -> true;
      };
    }
  }

  /** Copies the collections. */
  public GuestRow {
    children = List.copyOf(children);
    changed = Set.copyOf(changed);
  }

  /** The same row in another look: process and thread number. */
  public long identity() {
    return (long) process.pid() << 32 | (isThread ? thread.tid() : 0);
  }

  /** Whether the guest's processor runs it. */
  public boolean isCurrent() {
    return thread != null && thread.current();
  }

  /** What stands in a column. */
  public String text(Column column) {
    return switch (column) {
      case COMMAND -> isThread ? "thread " + thread.name() : ProcessesText.command(process);
      case PID -> Integer.toString(isThread ? thread.tid() : process.pid());
      case STATE -> (isCurrent() ? "▶ " : "") + state();
      case USER -> isThread ? "" : Integer.toString(process.user());
      case MEMORY -> isThread ? "" : Quantity.grouped(process.residentPages() * 4);
      case FILES -> isThread ? "" : Integer.toString(process.openFiles());
      case WAITS -> thread == null ? "its parent" : thread.waitsFor();
      case CALL -> thread == null ? "" : thread.call();
      case NICE -> thread == null ? "" : Integer.toString(thread.nice());
      case WEIGHT -> thread == null ? "" : Quantity.grouped(thread.weight());
      case KEY -> thread == null ? "" : Quantity.grouped(thread.key());
      case QUEUE ->
          thread == null || thread.queuePosition() == 0
              ? ""
              : Integer.toString(thread.queuePosition());
      case CPU -> thread == null ? "" : ProcessesText.milliseconds(cycles());
    };
  }

  private long cycles() {
    return thread.user() + thread.system();
  }

  private String state() {
    if (thread == null) {
      return "Z zombie";
    }
    char letter = isThread ? thread.state() : process.state();
    return letter + (letter == 'T' ? " stopped" : " " + thread.doing());
  }

  /** By what a column sorts: numbers for columns of numbers, else null. */
  public Long number(Column column) {
    return switch (column) {
      case PID -> (long) (isThread ? thread.tid() : process.pid());
      case USER -> (long) process.user();
      case MEMORY -> process.residentPages();
      case FILES -> (long) process.openFiles();
      case NICE -> thread == null ? 0L : thread.nice();
      case WEIGHT -> thread == null ? 0L : thread.weight();
      case KEY -> thread == null ? 0L : thread.key();
      case QUEUE -> thread == null ? 0L : thread.queuePosition();
      case CPU -> thread == null ? 0L : cycles();
      case COMMAND, STATE, WAITS, CALL -> null;
    };
  }

  /** For screen readers: the row as a sentence. */
  public String sentence() {
    String waits = text(Column.WAITS);
    return String.format(
        Locale.ROOT,
        "%s %s, %s, %s%s",
        isThread ? "thread" : "process",
        text(Column.PID),
        text(Column.COMMAND),
        state(),
        (isCurrent() ? ", runs now" : "") + (waits.isEmpty() ? "" : ", waits for " + waits));
  }
}
