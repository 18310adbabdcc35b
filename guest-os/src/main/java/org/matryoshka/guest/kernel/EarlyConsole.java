package org.matryoshka.guest.kernel;

import org.matryoshka.guest.magic.Port;

/**
 * The first serial port, written to without interrupts: for the kernel's log and last words. The
 * terminal driver ({@code kernel.tty}) takes the same port over for everything else.
 */
public final class EarlyConsole {
  /** The first of the 16550's eight ports. */
  public static final int UART = 0x3f8;

  private static final int INTERRUPTS = UART + 1;
  private static final int FIFO = UART + 2;
  private static final int LINE = UART + 3;
  private static final int MODEM = UART + 4;
  private static final int STATUS = UART + 5;
  private static final int CAN_SEND = 0x20;
  private static final int FIFO_SIZE = 16;

  /** Sets the port to 115200 8N1, FIFOs on, interrupts off. */
  public EarlyConsole() {
    Port.out8(INTERRUPTS, 0);
    Port.out8(LINE, 0x80); // the next two writes set the speed: 115200 / 1
    Port.out8(UART, 1);
    Port.out8(INTERRUPTS, 0);
    Port.out8(LINE, 0x03); // 8 bits, no parity, one stop bit
    Port.out8(FIFO, 0x07); // FIFOs on and empty
    Port.out8(MODEM, 0x0b); // ready; OUT2 lets its interrupts through to the controller
  }

  /** Sends a text. Asks for the state of the port once for every FIFO full of bytes. */
  public void print(String text) {
    int at = 0;
    while (at < text.length()) {
      while ((Port.in8(STATUS) & CAN_SEND) == 0) {
        // The transmitter empties by itself.
      }
      int end = Math.min(text.length(), at + FIFO_SIZE);
      for (; at < end; at++) {
        Port.out8(UART, text.charAt(at));
      }
    }
  }
}
