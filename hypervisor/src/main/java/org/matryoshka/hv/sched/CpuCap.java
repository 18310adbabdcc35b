package org.matryoshka.hv.sched;

import org.matryoshka.cpu.snapshot.StateFields;
import org.matryoshka.cpu.snapshot.Stateful;

/**
 * Limits a virtual CPU to a part of a core: in each period it may use so many cycles. What it
 * overdraws (an exit in progress is not cut off) is taken from the next periods, so over time the
 * limit is exact.
 */
public final class CpuCap implements Stateful {
  /** Cycles of a period: 10 virtual milliseconds, as in Xen's credit2. */
  public static final long PERIOD = 10_000_000;

  private int percent;
  private long budget;
  private long period;
  private long left;

  /**
   * A cap.
   *
   * @param percent of one core, 1 to 100; 100 takes nothing away
   */
  public CpuCap(int percent) {
    this.percent = percent;
    this.budget = PERIOD / 100 * percent;
    this.left = budget;
  }

  /** The part of a core, 1 to 100. */
  public int percent() {
    return percent;
  }

  /**
   * Changes the limit, in this period already; what was used in it stays used.
   *
   * @param newPercent of one core, 1 to 100
   */
  public void setPercent(int newPercent) {
    long newBudget = PERIOD / 100 * newPercent;
    left += newBudget - budget;
    budget = newBudget;
    percent = newPercent;
  }

  /** Cycles that may be used from now on in this period; 0 or less for none. */
  public long allowance(long now) {
    if (percent == 100) {
      return Long.MAX_VALUE;
    }
    refill(now);
    return left;
  }

  /** The same, for somebody who only looks. */
  public long peek(long now) {
    if (percent == 100) {
      return Long.MAX_VALUE;
    }
    long periods = Math.max(0, now / PERIOD - period);
    return periods == 0 ? left : Math.min(budget, left + saturatedBudget(periods));
  }

  /** When there is an allowance again. */
  public long nextAllowance(long now) {
    if (allowance(now) > 0) {
      return now;
    }
    long periods = -left / budget + 1;
    return (period + periods) * PERIOD;
  }

  /**
   * Takes what was used.
   *
   * @param now when the use ended
   */
  public void use(long now, long cycles) {
    refill(now);
    left -= cycles;
  }

  @Override
  public void state(StateFields fields) {
    percent = fields.number("percent", percent);
    budget = PERIOD / 100 * percent;
    period = fields.number("period", period);
    left = fields.number("left", left);
  }

  private void refill(long now) {
    long current = now / PERIOD;
    if (current > period) {
      // Unused time does not add up beyond one period; debts are paid off period by period.
      left = Math.min(budget, left + saturatedBudget(current - period));
      period = current;
    }
  }

  private long saturatedBudget(long periods) {
    return periods > Long.MAX_VALUE / PERIOD ? Long.MAX_VALUE / 2 : periods * budget;
  }
}
