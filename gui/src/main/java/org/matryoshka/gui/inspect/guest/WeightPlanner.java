package org.matryoshka.gui.inspect.guest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.matryoshka.guest.kernel.sched.NiceWeights;

/**
 * Works out which words of a guest's memory change a thread's weight as {@code
 * Dispatcher.setWeight} would. That is done from outside only where it is safe: at a moment when no
 * kernel code is in the middle of its work, and for algorithms of which it is known what they keep
 * about weights. What a student's algorithm keeps is not known.
 */
final class WeightPlanner {
  private final Look look;
  private final GuestObject policy;
  private final List<WeightChange.Write> writes = new ArrayList<>();

  WeightPlanner(Look look, GuestObject policy) {
    this.look = look;
    this.policy = policy;
  }

  /** The writes that give a thread a nice value and its weight. */
  WeightChange plan(GuestObject task, int nice, boolean atRest) {
    if (nice < NiceWeights.MIN_NICE || nice > NiceWeights.MAX_NICE) {
      return WeightChange.refused("A nice value is from -20 to 19.");
    }
    if (!atRest) {
      return WeightChange.refused(
          "The guest's kernel is in the middle of its work: its scheduler would see half of the"
              + " change. Step on until a program runs (U) or the processor is idle.");
    }
    GuestObject state = task.get("state");
    String doing = state == null ? "" : state.constant();
    long weight = NiceWeights.of(nice);
    long difference = weight - task.number("weight");
    String name = policy == null ? "" : policy.type().simpleName();
    switch (name) {
      case "RoundRobin", "MultiLevelFeedback", "BankedCredit" -> {}
      case "Fair" -> add(doing.equals("READY"), "weights", difference);
      case "Lottery" -> add(doing.equals("READY"), "tickets", difference);
      case "Stride" -> {
        if (doing.equals("READY")) {
          return WeightChange.refused(
              "The thread waits in stride's queue, whose order would have to change. Step on until"
                  + " it runs or sleeps.");
        }
        stride(task, doing, weight, difference);
      }
      default -> {
        return WeightChange.refused(
            "Nobody but the algorithm "
                + name
                + " knows what it keeps about weights. In the guest: echo nice N >"
                + " /proc/PID/sched.");
      }
    }
    write(task.addressOf("nice"), 4, nice);
    write(task.addressOf("weight"), 4, weight);
    return new WeightChange("", writes);
  }

  /** What {@code Stride.weightChanged} does for a thread that is in no queue of ready ones. */
  private void stride(GuestObject task, String doing, long weight, long difference) {
    long key = task.number("key");
    boolean runs = doing.equals("RUNNING");
    long base = runs ? policy.number("globalPass") : 0;
    long rescaled = (key - base) / weight * task.number("weight");
    write(task.addressOf("key"), 8, base + rescaled);
    add(runs, "weights", difference);
  }

  private void add(boolean counts, String field, long difference) {
    if (counts) {
      write(policy.addressOf(field), 8, policy.number(field) + difference);
    }
  }

  private void write(long gva, int bytes, long value) {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < bytes; i++) {
      hex.append(String.format(Locale.ROOT, "%02x", value >>> (8 * i) & 0xFF));
    }
    writes.add(new WeightChange.Write(look.memory().translate(gva), hex.toString()));
  }
}
