package org.matryoshka.cpu.device.apic;

import org.matryoshka.cpu.io.Clock;
import org.matryoshka.cpu.io.Timer;
import org.matryoshka.cpu.snapshot.StateFields;
import org.matryoshka.cpu.snapshot.Stateful;

/**
 * The timer of a local APIC (SDM vol. 3A, 11.5.4): a 32-bit count that goes down once every 1 to
 * 128 cycles of the virtual clock.
 */
final class ApicTimer implements Stateful {
  /**
   * The shortest distance between two interrupts of a periodic timer, in cycles; in a shorter
   * period the count runs as programmed, but only some of its zeros interrupt. A guest would never
   * get out of its handler anyway; this keeps our own work in proportion to virtual time.
   */
  static final long SHORTEST_PERIOD = 1_000;

  private final Clock clock;
  private final Runnable expired;
  private final Timer timer;
  private boolean periodic;
  private int divideConfiguration;
  private int initialCount;

  /** The count reaches zero at this time, if it runs; of a periodic one, some zero. */
  private long zero;

  private boolean running;

  ApicTimer(Clock clock, Runnable expired) {
    this.clock = clock;
    this.expired = expired;
    timer = new Timer(clock, this::reachedZero);
  }

  void reset() {
    timer.stop();
    running = false;
    periodic = false;
    divideConfiguration = 0;
    initialCount = 0;
    zero = 0;
  }

  /** The mode, which decides what happens at the next zero. */
  void setPeriodic(boolean value) {
    if (value != periodic) {
      restart(currentCount(), value, divideConfiguration);
    }
  }

  int initialCount() {
    return initialCount;
  }

  /**
   * Starts the timer; 0 stops it.
   *
   * @param count unsigned
   */
  void setInitialCount(int count) {
    initialCount = count;
    restart(Integer.toUnsignedLong(count), periodic, divideConfiguration);
  }

  int divideConfiguration() {
    return divideConfiguration;
  }

  /** The divide configuration register: bits 0, 1 and 3 say by how much. */
  void setDivideConfiguration(int value) {
    restart(currentCount(), periodic, value & 0b1011);
  }

  /** The current count, unsigned 32 bits. */
  long currentCount() {
    if (!running) {
      return 0;
    }
    long left = zero - clock.now();
    if (left <= 0) {
      if (!periodic) {
        return 0;
      }
      left = period() - Math.floorMod(-left, period());
    }
    return (left + (1L << shift()) - 1) >> shift();
  }

  @Override
  public void state(StateFields fields) {
    periodic = fields.flag("periodic", periodic);
    divideConfiguration = fields.number("divideConfiguration", divideConfiguration);
    initialCount = fields.number("initialCount", initialCount);
    zero = fields.number("zero", zero);
    running = fields.flag("running", running);
    fields.part("timer", timer);
  }

  /** Base 2 logarithm of the divisor: the register counts 2, 4, 8 … 128, and then 1. */
  private int shift() {
    return (((divideConfiguration & 3) | (divideConfiguration >> 1 & 4)) + 1) & 7;
  }

  private long period() {
    return Integer.toUnsignedLong(initialCount) << shift();
  }

  /** Goes on from a count under new settings. */
  private void restart(long count, boolean newPeriodic, int newDivide) {
    periodic = newPeriodic;
    divideConfiguration = newDivide;
    running = count != 0;
    if (running) {
      zero = clock.now() + (count << shift());
      timer.arm(zero);
    } else {
      timer.stop();
    }
  }

  private void reachedZero() {
    if (periodic && initialCount != 0) {
      // As many periods as fit the shortest distance, counted from the zero, so nothing drifts.
      long periods = (SHORTEST_PERIOD + period() - 1) / period();
      zero += periods * period();
      timer.arm(zero);
    } else {
      running = false;
    }
    expired.run();
  }
}
