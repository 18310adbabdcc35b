package org.matryoshka.gui.inspect.guest;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads what a guest's scheduler holds. Its queues are found by their type, so that those of an
 * algorithm that a student wrote are found too.
 */
final class SchedulerReader {
  private static final int MOST = 2048;
  private static final String QUEUE = "TaskQueue";
  private static final String READY = "READY";

  private final GuestObject dispatcher;
  private final GuestObject policy;

  SchedulerReader(GuestObject dispatcher) {
    this.dispatcher = dispatcher;
    GuestObject checked = dispatcher == null ? null : dispatcher.get("scheduler");
    this.policy = checked == null ? null : checked.get("scheduler");
  }

  /** The algorithm's name. */
  String algorithm() {
    return dispatcher == null ? "" : dispatcher.text("algorithm");
  }

  /** The object that decides; null if there is none yet. */
  GuestObject policy() {
    return policy;
  }

  /** What the number is that the algorithm keeps for each thread. */
  String keyName() {
    if (policy == null) {
      return "";
    }
    return switch (policy.type().simpleName()) {
      case "Fair" -> "Virtual time";
      case "Stride" -> "Pass";
      case "BankedCredit" -> "Credit";
      case "MultiLevelFeedback" -> "Level";
      case "Lottery", "RoundRobin" -> "";
      default -> "Key";
    };
  }

  /** The algorithm's number for a thread. */
  long key(GuestObject thread) {
    GuestObject data = thread.has("data") ? thread.get("data") : null;
    if (data != null && data.has("level") && keyName().equals("Level")) {
      return data.number("level");
    }
    return thread.has("key") ? thread.number("key") : 0;
  }

  /** The threads that are ready, in the order of the algorithm's queues. */
  List<QueueEntry> runQueue() {
    List<QueueEntry> found = new ArrayList<>();
    int depth = 0;
    ClassLayout type = policy == null ? null : policy.type();
    for (; type != null && depth++ < 8; type = type.parent()) {
      for (ClassLayout.Field field : type.ownFields()) {
        if (field.type() != null && field.type().simpleName().equals(QUEUE)) {
          add(found, policy.get(field.name()), "");
        } else if (field.type() != null && field.type().simpleName().equals(QUEUE + "[]")) {
          addAll(found, policy.get(field.name()), field.name());
        }
      }
    }
    return found;
  }

  private void addAll(List<QueueEntry> found, GuestObject queues, String name) {
    int count = queues == null ? 0 : Math.min(queues.length(), 64);
    for (int i = 0; i < count; i++) {
      add(found, queues.at(i), name + "[" + i + "]");
    }
  }

  private void add(List<QueueEntry> found, GuestObject queue, String name) {
    GuestObject first = queue == null ? null : queue.get("first");
    if (first == null) {
      return;
    }
    for (GuestObject task : first.chain("after", MOST)) {
      GuestObject state = task.has("state") ? task.get("state") : null;
      // some algorithms keep sleepers in queues, too
      if (state != null && state.constant().equals(READY)) {
        found.add(
            new QueueEntry(
                found.size() + 1,
                task.integer("id"),
                task.text("name"),
                name,
                key(task),
                task.integer("weight")));
      }
    }
  }
}
