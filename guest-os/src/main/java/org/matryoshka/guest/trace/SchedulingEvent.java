package org.matryoshka.guest.trace;

/**
 * Something that a guest's scheduler did.
 *
 * @param time in cycles of the machine's clock
 * @param kind what
 * @param thread the thread that it is about: the one that stopped running, became ready, blocked,
 *     made another one, or ended
 * @param name its name, empty if the guest never told
 * @param other the thread that runs now, or the new one; 0 otherwise
 * @param otherName its name
 * @param reason why a thread is ready; empty otherwise
 */
public record SchedulingEvent(
    long time, Kind kind, int thread, String name, int other, String otherName, String reason) {
  /** What happened. */
  public enum Kind {
    /** The processor went from one thread to another. */
    SWITCH,
    /** A thread can run. */
    READY,
    /** A thread waits for something. */
    BLOCK,
    /** A thread was made. */
    FORK,
    /** A thread has ended. */
    EXIT;

    /** The word in traces. */
    String word() {
      return switch (this) {
        case SWITCH -> "switch";
        case READY -> "ready";
        case BLOCK -> "block";
        case FORK -> "fork";
        case EXIT -> "exit";
      };
    }
  }

  /**
   * One line: the kind, the thread as {@code number/name}, and what else there is, for instance
   * {@code switch 5/sh 7/burn} or {@code ready 7/burn woken}.
   */
  public String text() {
    String line = kind.word() + " " + thread(thread, name);
    return switch (kind) {
      case SWITCH, FORK -> line + " " + thread(other, otherName);
      case READY -> line + " " + reason;
      case BLOCK, EXIT -> line;
    };
  }

  private static String thread(int number, String name) {
    return name.isEmpty() ? Integer.toString(number) : number + "/" + name;
  }
}
