package org.matryoshka.cpu.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.matryoshka.cpu.snapshot.StateSnapshot;

class EventQueueTest {
  private final EventQueue queue = new EventQueue();
  private final List<String> log = new ArrayList<>();

  private Runnable say(String what) {
    return () -> log.add(what + "@" + queue.now());
  }

  @Test
  void eventsFireInOrderOfTimeThenInsertion() {
    queue.schedule(30, say("d"));
    queue.schedule(10, say("a"));
    queue.schedule(20, say("b"));
    queue.schedule(20, say("c"));
    assertThat(queue.nextEventTime()).isEqualTo(10);
    queue.advanceTo(20);
    assertThat(log).containsExactly("a@10", "b@20", "c@20");
    queue.advanceTo(100);
    assertThat(log).endsWith("d@30");
    assertThat(queue.now()).isEqualTo(100);
    assertThat(queue.nextEventTime()).isEqualTo(EventQueue.NEVER);
  }

  @Test
  void aTimeThatHasPassedMeansAtOnce() {
    queue.advanceTo(50);
    queue.schedule(10, say("late"));
    queue.advanceTo(50);
    assertThat(log).containsExactly("late@50");
  }

  @Test
  void anActionMayScheduleWhatIsDueInTheSameAdvance() {
    queue.schedule(
        10,
        () -> {
          say("first").run();
          queue.schedule(15, say("second"));
          queue.schedule(25, say("third"));
        });
    queue.advanceTo(20);
    assertThat(log).containsExactly("first@10", "second@15");
    assertThat(queue.nextEventTime()).isEqualTo(25);
  }

  @Test
  void cancelledEventsDoNotFireAndMayBeCancelledAgain() {
    Clock.Event event = queue.schedule(10, say("never"));
    queue.schedule(10, say("still"));
    queue.cancel(event);
    queue.cancel(event);
    queue.advanceTo(10);
    queue.cancel(event);
    assertThat(log).containsExactly("still@10");
  }

  @Test
  void theTimeSourceMovesNowButNeverBack() {
    long[] core = {5};
    queue.setTimeSource(() -> core[0]);
    assertThat(queue.now()).isEqualTo(5);
    queue.advanceTo(100);
    assertThat(queue.now()).isEqualTo(100);
    core[0] = 107;
    assertThat(queue.now()).isEqualTo(107);
  }

  @Test
  void theListenerHearsOfEarlierDeadlinesOnly() {
    List<Long> deadlines = new ArrayList<>();
    queue.setDeadlineListener(deadlines::add);
    queue.schedule(50, say("a"));
    queue.schedule(60, say("b"));
    queue.schedule(50, say("c"));
    queue.schedule(40, say("d"));
    assertThat(deadlines).containsExactly(50L, 40L);
  }

  @Test
  void behavesAsASortedListUnderRandomUse() {
    Random random = new Random(7);
    record Expected(long when, int id) {}
    List<Expected> expected = new ArrayList<>();
    List<Clock.Event> events = new ArrayList<>();
    List<Integer> fired = new ArrayList<>();
    List<Integer> wanted = new ArrayList<>();
    for (int id = 0; id < 20_000; id++) {
      int number = id;
      long when = queue.now() + random.nextInt(200);
      events.add(queue.schedule(when, () -> fired.add(number)));
      expected.add(new Expected(when, id));
      if (random.nextInt(3) == 0) {
        int victim = random.nextInt(events.size());
        queue.cancel(events.get(victim));
        expected.removeIf(e -> e.id == victim);
      }
      if (random.nextInt(8) == 0) {
        long to = queue.now() + random.nextInt(60);
        queue.advanceTo(to);
        expected.stream()
            .filter(e -> e.when <= to)
            .sorted(Comparator.comparingLong(Expected::when).thenComparingInt(Expected::id))
            .forEach(e -> wanted.add(e.id));
        expected.removeIf(e -> e.when <= to);
      }
      assertThat(queue.waiting()).isEqualTo(expected.size());
    }
    assertThat(fired).isEqualTo(wanted).hasSizeGreaterThan(10_000);
    assertThat(queue.fired()).isEqualTo(fired.size());
  }

  @Test
  void timersKeepTheirPlaceAcrossASnapshot() {
    Timer first = new Timer(queue, say("first"));
    Timer second = new Timer(queue, say("second"));
    second.arm(10);
    first.arm(10);
    StateSnapshot time = StateSnapshot.of(queue);
    StateSnapshot one = StateSnapshot.of(first);
    StateSnapshot two = StateSnapshot.of(second);
    queue.advanceTo(30);
    assertThat(first.armed()).isFalse();
    time.restore(queue);
    one.restore(first);
    two.restore(second);
    assertThat(queue.now()).isZero();
    queue.advanceTo(30);
    assertThat(log).containsExactly("second@10", "first@10", "second@10", "first@10");
  }

  @Test
  void aTimerFiresOnceAtItsLastTime() {
    Timer timer = new Timer(queue, say("timer"));
    timer.arm(10);
    timer.arm(20);
    queue.advanceTo(15);
    assertThat(log).isEmpty();
    assertThat(timer.armed()).isTrue();
    queue.advanceTo(20);
    timer.arm(30);
    timer.stop();
    queue.advanceTo(40);
    assertThat(log).containsExactly("timer@20");
  }
}
