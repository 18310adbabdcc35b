package org.matryoshka.cpu.machine;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.io.InterruptSource;
import org.matryoshka.cpu.snapshot.StateFields;
import org.matryoshka.cpu.snapshot.Stateful;

/** A core with what the scheduling of a machine's cores needs to know about it. */
final class Core implements Stateful {
  final int index;
  final Cpu cpu;
  private final InterruptSource interrupts;

  /** Time of the last event that may have ended its halt. */
  private long wakeTime;

  Core(int index, Cpu cpu) {
    this.index = index;
    this.cpu = cpu;
    this.interrupts = cpu.interrupts();
  }

  /** Besides the core itself. */
  @Override
  public void state(StateFields fields) {
    wakeTime = fields.number("wakeTime", wakeTime);
  }

  /** It has something to do. */
  boolean isRunnable() {
    return !cpu.state.shutdown
        && (!cpu.state.halted || (cpu.state.interruptsEnabled() && interrupts.pending()));
  }

  /** Its local time; that of a halted core stands still until it is woken. */
  long time() {
    return cpu.state.halted ? Math.max(cpu.cycles(), wakeTime) : cpu.cycles();
  }

  /** An interrupt may have come. */
  void wake(long now) {
    wakeTime = now;
    cpu.requestInterruptCheck();
  }

  /** The time that it has slept has passed. */
  void catchUp() {
    if (cpu.state.halted && wakeTime > cpu.cycles()) {
      cpu.charge(wakeTime - cpu.cycles());
    }
  }
}
