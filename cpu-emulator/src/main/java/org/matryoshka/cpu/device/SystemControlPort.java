package org.matryoshka.cpu.device;

import org.matryoshka.cpu.io.Clock;
import org.matryoshka.cpu.io.PortDevice;
import org.matryoshka.cpu.snapshot.StateFields;
import org.matryoshka.cpu.snapshot.Stateful;

/**
 * System control port B of the PC/AT (IBM PC/AT Technical Reference, "System control port"): gate
 * and output of the third timer counter, the speaker's data bit, and the refresh toggle by which
 * old software measures time.
 */
public final class SystemControlPort implements PortDevice, Stateful {
  private static final int TIMER_GATE = 1;
  private static final int WRITABLE = 0x0F;
  private static final int REFRESH = 1 << 4;
  private static final int TIMER_OUT = 1 << 5;
  private static final int SPEAKER_CHANNEL = 2;

  /** Cycles between two changes of the refresh bit: 18 ticks of the timer's clock. */
  private static final long REFRESH_CYCLES = 15_085;

  private final Clock clock;
  private final Pit8254 timer;
  private int control;

  /** A port with the timer's third gate low. */
  public SystemControlPort(Clock clock, Pit8254 timer) {
    this.clock = clock;
    this.timer = timer;
    timer.setGate(SPEAKER_CHANNEL, false);
  }

  @Override
  public int read(int offset, int size) {
    return control
        | (clock.now() / REFRESH_CYCLES % 2 != 0 ? REFRESH : 0)
        | (timer.out(SPEAKER_CHANNEL) ? TIMER_OUT : 0);
  }

  @Override
  public void write(int offset, int size, int value) {
    control = value & WRITABLE;
    timer.setGate(SPEAKER_CHANNEL, (value & TIMER_GATE) != 0);
  }

  @Override
  public void state(StateFields fields) {
    control = fields.number("control", control);
  }
}
