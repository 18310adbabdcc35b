package org.matryoshka.cpu.device;

import org.matryoshka.cpu.io.Clock;
import org.matryoshka.cpu.io.InterruptLine;
import org.matryoshka.cpu.io.PortDevice;
import org.matryoshka.cpu.io.Timer;
import org.matryoshka.cpu.snapshot.StateFields;
import org.matryoshka.cpu.snapshot.Stateful;

/**
 * The real-time clock and CMOS RAM of a PC (Motorola MC146818 data sheet), on virtual time. Offset
 * 0 is the index register, whose top bit masks the non-maskable interrupt, offset 1 the data.
 *
 * <p>The time of day is computed when somebody looks; the chip wakes up by itself only while one of
 * its interrupts is enabled.
 */
public final class CmosRtc implements PortDevice, Stateful {
  private static final int SECONDS = 0;
  private static final int SECONDS_ALARM = 1;
  private static final int MINUTES = 2;
  private static final int MINUTES_ALARM = 3;
  private static final int HOURS = 4;
  private static final int HOURS_ALARM = 5;
  private static final int WEEKDAY = 6;
  private static final int DAY = 7;
  private static final int MONTH = 8;
  private static final int YEAR = 9;
  private static final int REGISTER_A = 10;
  private static final int REGISTER_B = 11;
  private static final int REGISTER_C = 12;
  private static final int REGISTER_D = 13;

  /** Where a PC's firmware keeps the century, in BCD. */
  private static final int CENTURY = 0x32;

  private static final int UPDATE_IN_PROGRESS = 1 << 7;
  private static final int DIVIDER = 0x70;
  private static final int DIVIDER_32768_HERTZ = 0x20;

  private static final int SET = 1 << 7;
  private static final int BINARY = 1 << 2;
  private static final int HOURS_24 = 1 << 1;

  /** Flags of register C, and in the same places their enable bits in register B. */
  private static final int PERIODIC = 1 << 6;

  private static final int ALARM = 1 << 5;
  private static final int UPDATE_ENDED = 1 << 4;
  private static final int FLAGS = PERIODIC | ALARM | UPDATE_ENDED;
  private static final int INTERRUPT_REQUEST = 1 << 7;

  private static final int VALID_TIME = 1 << 7;
  private static final int PM = 1 << 7;
  private static final int DO_NOT_CARE = 0xC0;

  private static final Frequency CRYSTAL = new Frequency(32_768);

  /** UIP goes up 244 µs before an update, which takes 1984 µs. */
  private static final long UPDATE_CYCLES = 244_000 + 1_984_000;

  private static final int DAY_SECONDS = 86_400;

  private final Clock clock;
  private final InterruptLine line;
  private final Timer wake;
  private final byte[] ram = new byte[128];
  private int index;
  private boolean nmiMasked;

  /** The cycle at which the second that the time registers show began. */
  private long secondBegan;

  /** The last tick of the periodic rate that has been seen. */
  private long periodicSeen;

  /**
   * A clock that shows a moment at time 0.
   *
   * @param startSeconds the moment, in seconds since 1970-01-01 00:00:00 UTC
   */
  public CmosRtc(Clock clock, InterruptLine line, long startSeconds) {
    this.clock = clock;
    this.line = line;
    wake = new Timer(clock, this::follow);
    ram[REGISTER_A] = DIVIDER_32768_HERTZ | 6;
    ram[REGISTER_B] = HOURS_24;
    RtcTime start = RtcTime.of(startSeconds);
    ram[WEEKDAY] = (byte) start.weekday();
    setTime(start);
  }

  /** Whether the index register's top bit holds the non-maskable interrupt off. */
  public boolean nmiMasked() {
    return nmiMasked;
  }

  @Override
  public int read(int offset, int size) {
    if (offset == 0) {
      return 0xFF; // The index register can't be read.
    }
    catchUp();
    int value = ram[index] & 0xFF;
    if (index == REGISTER_A) {
      return value | (updating() ? UPDATE_IN_PROGRESS : 0);
    }
    if (index == REGISTER_C) {
      int request = (value & register(REGISTER_B) & FLAGS) != 0 ? INTERRUPT_REQUEST : 0;
      ram[REGISTER_C] = 0;
      follow();
      return value | request;
    }
    return index == REGISTER_D ? VALID_TIME : value;
  }

  @Override
  public void write(int offset, int size, int value) {
    if (offset == 0) {
      index = value & 0x7F;
      nmiMasked = (value & 0x80) != 0;
      return;
    }
    catchUp();
    switch (index) {
      case REGISTER_A -> writeRegisterA(value & ~UPDATE_IN_PROGRESS);
      // "SET = 1 clears UIE" (data sheet, "Register B").
      case REGISTER_B ->
          ram[REGISTER_B] = (byte) ((value & SET) != 0 ? value & ~UPDATE_ENDED : value);
      case REGISTER_C, REGISTER_D -> {
        // Read only.
      }
      default -> ram[index] = (byte) value;
    }
    follow();
  }

  @Override
  public void state(StateFields fields) {
    fields.bytes("ram", ram);
    index = fields.number("index", index);
    nmiMasked = fields.flag("nmiMasked", nmiMasked);
    secondBegan = fields.number("secondBegan", secondBegan);
    periodicSeen = fields.number("periodicSeen", periodicSeen);
    fields.part("wake", wake);
  }

  private int register(int number) {
    return ram[number] & 0xFF;
  }

  /** The divider chain runs from the 32,768 Hz crystal; other settings stop it. */
  private boolean running() {
    return (register(REGISTER_A) & DIVIDER) == DIVIDER_32768_HERTZ;
  }

  /** Seconds are counted and shown. */
  private boolean updatesShown() {
    return running() && (register(REGISTER_B) & SET) == 0;
  }

  private boolean updating() {
    return updatesShown() && clock.now() - secondBegan >= Clock.HERTZ - UPDATE_CYCLES;
  }

  private void writeRegisterA(int value) {
    boolean ran = running();
    ram[REGISTER_A] = (byte) value;
    periodicSeen = periodicTick();
    if (!ran && running()) {
      // "The first update cycle begins one-half second after" the divider is let go.
      secondBegan = clock.now() - Clock.HERTZ / 2;
    }
  }

  /** Ticks of the periodic rate since time 0; 0 if the rate is none. */
  private long periodicTick() {
    int shift = periodicShift();
    return shift < 0 || !running() ? 0 : CRYSTAL.ticks(clock.now()) >>> shift;
  }

  /** Base 2 logarithm of the crystal's ticks in a period, or −1 for none. */
  private int periodicShift() {
    int rate = register(REGISTER_A) & 15;
    // Rates 1 and 2 are those of 8 and 9 with this crystal (data sheet, table 5).
    return rate == 0 ? -1 : rate <= 2 ? rate + 6 : rate - 1;
  }

  /** Brings the time registers and flags up to the present. */
  private void catchUp() {
    long tick = periodicTick();
    if (tick != periodicSeen) {
      periodicSeen = tick;
      ram[REGISTER_C] |= PERIODIC;
    }
    long seconds = (clock.now() - secondBegan) / Clock.HERTZ;
    if (seconds <= 0 || !running()) {
      return;
    }
    secondBegan += seconds * Clock.HERTZ;
    if ((register(REGISTER_B) & SET) != 0) {
      return;
    }
    ram[REGISTER_C] |= UPDATE_ENDED;
    long before = time().epochSeconds();
    if (alarmWithin(before, seconds)) {
      ram[REGISTER_C] |= ALARM;
    }
    // The day of the week is a counter of its own, whatever the date is.
    long days = Math.floorDiv(before + seconds, DAY_SECONDS) - Math.floorDiv(before, DAY_SECONDS);
    ram[WEEKDAY] = (byte) encode((int) Math.floorMod(decode(register(WEEKDAY)) - 1 + days, 7L) + 1);
    setTime(RtcTime.of(before + seconds));
  }

  /** Whether the alarm matches in one of some seconds after a moment. */
  private boolean alarmWithin(long before, long seconds) {
    for (long i = 1; i <= Math.min(seconds, DAY_SECONDS); i++) {
      int time = (int) Math.floorMod(before + i, (long) DAY_SECONDS);
      if (alarmMatches(SECONDS_ALARM, encode(time % 60))
          && alarmMatches(MINUTES_ALARM, encode(time / 60 % 60))
          && alarmMatches(HOURS_ALARM, encodeHour(time / 3600))) {
        return true;
      }
    }
    return false;
  }

  private boolean alarmMatches(int register, int value) {
    int alarm = register(register);
    return (alarm & DO_NOT_CARE) == DO_NOT_CARE || alarm == value;
  }

  /** Puts the interrupt line to its level, and sees to waking up for the next interrupt. */
  private void follow() {
    catchUp();
    int enabled = register(REGISTER_B) & FLAGS;
    int flags = register(REGISTER_C);
    line.set((flags & enabled) != 0);
    long next = Long.MAX_VALUE;
    if ((enabled & ~flags & PERIODIC) != 0 && running() && periodicShift() >= 0) {
      next = CRYSTAL.cycles((periodicSeen + 1) << periodicShift());
    }
    if ((enabled & ~flags & (ALARM | UPDATE_ENDED)) != 0 && updatesShown()) {
      next = Math.min(next, secondBegan + Clock.HERTZ);
    }
    if (next == Long.MAX_VALUE) {
      wake.stop();
    } else {
      wake.arm(next);
    }
  }

  private RtcTime time() {
    int hour = register(HOURS);
    int hours;
    if ((register(REGISTER_B) & HOURS_24) != 0) {
      hours = decode(hour);
    } else {
      hours = decode(hour & ~PM) % 12 + ((hour & PM) != 0 ? 12 : 0);
    }
    return new RtcTime(
        decode(register(SECONDS)),
        decode(register(MINUTES)),
        hours,
        decode(register(DAY)),
        decode(register(MONTH)),
        fromBcd(register(CENTURY)) * 100 + decode(register(YEAR)));
  }

  private void setTime(RtcTime time) {
    ram[SECONDS] = (byte) encode(time.second());
    ram[MINUTES] = (byte) encode(time.minute());
    ram[HOURS] = (byte) encodeHour(time.hour());
    ram[DAY] = (byte) encode(time.day());
    ram[MONTH] = (byte) encode(time.month());
    ram[YEAR] = (byte) encode(Math.floorMod(time.year(), 100));
    ram[CENTURY] = (byte) toBcd(Math.floorMod(Math.floorDiv(time.year(), 100), 100));
  }

  private int encodeHour(int hour) {
    if ((register(REGISTER_B) & HOURS_24) != 0) {
      return encode(hour);
    }
    return encode((hour + 11) % 12 + 1) | (hour >= 12 ? PM : 0);
  }

  private int encode(int value) {
    return (register(REGISTER_B) & BINARY) != 0 ? value : toBcd(value);
  }

  private int decode(int value) {
    return (register(REGISTER_B) & BINARY) != 0 ? value : fromBcd(value);
  }

  private static int toBcd(int value) {
    return (value / 10) << 4 | value % 10;
  }

  private static int fromBcd(int value) {
    return (value >> 4) * 10 + (value & 15);
  }
}
