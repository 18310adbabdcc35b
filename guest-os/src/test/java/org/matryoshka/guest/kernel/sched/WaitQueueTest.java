package org.matryoshka.guest.kernel.sched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.matryoshka.guest.magic.HostedMachine;

/** Who is woken, in which order, and that nobody takes a wake-up away from another one. */
class WaitQueueTest {
  private final Rig rig = new Rig();
  private final WaitQueue queue = new WaitQueue(rig.dispatcher, "test");

  @AfterEach
  void uninstall() {
    HostedMachine.uninstall();
  }

  /** Threads that sleep in the queue, exclusively as {@link WaitQueue#sleep} does. */
  private List<Rig.Thread> sleepers(int count) {
    List<Rig.Thread> threads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      threads.add(rig.thread("t" + i));
    }
    rig.run();
    for (Rig.Thread thread : threads) {
      assertThat(rig.current()).isSameAs(thread);
      queue.enlist(thread.waiter);
      thread.waiter.exclusive = true;
      rig.dispatcher.sleep(WaitQueue.NO_DEADLINE);
    }
    return threads;
  }

  @Test
  void wakesInOrderOfArrival() {
    List<Rig.Thread> threads = sleepers(3);
    assertThat(queue.wakeOne()).isEqualTo(1);
    assertThat(threads.stream().map(KernelThread::state))
        .containsExactly(ThreadState.READY, ThreadState.SLEEPING, ThreadState.SLEEPING);
    assertThat(queue.wakeAll()).isEqualTo(2);
    assertThat(queue.isEmpty()).isTrue();
    assertThat(queue.wakeAll()).isZero();
  }

  @Test
  void whoASignalHasWokenLeavesTheWakeUpToTheNext() {
    List<Rig.Thread> threads = sleepers(2);
    rig.dispatcher.interrupt(threads.get(0));
    assertThat(queue.wakeOne()).isEqualTo(1);
    assertThat(threads.get(1).state()).isEqualTo(ThreadState.READY);
    assertThat(threads.get(0).wakeReason).isEqualTo(WakeReason.SIGNAL);
  }

  @Test
  void lookersAreWokenTooAndDoNotCount() {
    Rig.Thread poller = rig.thread("poller");
    rig.run();
    Waiter place = new Waiter(poller);
    queue.enlist(place);
    rig.dispatcher.sleep(WaitQueue.NO_DEADLINE);
    List<Rig.Thread> threads = sleepers(2);
    assertThat(queue.wakeOne()).isEqualTo(1);
    assertThat(poller.state()).isEqualTo(ThreadState.READY);
    assertThat(threads.get(0).state()).isEqualTo(ThreadState.READY);
    assertThat(threads.get(1).state()).isEqualTo(ThreadState.SLEEPING);
    queue.delist(place);
    queue.delist(place); // twice does no harm
  }

  @Test
  void aPlaceIsInOneQueue() {
    Rig.Thread thread = rig.thread("t");
    queue.enlist(thread.waiter);
    WaitQueue other = new WaitQueue(rig.dispatcher, "other");
    assertThatThrownBy(() -> other.enlist(thread.waiter)).hasMessageContaining("waits in test too");
    assertThat(queue.name()).isEqualTo("test");
  }

  @Test
  void timersRunInTheOrderOfTheirDeadlines() {
    Timers all = new Timers();
    List<Long> happened = new ArrayList<>();
    class Event extends TimerEvent {
      private final long number;

      Event(long number) {
        this.number = number;
      }

      @Override
      protected void expired(long now) {
        happened.add(number);
        if (number == 2) {
          all.set(this, now + 100);
        }
      }
    }
    Event two = new Event(2);
    Event three = new Event(3);
    all.set(three, 30);
    all.set(two, 50);
    all.set(new Event(4), 30);
    all.set(two, 20); // moved
    Event gone = new Event(5);
    all.set(gone, 25);
    all.cancel(gone);
    assertThat(gone.isSet()).isFalse();
    assertThat(all.nextDeadline()).isEqualTo(20);
    all.run(19);
    assertThat(happened).isEmpty();
    all.run(30);
    assertThat(happened).containsExactly(2L, 3L, 4L);
    assertThat(all.nextDeadline()).isEqualTo(130);
    assertThat(two.deadline()).isEqualTo(130);
  }
}
