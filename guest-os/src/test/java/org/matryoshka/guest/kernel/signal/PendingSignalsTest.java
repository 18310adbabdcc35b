package org.matryoshka.guest.kernel.signal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What waits, how often, and in which order it comes out. */
class PendingSignalsTest {
  private final PendingSignals pending = new PendingSignals();

  private void add(int signal, long value) {
    pending.add(SignalInfo.queued(signal, SignalInfo.SI_QUEUE, 1, 0, value));
  }

  @Test
  void standardSignalsWaitOnce() {
    add(Signal.SIGUSR1, 1);
    add(Signal.SIGUSR1, 2);
    assertThat(pending.take(0).value()).isEqualTo(1);
    assertThat(pending.take(0)).isNull();
    assertThat(pending.set()).isZero();
  }

  @Test
  void realTimeSignalsQueueInOrder() {
    add(40, 1);
    add(34, 2);
    add(40, 3);
    assertThat(pending.take(0).value()).isEqualTo(2);
    assertThat(pending.take(0).value()).isEqualTo(1);
    assertThat(pending.set()).isEqualTo(Signal.bit(40));
    assertThat(pending.take(0).value()).isEqualTo(3);
    assertThat(pending.set()).isZero();
  }

  @Test
  void faultsComeFirst() {
    add(Signal.SIGHUP, 0);
    add(Signal.SIGSEGV, 0);
    assertThat(pending.take(0).number()).isEqualTo(Signal.SIGSEGV);
    assertThat(pending.take(0).number()).isEqualTo(Signal.SIGHUP);
  }

  @Test
  void blockedSignalsStay() {
    add(Signal.SIGHUP, 0);
    add(Signal.SIGTERM, 0);
    assertThat(pending.take(Signal.bit(Signal.SIGHUP)).number()).isEqualTo(Signal.SIGTERM);
    assertThat(pending.take(Signal.bit(Signal.SIGHUP))).isNull();
    assertThat(pending.set()).isEqualTo(Signal.bit(Signal.SIGHUP));
  }

  @Test
  void theQueueIsLimited() {
    for (int i = 0; i < PendingSignals.MAX_QUEUED; i++) {
      assertThat(pending.add(SignalInfo.fromKernel(50))).isTrue();
    }
    assertThat(pending.isFull()).isTrue();
    assertThat(pending.add(SignalInfo.fromKernel(50))).isFalse();
    assertThat(pending.add(SignalInfo.fromKernel(Signal.SIGKILL))).as("never refused").isTrue();
  }

  @Test
  void removingMendsTheQueue() {
    add(40, 1);
    add(41, 2);
    add(40, 3);
    pending.remove(Signal.bit(40));
    add(42, 4);
    assertThat(pending.take(0).value()).isEqualTo(2);
    assertThat(pending.take(0).value()).isEqualTo(4);
    assertThat(pending.take(0)).isNull();
  }
}
