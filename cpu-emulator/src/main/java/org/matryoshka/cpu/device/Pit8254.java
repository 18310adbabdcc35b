package org.matryoshka.cpu.device;

import org.matryoshka.cpu.io.Clock;
import org.matryoshka.cpu.io.InterruptLine;
import org.matryoshka.cpu.io.PortDevice;
import org.matryoshka.cpu.io.Timer;
import org.matryoshka.cpu.snapshot.StateFields;
import org.matryoshka.cpu.snapshot.Stateful;

/**
 * The 8254 programmable interval timer (Intel data sheet, order number 231164): three counters at
 * 1,193,182 Hz, the first of which drives an interrupt line. Offsets 0 to 2 are the counters, 3 is
 * the control word register.
 */
public final class Pit8254 implements PortDevice, Stateful {
  /** A third of the colour burst: 14.31818 MHz / 12. */
  public static final Frequency CLK = new Frequency(1_193_182);

  private static final int CONTROL = 3;
  private static final int READ_BACK = 3;

  private final Clock clock;
  private final InterruptLine line;
  private final Channel[] channels = {new Channel(), new Channel(), new Channel()};
  private final Timer edge;

  /**
   * A timer as after power-on: nothing counts until it is programmed.
   *
   * @param line from OUT 0
   */
  public Pit8254(Clock clock, InterruptLine line) {
    this.clock = clock;
    this.line = line;
    edge = new Timer(clock, this::followOutput);
  }

  /**
   * The OUT pin of a counter.
   *
   * @param channel 0 to 2
   */
  public boolean out(int channel) {
    return channels[channel].counter.out(tick());
  }

  /** The GATE pin of a counter. */
  public boolean gate(int channel) {
    return channels[channel].counter.gate();
  }

  /** Sets the GATE pin of a counter. */
  public void setGate(int channel, boolean high) {
    channels[channel].counter.setGate(tick(), high);
    followOutput();
  }

  @Override
  public int read(int offset, int size) {
    return offset == CONTROL ? 0xFF : channels[offset].read(tick());
  }

  @Override
  public void write(int offset, int size, int value) {
    long tick = tick();
    if (offset != CONTROL) {
      channels[offset].write(tick, value);
    } else if (value >>> 6 == READ_BACK) {
      for (int i = 0; i < channels.length; i++) {
        if ((value & 2 << i) != 0) {
          channels[i].readBack(tick, (value & 0x20) == 0, (value & 0x10) == 0);
        }
      }
    } else {
      channels[value >>> 6].control(tick, value);
    }
    followOutput();
  }

  @Override
  public void state(StateFields fields) {
    for (int i = 0; i < channels.length; i++) {
      fields.part("channel" + i, channels[i]);
    }
    fields.part("edge", edge);
  }

  private long tick() {
    return CLK.ticks(clock.now());
  }

  /** Puts the interrupt line to the level of OUT 0 and waits for the next change. */
  private void followOutput() {
    PitCounter counter = channels[0].counter;
    long tick = tick();
    line.set(counter.out(tick));
    long next = counter.nextEdge(tick);
    if (next == PitCounter.NO_EDGE) {
      edge.stop();
    } else {
      edge.arm(CLK.cycles(next));
    }
  }

  /** What the bus sees of a counter: the byte sequence and the latches. */
  private static final class Channel implements Stateful {
    private static final int LOW_BYTE = 1;
    private static final int HIGH_BYTE = 2;
    private static final int NOTHING = -1;

    final PitCounter counter = new PitCounter();
    private int control = 3 << 4;
    private int latchedStatus = NOTHING;
    private int latchedCount = NOTHING;
    private boolean secondRead;
    private boolean secondWrite;
    private int firstByte;

    /** A control word ("Control Word Format"), which may be a counter latch command. */
    void control(long tick, int value) {
      if (access(value) == 0) {
        readBack(tick, true, false);
        return;
      }
      control = value & 0x3F;
      int mode = value >> 1 & 7;
      // The data sheet has X10 for mode 2 and X11 for mode 3.
      counter.configure(tick, mode > 5 ? mode - 4 : mode, (value & 1) != 0);
      latchedCount = NOTHING;
      latchedStatus = NOTHING;
      secondRead = false;
      secondWrite = false;
    }

    /** The read-back command; what is latched stays latched until it is read. */
    void readBack(long tick, boolean count, boolean status) {
      if (count && latchedCount == NOTHING) {
        latchedCount = counter.value(tick);
      }
      if (status && latchedStatus == NOTHING) {
        latchedStatus =
            (counter.out(tick) ? 0x80 : 0) | (counter.nullCount(tick) ? 0x40 : 0) | control;
      }
    }

    int read(long tick) {
      if (latchedStatus != NOTHING) {
        int status = latchedStatus;
        latchedStatus = NOTHING;
        return status;
      }
      int value = latchedCount == NOTHING ? counter.value(tick) : latchedCount;
      int access = access(control);
      boolean high = access == HIGH_BYTE || (access != LOW_BYTE && secondRead);
      secondRead = access == (LOW_BYTE | HIGH_BYTE) && !secondRead;
      if (!secondRead) {
        latchedCount = NOTHING;
      }
      return (high ? value >>> 8 : value) & 0xFF;
    }

    void write(long tick, int value) {
      switch (access(control)) {
        case LOW_BYTE -> counter.setCount(tick, value);
        case HIGH_BYTE -> counter.setCount(tick, value << 8);
        default -> {
          if (secondWrite) {
            counter.setCount(tick, value << 8 | firstByte);
          } else {
            firstByte = value;
            counter.firstByteWritten(tick);
          }
          secondWrite = !secondWrite;
        }
      }
    }

    @Override
    public void state(StateFields fields) {
      fields.part("counter", counter);
      control = fields.number("control", control);
      latchedStatus = fields.number("latchedStatus", latchedStatus);
      latchedCount = fields.number("latchedCount", latchedCount);
      secondRead = fields.flag("secondRead", secondRead);
      secondWrite = fields.flag("secondWrite", secondWrite);
      firstByte = fields.number("firstByte", firstByte);
    }

    private static int access(int control) {
      return control >> 4 & 3;
    }
  }
}
