package org.matryoshka.guest.simulation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.matryoshka.guest.kernel.sched.ReadyReason;
import org.matryoshka.guest.kernel.sched.Schedulable;
import org.matryoshka.guest.kernel.sched.Scheduler;

/** The contract's checks find each way in which a scheduler can be wrong. */
class SchedulerContractTest {
  /** Right, if a subclass does not spoil it. */
  private static class Turns implements Scheduler {
    final Deque<Schedulable> queue = new ArrayDeque<>();
    int calls;

    @Override
    public void ready(Schedulable task, ReadyReason why) {
      queue.add(task);
    }

    @Override
    public Schedulable next() {
      calls++;
      return queue.poll();
    }

    @Override
    public boolean tick(Schedulable running) {
      return true;
    }
  }

  private static final class Stranger extends Schedulable {
    Stranger() {
      super(99, "stranger");
    }
  }

  @Test
  void aRightOnePasses() {
    assertThatCode(() -> SchedulerContract.of(Turns::new).verify()).doesNotThrowAnyException();
  }

  @Test
  void nullWithTasksReady() {
    class Forgetful extends Turns {
      @Override
      public Schedulable next() {
        return ++calls > 5 ? null : queue.poll();
      }
    }
    assertThatThrownBy(() -> SchedulerContract.of(Forgetful::new).verify())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("next() answered null, but ")
        .hasMessageContaining("ready")
        .hasMessageMatching("(?s).*decision \\d+, tick \\d+.*");
  }

  @Test
  void aForeignTask() {
    class Inventive extends Turns {
      @Override
      public Schedulable next() {
        return ++calls > 5 ? new Stranger() : queue.poll();
      }
    }
    assertThatThrownBy(() -> SchedulerContract.of(Inventive::new).verify())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("next() answered task stranger(99), which is none of the kernel's");
  }

  @Test
  void aTaskThatIsNotReady() {
    class Stubborn extends Turns {
      private Schedulable last;

      @Override
      public Schedulable next() {
        if (last == null) {
          last = queue.peek();
        }
        return last;
      }
    }
    assertThatThrownBy(() -> SchedulerContract.of(Stubborn::new).survivesStorms())
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching(
            "(?s).*next\\(\\) answered task .*, which is (dead|blocked), not ready.*");
  }

  @Test
  void aLostTask() {
    class Sloppy extends Turns {
      @Override
      public void ready(Schedulable task, ReadyReason why) {
        if (why != ReadyReason.YIELDED) {
          super.ready(task, why);
        }
      }
    }
    assertThatThrownBy(() -> SchedulerContract.of(Sloppy::new).verify())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("answered null");
  }

  @Test
  void aCrash() {
    class Careless extends Turns {
      @Override
      public boolean tick(Schedulable running) {
        return queue.getFirst().weight() > 0;
      }
    }
    assertThatThrownBy(() -> SchedulerContract.of(Careless::new).verify())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("tick() for task alone(1) threw java.util.NoSuchElementException")
        .cause()
        .hasStackTraceContaining("SchedulerContractTest.java");
  }

  @Test
  void aStaticFieldThatChangesTheNextRun() {
    int[] runs = {0};
    class Moody extends Turns {
      private final int mood = runs[0]++;

      @Override
      public boolean tick(Schedulable running) {
        return mood % 2 == 0;
      }
    }
    assertThatThrownBy(() -> SchedulerContract.of(Moody::new).isDeterministic())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("differ");
  }

  @Test
  void starvation() {
    class Partial extends Turns {
      @Override
      public void ready(Schedulable task, ReadyReason why) {
        if (task.id() == 1) {
          queue.addFirst(task);
        } else {
          queue.add(task);
        }
      }
    }
    assertThatCode(() -> SchedulerContract.of(Turns::new).neverStarves(5, 1_000_000_000))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> SchedulerContract.of(Partial::new).neverStarves(5, 1_000_000_000))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("never ran");
  }

  @Test
  void sharesThatIgnoreWeights() {
    assertThatThrownBy(
            () -> SchedulerContract.of(Turns::new).sharesFollowWeights(0.02, 10_000_000_000L, 1, 2))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("instead of 0.3333");
  }
}
