package org.matryoshka.cpu.device;

import org.matryoshka.cpu.io.Clock;
import org.matryoshka.cpu.io.InterruptLine;
import org.matryoshka.cpu.io.PortDevice;
import org.matryoshka.cpu.io.Timer;
import org.matryoshka.cpu.snapshot.StateFields;
import org.matryoshka.cpu.snapshot.Stateful;

/**
 * The 16550 serial port (National Semiconductor PC16550D data sheet, section 8 "Registers"), wired
 * as in a PC: OUT 2 lets its interrupt through.
 *
 * <p>Sending takes no time, so that a guest which polls for room does not wait 87 microseconds a
 * character: the transmitter is always empty. Receiving takes the time that the divisor and the
 * frame say; the sender at the other end waits while the receiver is full, as with hardware flow
 * control, so input is never lost.
 */
public final class Uart16550 implements PortDevice, Stateful {
  private static final int DATA = 0;
  private static final int INTERRUPT_ENABLE = 1;
  private static final int INTERRUPT_IDENTIFICATION = 2;
  private static final int LINE_CONTROL = 3;
  private static final int MODEM_CONTROL = 4;
  private static final int LINE_STATUS = 5;
  private static final int MODEM_STATUS = 6;
  private static final int SCRATCH = 7;

  private static final int ENABLE_RECEIVED = 1;
  private static final int ENABLE_TRANSMIT = 1 << 1;
  private static final int ENABLE_LINE_STATUS = 1 << 2;
  private static final int ENABLE_MODEM_STATUS = 1 << 3;

  /** Interrupt identification, in the order of priority (data sheet, table IV). */
  private static final int ID_LINE_STATUS = 0x06;

  private static final int ID_RECEIVED = 0x04;
  private static final int ID_TIMEOUT = 0x0C;
  private static final int ID_TRANSMIT = 0x02;
  private static final int ID_MODEM_STATUS = 0x00;
  private static final int ID_NONE = 0x01;
  private static final int ID_FIFOS = 0xC0;

  private static final int DIVISOR_LATCH = 1 << 7;
  private static final int BREAK = 1 << 6;

  private static final int OUT_2 = 1 << 3;
  private static final int LOOP = 1 << 4;

  private static final int TRANSMITTER_EMPTY = 1 << 5 | 1 << 6;

  private static final int RING = 1 << 6;
  private static final int TRAILING_EDGE_OF_RING = 1 << 2;

  /** What the other end shows: clear to send, data set ready, carrier. */
  private static final int PEER = 1 << 4 | 1 << 5 | 1 << 7;

  private static final int CRYSTAL_HERTZ = 1_843_200;
  private static final int CLOCKS_PER_BIT = 16;

  /** 9600 baud, what a PC's firmware leaves behind. */
  private static final int FIRMWARE_DIVISOR = 12;

  private static final int TIMEOUT_CHARACTERS = 4;

  private final Clock clock;
  private final InterruptLine line;
  private final ConsoleOutput output;
  private final InputLog input;
  private final ReceiveFifo fifo = new ReceiveFifo();
  private final Timer arrival;
  private final Timer timeout;

  private int divisor = FIRMWARE_DIVISOR;
  private int interruptEnable;
  private int lineControl;
  private int modemControl;
  private int modemStatus = PEER;
  private int scratch;
  private boolean transmitPending;
  private boolean timedOut;

  /** Bytes of the input log received so far. */
  private int consumed;

  /** The earliest time at which the next character can have arrived. */
  private long lineFree;

  /**
   * A port as after reset.
   *
   * @param line to the interrupt controller
   * @param output gets what is sent
   * @param input what is typed
   */
  public Uart16550(Clock clock, InterruptLine line, ConsoleOutput output, InputLog input) {
    this.clock = clock;
    this.line = line;
    this.output = output;
    this.input = input;
    arrival = new Timer(clock, this::arrived);
    timeout = new Timer(clock, this::timeoutReached);
    input.addListener(this::awaitInput);
    awaitInput();
  }

  @Override
  public int read(int offset, int size) {
    int value =
        switch (offset) {
          case DATA -> divisorLatch() ? divisor & 0xFF : receive();
          case INTERRUPT_ENABLE -> divisorLatch() ? divisor >>> 8 : interruptEnable;
          case INTERRUPT_IDENTIFICATION -> identify();
          case LINE_CONTROL -> lineControl;
          case MODEM_CONTROL -> modemControl;
          case LINE_STATUS -> fifo.takeStatus() | TRANSMITTER_EMPTY;
          case MODEM_STATUS -> takeModemStatus();
          default -> scratch;
        };
    update();
    return value;
  }

  @Override
  public void write(int offset, int size, int value) {
    switch (offset) {
      case DATA -> {
        if (divisorLatch()) {
          divisor = (divisor & 0xFF00) | value;
        } else {
          send(value);
        }
      }
      case INTERRUPT_ENABLE -> {
        if (divisorLatch()) {
          divisor = (divisor & 0xFF) | value << 8;
        } else {
          enableInterrupts(value & 0x0F);
        }
      }
      case INTERRUPT_IDENTIFICATION -> {
        fifo.control(value);
        timedOut = false;
        timeout.stop();
      }
      case LINE_CONTROL -> setLineControl(value);
      case MODEM_CONTROL -> setModemControl(value & 0x1F);
      case SCRATCH -> scratch = value;
      default -> {
        // Line and modem status are read only; writing them is for factory tests.
      }
    }
    update();
    awaitInput();
  }

  @Override
  public void state(StateFields fields) {
    fields.part("fifo", fifo);
    fields.part("arrival", arrival);
    fields.part("timeout", timeout);
    divisor = fields.number("divisor", divisor);
    interruptEnable = fields.number("interruptEnable", interruptEnable);
    lineControl = fields.number("lineControl", lineControl);
    modemControl = fields.number("modemControl", modemControl);
    modemStatus = fields.number("modemStatus", modemStatus);
    scratch = fields.number("scratch", scratch);
    transmitPending = fields.flag("transmitPending", transmitPending);
    timedOut = fields.flag("timedOut", timedOut);
    consumed = fields.number("consumed", consumed);
    lineFree = fields.number("lineFree", lineFree);
  }

  private boolean divisorLatch() {
    return (lineControl & DIVISOR_LATCH) != 0;
  }

  private boolean looped() {
    return (modemControl & LOOP) != 0;
  }

  private void send(int value) {
    if (looped()) {
      fifo.add(value);
      restartTimeout();
    } else {
      output.write(value);
    }
    // The character has left before the next instruction: the register is empty again.
    transmitPending = true;
  }

  private int receive() {
    int value = fifo.remove();
    timedOut = false;
    restartTimeout();
    awaitInput();
    return value;
  }

  private void enableInterrupts(int value) {
    if ((value & ENABLE_TRANSMIT & ~interruptEnable) != 0) {
      // Enabling the interrupt while the register is empty raises it.
      transmitPending = true;
    }
    interruptEnable = value;
  }

  private void setLineControl(int value) {
    if (looped() && (value & BREAK & ~lineControl) != 0) {
      fifo.addBreak();
    }
    lineControl = value;
  }

  private void setModemControl(int value) {
    modemControl = value;
    int levels = PEER;
    if (looped()) {
      // RTS → CTS, DTR → DSR, OUT 1 → RI, OUT 2 → DCD (data sheet, 8.7).
      levels = (value & 2) << 3 | (value & 1) << 5 | (value & 4) << 4 | (value & 8) << 4;
    }
    int changed = levels ^ (modemStatus & 0xF0);
    int deltas = (changed & ~RING) >>> 4;
    if ((changed & ~levels & RING) != 0) {
      deltas |= TRAILING_EDGE_OF_RING;
    }
    modemStatus = levels | (modemStatus & 0x0F) | deltas;
  }

  private int takeModemStatus() {
    int value = modemStatus;
    modemStatus &= 0xF0;
    return value;
  }

  private int pendingInterrupt() {
    if ((interruptEnable & ENABLE_LINE_STATUS) != 0 && fifo.hasError()) {
      return ID_LINE_STATUS;
    }
    if ((interruptEnable & ENABLE_RECEIVED) != 0) {
      if (fifo.reachesTrigger()) {
        return ID_RECEIVED;
      }
      if (timedOut) {
        return ID_TIMEOUT;
      }
    }
    if ((interruptEnable & ENABLE_TRANSMIT) != 0 && transmitPending) {
      return ID_TRANSMIT;
    }
    if ((interruptEnable & ENABLE_MODEM_STATUS) != 0 && (modemStatus & 0x0F) != 0) {
      return ID_MODEM_STATUS;
    }
    return ID_NONE;
  }

  private int identify() {
    int id = pendingInterrupt();
    if (id == ID_TRANSMIT) {
      transmitPending = false;
    }
    return id | (fifo.enabled() ? ID_FIFOS : 0);
  }

  private void update() {
    line.set(pendingInterrupt() != ID_NONE && (modemControl & OUT_2) != 0);
  }

  /** Cycles that a character takes: start bit, 5 to 8 bits, parity, 1 or 2 stop bits. */
  private long characterTime() {
    int bits = 1 + 5 + (lineControl & 3) + (lineControl >> 3 & 1) + 1 + (lineControl >> 2 & 1);
    long clocks = (long) bits * CLOCKS_PER_BIT * Math.max(1, divisor);
    return clocks * Clock.HERTZ / CRYSTAL_HERTZ;
  }

  /** Waits for the next byte of the log, unless the sender has to wait for us. */
  private void awaitInput() {
    if (!arrival.armed() && consumed < input.size() && !fifo.full() && !looped()) {
      long begins = Math.max(input.time(consumed), lineFree);
      arrival.arm(Math.max(begins + characterTime(), clock.now()));
    }
  }

  private void arrived() {
    if (!fifo.full() && !looped()) {
      fifo.add(input.value(consumed++));
      lineFree = clock.now();
      restartTimeout();
    }
    awaitInput();
    update();
  }

  /** The FIFO's time-out starts anew with each character that comes in or goes out. */
  private void restartTimeout() {
    if (fifo.enabled() && !fifo.empty()) {
      timeout.arm(clock.now() + TIMEOUT_CHARACTERS * characterTime());
    } else {
      timeout.stop();
    }
  }

  private void timeoutReached() {
    timedOut = !fifo.empty();
    update();
  }
}
