package org.matryoshka.guest.trace;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.matryoshka.guest.trace.SchedulingEvent.Kind;

/**
 * Makes events of the words that {@link org.matryoshka.guest.kernel.sched.SchedulingTrace} writes.
 * Words that no event begins with are skipped.
 */
public final class SchedulingTraceReader {
  private static final int NAME = 6;
  private static final int LONGEST_NAME = 16;
  private static final int MOST_NAMES = 1 << 16;
  private static final Kind[] KINDS = {
    null, Kind.SWITCH, Kind.READY, Kind.BLOCK, Kind.FORK, Kind.EXIT
  };
  private static final List<String> REASONS = List.of("new", "woken", "preempted", "yielded");

  private final Consumer<SchedulingEvent> listener;
  private final Map<Integer, String> names = new HashMap<>();
  private final StringBuilder name = new StringBuilder();
  private int kind;
  private int thread;
  private int charactersLeft;
  private boolean second;

  /** A reader that gives events to a listener. */
  public SchedulingTraceReader(Consumer<SchedulingEvent> listener) {
    this.listener = listener;
    names.put(0, "idle");
  }

  /** Takes the next word. */
  public void word(long time, int word) {
    if (charactersLeft > 0) {
      characters(word);
    } else if (second) {
      second = false;
      end(time, word);
    } else {
      kind = word >>> 24;
      thread = word & 0xff_ffff;
      second = kind >= 1 && kind <= NAME;
    }
  }

  private void end(long time, int word) {
    if (kind == NAME) {
      name.setLength(0);
      charactersLeft = Math.clamp(word, 0, LONGEST_NAME);
      return;
    }
    Kind event = KINDS[kind];
    boolean pair = event == Kind.SWITCH || event == Kind.FORK;
    int other = pair ? word & 0xff_ffff : 0;
    String reason = event == Kind.READY ? reason(word) : "";
    listener.accept(
        new SchedulingEvent(
            time, event, thread, nameOf(thread), other, pair ? nameOf(other) : "", reason));
    if (event == Kind.EXIT) {
      names.remove(thread);
    }
  }

  private void characters(int word) {
    for (int shift = 0; shift < 32 && charactersLeft > 0; shift += 8) {
      int c = word >>> shift & 0xff;
      name.append(c > ' ' && c < 0x7f ? (char) c : '?');
      charactersLeft--;
    }
    if (charactersLeft == 0 && names.size() < MOST_NAMES) {
      names.put(thread, name.toString());
    }
  }

  private String nameOf(int number) {
    return names.getOrDefault(number, "");
  }

  private static String reason(int word) {
    return word >= 0 && word < REASONS.size() ? REASONS.get(word) : "for reason " + word;
  }
}
