package org.matryoshka.cpu.device;

import org.matryoshka.cpu.snapshot.StateFields;
import org.matryoshka.cpu.snapshot.Stateful;

/**
 * The counting element of one 8254 counter (Intel 8254 data sheet, order number 231164, "Mode
 * Definitions"). It does not tick: what it counts and how its OUT pin stands follow from the tick
 * at which the count was loaded. Every method takes the present tick of the counter's CLK, which
 * never decreases.
 */
final class PitCounter implements Stateful {
  /** What {@link #nextEdge} returns if OUT keeps its level. */
  static final long NO_EDGE = Long.MAX_VALUE;

  private static final int INTERRUPT_ON_TERMINAL_COUNT = 0;
  private static final int ONE_SHOT = 1;
  private static final int RATE_GENERATOR = 2;
  private static final int SQUARE_WAVE = 3;

  /** Mode 5, the hardware-triggered strobe, is the remaining one. */
  private static final int SOFTWARE_STROBE = 4;

  /** A load that has not happened. */
  private static final long NOT_LOADED = -1;

  private int mode;
  private boolean decimal;
  private boolean gate = true;

  /** The count register: 1 to 65536, or to 10000 in decimal. */
  private int count = 0x10000;

  /** A count has been written since the control word. */
  private boolean written;

  /** What runs now has this count; differs from {@link #count} until the next load. */
  private int running = 0x10000;

  /** The tick at which the running count was or will be loaded, or {@link #NOT_LOADED}. */
  private long start = NOT_LOADED;

  /** While counting is held by the gate or by half a write: ticks counted so far. */
  private long elapsedAtHold;

  private boolean held;

  /** Modes 2 and 3: the tick at which the new count takes over, or {@link #NOT_LOADED}. */
  private long takeover = NOT_LOADED;

  /** What the counting element holds while nothing has been loaded. */
  private int idleValue;

  /** Mode 1: how OUT stands between a trigger and the load. */
  private boolean idleOut = true;

  /**
   * A control word: OUT goes to the mode's first level, counting ends.
   *
   * @param mode 0 to 5
   */
  void configure(long tick, int mode, boolean decimal) {
    idleValue = value(tick);
    idleOut = true;
    this.mode = mode;
    this.decimal = decimal;
    written = false;
    start = NOT_LOADED;
    takeover = NOT_LOADED;
    held = false;
    elapsedAtHold = 0;
  }

  /** Whether a first byte of two stops the counting (mode 0, "writing the first byte"). */
  void firstByteWritten(long tick) {
    if (mode == INTERRUPT_ON_TERMINAL_COUNT) {
      idleValue = value(tick);
      start = NOT_LOADED;
    }
  }

  /**
   * A complete count.
   *
   * @param raw 0 to 0xFFFF as written, four decimal digits if decimal
   */
  void setCount(long tick, int raw) {
    settle(tick);
    boolean first = !written;
    written = true;
    count = decimal ? fromDecimal(raw) : raw == 0 ? 0x10000 : raw;
    if (periodic() && count == 1) {
      // "A count of 1 is illegal in mode 2" and makes no sense in mode 3: the next one is taken.
      count = 2;
    }
    switch (mode) {
      case INTERRUPT_ON_TERMINAL_COUNT, SOFTWARE_STROBE -> load(tick);
      case RATE_GENERATOR, SQUARE_WAVE -> {
        if (first || start == NOT_LOADED) {
          if (gate) {
            load(tick);
          }
        } else if (!held) {
          takeover = takeoverAfter(tick);
        }
      }
      default -> {
        // Modes 1 and 5 load on a trigger.
      }
    }
  }

  /** The GATE pin. */
  void setGate(long tick, boolean high) {
    if (high == gate) {
      return;
    }
    settle(tick);
    gate = high;
    switch (mode) {
      case INTERRUPT_ON_TERMINAL_COUNT, SOFTWARE_STROBE -> {
        if (start != NOT_LOADED) {
          if (high) {
            resume(tick);
          } else {
            hold(tick);
          }
        }
      }
      case RATE_GENERATOR, SQUARE_WAVE -> {
        if (high) {
          if (written) {
            load(tick);
          }
        } else if (start != NOT_LOADED) {
          hold(tick);
          takeover = NOT_LOADED;
        }
      }
      default -> {
        if (high && written) {
          load(tick);
        }
      }
    }
  }

  /** The GATE pin. */
  boolean gate() {
    return gate;
  }

  /** Whether the count written last has not reached the counting element ("null count"). */
  boolean nullCount(long tick) {
    settle(tick);
    return !written || start == NOT_LOADED || tick < start || count != running || takeover >= 0;
  }

  /** What the counting element holds, as it is read: 16 bits, or four decimal digits. */
  int value(long tick) {
    settle(tick);
    if (start == NOT_LOADED || (!held && tick < start)) {
      return idleValue;
    }
    long elapsed = elapsed(tick);
    long modulus = decimal ? 10000 : 0x10000;
    int binary =
        switch (mode) {
          case RATE_GENERATOR -> (int) (running - elapsed % running);
          case SQUARE_WAVE -> {
            int phase = (int) (elapsed % running);
            int half = highTicks();
            yield (running & ~1) - 2 * (phase < half ? phase : phase - half);
          }
          default -> (int) Math.floorMod(running - elapsed, modulus);
        };
    return decimal ? toDecimal(binary % 10000) : binary & 0xFFFF;
  }

  /** The OUT pin. */
  boolean out(long tick) {
    settle(tick);
    boolean loaded = start != NOT_LOADED && (held || tick >= start);
    long elapsed = loaded ? elapsed(tick) : 0;
    return switch (mode) {
      case INTERRUPT_ON_TERMINAL_COUNT -> loaded && elapsed >= running;
      case ONE_SHOT -> loaded ? elapsed >= running : idleOut;
      case RATE_GENERATOR -> !loaded || held || elapsed % running != running - 1;
      case SQUARE_WAVE -> !loaded || held || elapsed % running < highTicks();
      default -> !loaded || elapsed != running;
    };
  }

  /** The next tick, later than this one, at which OUT may change; {@link #NO_EDGE} if none. */
  long nextEdge(long tick) {
    settle(tick);
    if (start == NOT_LOADED || held) {
      return NO_EDGE;
    }
    if (tick < start) {
      return start;
    }
    long elapsed = tick - start;
    long edge =
        switch (mode) {
          case RATE_GENERATOR -> nextAfter(elapsed, running - 1);
          case SQUARE_WAVE -> nextAfter(elapsed, highTicks());
          case INTERRUPT_ON_TERMINAL_COUNT, ONE_SHOT ->
              elapsed < running ? running : NO_EDGE - start;
          default ->
              elapsed < running ? running : elapsed == running ? running + 1L : NO_EDGE - start;
        };
    long at = start + edge;
    return takeover >= 0 ? Math.min(at, takeover) : at;
  }

  @Override
  public void state(StateFields fields) {
    mode = fields.number("mode", mode);
    decimal = fields.flag("decimal", decimal);
    gate = fields.flag("gate", gate);
    count = fields.number("count", count);
    written = fields.flag("written", written);
    running = fields.number("running", running);
    start = fields.number("start", start);
    elapsedAtHold = fields.number("elapsedAtHold", elapsedAtHold);
    held = fields.flag("held", held);
    takeover = fields.number("takeover", takeover);
    idleValue = fields.number("idleValue", idleValue);
    idleOut = fields.flag("idleOut", idleOut);
  }

  private boolean periodic() {
    return mode == RATE_GENERATOR || mode == SQUARE_WAVE;
  }

  private long elapsed(long tick) {
    return held ? elapsedAtHold : tick - start;
  }

  /** Ticks of a square wave's period that are high: one more than those that are low if odd. */
  private int highTicks() {
    return (running + 1) / 2;
  }

  /** Within a period of {@code running} ticks with edges at 0 and {@code middle}: the next edge. */
  private long nextAfter(long elapsed, int middle) {
    long phase = elapsed % running;
    return elapsed - phase + (phase < middle ? middle : running);
  }

  /** Loads the count register with the next CLK pulse. */
  private void load(long tick) {
    idleValue = value(tick);
    idleOut = out(tick);
    running = count;
    start = tick + 1;
    takeover = NOT_LOADED;
    elapsedAtHold = 0;
    held = false;
    if (!gate && (mode == INTERRUPT_ON_TERMINAL_COUNT || mode == SOFTWARE_STROBE)) {
      held = true;
    }
  }

  private void hold(long tick) {
    elapsedAtHold = Math.max(0, tick - start);
    held = true;
  }

  private void resume(long tick) {
    start = tick - elapsedAtHold;
    held = false;
  }

  /** The end of the running period of mode 2, of the running half-period of mode 3. */
  private long takeoverAfter(long tick) {
    if (tick < start) {
      // Written before the first count was loaded: it is the first count.
      running = count;
      return NOT_LOADED;
    }
    return start
        + (mode == RATE_GENERATOR
            ? nextAfter(tick - start, 0)
            : nextAfter(tick - start, highTicks()));
  }

  /** Lets a new count of modes 2 and 3 take over if its time has come. */
  private void settle(long tick) {
    if (takeover >= 0 && tick >= takeover) {
      boolean low = mode == SQUARE_WAVE && (takeover - start) % running == highTicks();
      running = count;
      // A low half goes on being low: the new period is thought to have begun a high half ago.
      start = low ? takeover - highTicks() : takeover;
      takeover = NOT_LOADED;
    }
  }

  private static int fromDecimal(int digits) {
    int value = 0;
    for (int shift = 12; shift >= 0; shift -= 4) {
      value = value * 10 + (digits >> shift & 15);
    }
    // Digits above nine are the guest's mistake; what they count is still within a counter's range.
    return value == 0 ? 10000 : value;
  }

  private static int toDecimal(int value) {
    return (value / 1000) << 12 | value / 100 % 10 << 8 | value / 10 % 10 << 4 | value % 10;
  }
}
