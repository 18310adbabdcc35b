package org.matryoshka.cpu.device;

import org.matryoshka.cpu.io.InterruptLine;
import org.matryoshka.cpu.snapshot.StateFields;
import org.matryoshka.cpu.snapshot.Stateful;

/**
 * One 8259A programmable interrupt controller (Intel 8259A data sheet, order number 231468), in its
 * 8086 mode. Section names in comments are the data sheet's.
 *
 * <p>A request line must stay high until the acknowledge ("Edge and Level Triggered Modes"): one
 * that falls earlier is withdrawn, and an acknowledge that finds nothing gives a spurious interrupt
 * 7.
 */
public final class Pic8259 implements Stateful {
  /** What {@link #acknowledge} and the priority resolver return when no request gets through. */
  public static final int NONE = -1;

  private static final int READY = 0;

  private final InterruptLine output;
  private final boolean master;

  /** Levels of the eight request lines. */
  private int lines;

  /** Edges seen and not yet acknowledged or withdrawn. */
  private int latch;

  /** Everything is masked until the guest writes ICW1 or a mask, as firmware leaves it. */
  private int mask = 0xFF;

  private int inService;
  private int vectorBase;

  /** ICW3: the lines with slaves of a master, the identity of a slave. */
  private int cascade;

  /**
   * Lines that are level-triggered whatever ICW1 says (the edge/level control register of EISA).
   */
  private int edgeLevelControl;

  private boolean levelTriggered;
  private boolean single;
  private boolean expectsIcw4;
  private boolean automaticEoi;
  private boolean rotateOnAutomaticEoi;
  private boolean specialFullyNested;
  private boolean specialMask;
  private boolean readInService;
  private boolean poll;

  /** The initialization command word expected next, 2 to 4, or {@link #READY}. */
  private int expected = READY;

  /** The line with the lowest priority; the next one has the highest. */
  private int lowest = 7;

  private boolean requesting;

  /**
   * A controller as after power-on.
   *
   * @param output its INT pin
   * @param master whether its SP pin says that it is the master
   */
  public Pic8259(InterruptLine output, boolean master) {
    this.output = output;
    this.master = master;
  }

  /**
   * Sets the level of a request line.
   *
   * @param line 0 to 7
   */
  public void setLine(int line, boolean high) {
    int bit = 1 << line;
    if (high) {
      latch |= bit & ~lines;
      lines |= bit;
    } else {
      latch &= ~bit;
      lines &= ~bit;
    }
    update();
  }

  /** Whether the INT pin is high. */
  public boolean requesting() {
    return requesting;
  }

  /** The interrupt request register: edges latched, levels as they are. */
  public int requests() {
    int levels = levelTriggered ? 0xFF : edgeLevelControl;
    return (latch & ~levels) | (lines & levels);
  }

  /** The in-service register. */
  public int inService() {
    return inService;
  }

  /** The interrupt mask register: a set bit holds a line back. */
  public int mask() {
    return mask;
  }

  /** The first of the eight vectors; a multiple of 8. */
  public int vectorBase() {
    return vectorBase;
  }

  /** Whether a slave hangs on this line, by ICW3. */
  public boolean cascades(int line) {
    return !single && (cascade & 1 << line) != 0;
  }

  /**
   * The INTA sequence: takes the request of the highest priority in service.
   *
   * @return its line, or {@link #NONE}, upon which the controller gives the vector of line 7 and
   *     nothing is in service
   */
  public int acknowledge() {
    int line = highestRequest();
    if (line != NONE) {
      latch &= ~(1 << line);
      if (!automaticEoi) {
        inService |= 1 << line;
      } else if (rotateOnAutomaticEoi) {
        lowest = line;
      }
    }
    // INT falls with the acknowledge, so that a master sees an edge for the slave's next request.
    drive(false);
    update();
    return line;
  }

  /** Reads the command port (A0 = 0) or the data port (A0 = 1). */
  public int read(boolean data) {
    if (poll) {
      poll = false;
      int line = acknowledge();
      return line == NONE ? 0 : 0x80 | line;
    }
    return data ? mask : readInService ? inService : requests();
  }

  /**
   * Writes the command port (A0 = 0) or the data port (A0 = 1).
   *
   * @param value 0 to 255
   */
  public void write(boolean data, int value) {
    if (data) {
      writeData(value);
    } else if ((value & 0x10) != 0) {
      initialize(value);
    } else if ((value & 0x08) != 0) {
      operationCommand3(value);
    } else {
      operationCommand2(value >>> 5, value & 7);
    }
    update();
  }

  /** The edge/level control register: a set bit makes the line level-triggered. */
  public int edgeLevelControl() {
    return edgeLevelControl;
  }

  /** Sets the edge/level control register. */
  public void setEdgeLevelControl(int levels) {
    edgeLevelControl = levels;
    update();
  }

  @Override
  public void state(StateFields fields) {
    lines = fields.number("lines", lines);
    latch = fields.number("latch", latch);
    mask = fields.number("mask", mask);
    inService = fields.number("inService", inService);
    vectorBase = fields.number("vectorBase", vectorBase);
    cascade = fields.number("cascade", cascade);
    edgeLevelControl = fields.number("edgeLevelControl", edgeLevelControl);
    levelTriggered = fields.flag("levelTriggered", levelTriggered);
    single = fields.flag("single", single);
    expectsIcw4 = fields.flag("expectsIcw4", expectsIcw4);
    automaticEoi = fields.flag("automaticEoi", automaticEoi);
    rotateOnAutomaticEoi = fields.flag("rotateOnAutomaticEoi", rotateOnAutomaticEoi);
    specialFullyNested = fields.flag("specialFullyNested", specialFullyNested);
    specialMask = fields.flag("specialMask", specialMask);
    readInService = fields.flag("readInService", readInService);
    poll = fields.flag("poll", poll);
    expected = fields.number("expected", expected);
    lowest = fields.number("lowest", lowest);
    requesting = fields.flag("requesting", requesting);
  }

  /** ICW1 ("Initialization Command Words 1 and 2", items a to f). */
  private void initialize(int value) {
    levelTriggered = (value & 0x08) != 0;
    single = (value & 0x02) != 0;
    expectsIcw4 = (value & 0x01) != 0;
    latch = 0;
    mask = 0;
    inService = 0;
    lowest = 7;
    cascade = master ? 0 : 7;
    specialMask = false;
    readInService = false;
    poll = false;
    rotateOnAutomaticEoi = false;
    if (!expectsIcw4) {
      initializationCommand4(0);
    }
    expected = 2;
  }

  private void writeData(int value) {
    switch (expected) {
      case 2 -> {
        vectorBase = value & 0xF8;
        expected = !single ? 3 : expectsIcw4 ? 4 : READY;
      }
      case 3 -> {
        cascade = master ? value : value & 7;
        expected = expectsIcw4 ? 4 : READY;
      }
      case 4 -> {
        initializationCommand4(value);
        expected = READY;
      }
      default -> mask = value;
    }
  }

  private void initializationCommand4(int value) {
    specialFullyNested = (value & 0x10) != 0;
    automaticEoi = (value & 0x02) != 0;
  }

  /**
   * OCW2: end of interrupt and rotation.
   *
   * @param command the bits R, SL and EOI
   */
  private void operationCommand2(int command, int line) {
    switch (command) {
      case 0b000 -> rotateOnAutomaticEoi = false;
      case 0b100 -> rotateOnAutomaticEoi = true;
      case 0b001 -> endOfInterrupt(false);
      case 0b101 -> endOfInterrupt(true);
      case 0b011 -> inService &= ~(1 << line);
      case 0b111 -> {
        inService &= ~(1 << line);
        lowest = line;
      }
      case 0b110 -> lowest = line;
      default -> {
        // 010: no operation.
      }
    }
  }

  /** A non-specific end of interrupt: the highest priority in service is what has ended. */
  private void endOfInterrupt(boolean rotate) {
    // "An IS bit that is masked by an IMR bit will not be cleared by a non-specific EOI if the
    // 8259A is in the Special Mask Mode."
    int line = highest(specialMask ? inService & ~mask : inService);
    if (line != NONE) {
      inService &= ~(1 << line);
      if (rotate) {
        lowest = line;
      }
    }
  }

  private void operationCommand3(int value) {
    if ((value & 0x40) != 0) {
      specialMask = (value & 0x20) != 0;
    }
    poll = (value & 0x04) != 0;
    if ((value & 0x02) != 0) {
      readInService = (value & 0x01) != 0;
    }
  }

  /** The line of the highest priority among some, or {@link #NONE}. */
  private int highest(int bits) {
    for (int i = 1; i <= 8; i++) {
      int line = lowest + i & 7;
      if ((bits & 1 << line) != 0) {
        return line;
      }
    }
    return NONE;
  }

  private int highestRequest() {
    int line = expected == READY ? highest(requests() & ~mask) : NONE;
    if (line == NONE) {
      return NONE;
    }
    int blocking = inService;
    if (specialMask) {
      blocking &= ~mask;
    }
    if (specialFullyNested && master) {
      // A slave's request of higher priority comes in on the line that is in service already.
      blocking &= ~(cascade & 1 << line);
    }
    int serving = highest(blocking);
    return serving == NONE || rank(line) < rank(serving) ? line : NONE;
  }

  /** 0 for the line of the highest priority. */
  private int rank(int line) {
    return line - lowest - 1 & 7;
  }

  private void update() {
    drive(highestRequest() != NONE);
  }

  private void drive(boolean high) {
    if (high != requesting) {
      requesting = high;
      output.set(high);
    }
  }
}
