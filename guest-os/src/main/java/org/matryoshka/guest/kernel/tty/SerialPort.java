package org.matryoshka.guest.kernel.tty;

import org.matryoshka.guest.kernel.trap.InterruptHandler;
import org.matryoshka.guest.magic.Port;

/**
 * The first serial port, a 16550A, as the terminal's line. Under a hypervisor each access to a port
 * costs an exit; so the transmitter is asked once for every FIFO-full of 16 bytes, and the receiver
 * once for every character and once at the end.
 */
public final class SerialPort implements TerminalOutput, InterruptHandler {
  private static final int BASE = 0x3f8;
  private static final int INTERRUPT_ENABLE = BASE + 1;
  private static final int LINE_STATUS = BASE + 5;
  private static final int RECEIVED = 1;
  private static final int DATA_READY = 0x01;
  private static final int TRANSMITTER_EMPTY = 0x20;
  private static final int FIFO_BYTES = 16;

  /** Characters taken in one interrupt, so that a stuck line can't hold the machine. */
  private static final int MOST_AT_ONCE = 256;

  private Terminal terminal;

  /** A port whose speed and FIFOs the early console has set. */
  public SerialPort() {}

  /** Lets the port interrupt for characters that come in, which go to a terminal. */
  public void connect(Terminal receiver) {
    terminal = receiver;
    Port.out8(INTERRUPT_ENABLE, RECEIVED);
  }

  @Override
  public void send(byte[] bytes, int offset, int length) {
    int at = offset;
    int end = offset + length;
    while (at < end) {
      while ((Port.in8(LINE_STATUS) & TRANSMITTER_EMPTY) == 0) {
        // The FIFO empties by itself, at 11 characters a millisecond.
      }
      int full = Math.min(end, at + FIFO_BYTES);
      while (at < full) {
        Port.out8(BASE, bytes[at]);
        at++;
      }
    }
  }

  @Override
  public void interrupt(int irq, long frame) {
    for (int i = 0; i < MOST_AT_ONCE && (Port.in8(LINE_STATUS) & DATA_READY) != 0; i++) {
      terminal.receive(Port.in8(BASE));
    }
  }
}
