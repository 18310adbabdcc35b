package org.matryoshka.guest.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Adds up what a guest's threads got, from its scheduling events. */
public final class SchedulingAccounts implements Consumer<SchedulingEvent> {
  /**
   * What one thread got.
   *
   * @param thread its number
   * @param name its last name
   * @param cycles that it had the processor, the hypervisor's work for it included
   * @param turns how often it got the processor
   * @param wakeUps how often it was woken
   * @param preemptions how often the processor was taken from it
   */
  public record Account(
      int thread, String name, long cycles, long turns, long wakeUps, long preemptions) {}

  private static final int MOST_THREADS = 10_000;

  private static final class Sums {
    private String name = "";
    private long cycles;
    private long turns;
    private long wakeUps;
    private long preemptions;
  }

  private final Map<Integer, Sums> threads = new LinkedHashMap<>();
  private long events;
  private long lastSwitch = -1;

  @Override
  public void accept(SchedulingEvent event) {
    events++;
    switch (event.kind()) {
      case SWITCH -> {
        if (lastSwitch >= 0) {
          sums(event.thread(), event.name()).cycles += event.time() - lastSwitch;
        }
        lastSwitch = event.time();
        sums(event.other(), event.otherName()).turns++;
      }
      case READY -> {
        Sums sums = sums(event.thread(), event.name());
        switch (event.reason()) {
          case "woken" -> sums.wakeUps++;
          case "preempted" -> sums.preemptions++;
          default -> {}
        }
      }
      case FORK -> sums(event.other(), event.otherName());
      case BLOCK, EXIT -> sums(event.thread(), event.name());
    }
  }

  /** Events so far. */
  public long events() {
    return events;
  }

  /** The accounts, in the order in which the threads were first heard of; 0 is the idle thread. */
  public List<Account> accounts() {
    List<Account> accounts = new ArrayList<>();
    threads.forEach(
        (thread, s) ->
            accounts.add(new Account(thread, s.name, s.cycles, s.turns, s.wakeUps, s.preemptions)));
    return accounts;
  }

  private Sums sums(int thread, String name) {
    Sums sums =
        threads.size() < MOST_THREADS
            ? threads.computeIfAbsent(thread, key -> new Sums())
            : threads.getOrDefault(thread, new Sums());
    if (!name.isEmpty()) {
      sums.name = name;
    }
    return sums;
  }
}
