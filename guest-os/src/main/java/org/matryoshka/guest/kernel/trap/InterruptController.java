package org.matryoshka.guest.kernel.trap;

import org.matryoshka.guest.magic.Port;

/**
 * The pair of 8259A interrupt controllers (IRQ 0 to 7 and 8 to 15). A line is masked until a driver
 * registers for it.
 */
public final class InterruptController {
  /** The vector of IRQ 0; the other lines follow. */
  public static final int FIRST_VECTOR = 0x20;

  /** The number of lines. */
  public static final int LINES = 16;

  /** The 8254 timer. */
  public static final int TIMER = 0;

  /** The first serial port. */
  public static final int SERIAL = 4;

  private static final int PRIMARY = 0x20;
  private static final int SECONDARY = 0xa0;
  private static final int CASCADE = 2;
  private static final int END_OF_INTERRUPT = 0x20;
  private static final int READ_IN_SERVICE = 0x0b;

  private final InterruptHandler[] handlers = new InterruptHandler[LINES];
  private final long[] counts = new long[LINES];
  private int mask = 0xffff & ~(1 << CASCADE);

  /** Starts both controllers with all lines masked, vectors from {@link #FIRST_VECTOR} on. */
  public InterruptController() {
    Port.out8(PRIMARY, 0x11); // ICW1: edge triggered, cascade, ICW4 follows
    Port.out8(SECONDARY, 0x11);
    Port.out8(PRIMARY + 1, FIRST_VECTOR);
    Port.out8(SECONDARY + 1, FIRST_VECTOR + 8);
    Port.out8(PRIMARY + 1, 1 << CASCADE);
    Port.out8(SECONDARY + 1, CASCADE);
    Port.out8(PRIMARY + 1, 0x01); // ICW4: 8086 mode
    Port.out8(SECONDARY + 1, 0x01);
    Port.out8(PRIMARY + 1, mask & 0xff);
    Port.out8(SECONDARY + 1, mask >> 8);
  }

  /** Lets a line through to a handler. Replaces the one before. */
  public void register(int irq, InterruptHandler handler) {
    handlers[irq] = handler;
    mask &= ~(1 << irq);
    if (irq < 8) {
      Port.out8(PRIMARY + 1, mask & 0xff);
    } else {
      Port.out8(SECONDARY + 1, mask >> 8);
    }
  }

  /** How often a line has interrupted, for {@code /proc/interrupts}. */
  public long count(int irq) {
    return counts[irq];
  }

  /**
   * Takes an interrupt: acknowledges it, then calls the handler, which may end in another task. A
   * spurious one (line 7 or 15 without a request) is counted nowhere.
   */
  void take(int irq, long frame) {
    if ((irq & 7) == 7 && isSpurious(irq)) {
      return;
    }
    if (irq >= 8) {
      Port.out8(SECONDARY, END_OF_INTERRUPT);
    }
    Port.out8(PRIMARY, END_OF_INTERRUPT);
    counts[irq]++;
    InterruptHandler handler = handlers[irq];
    if (handler != null) {
      handler.interrupt(irq, frame);
    }
  }

  private static boolean isSpurious(int irq) {
    int controller = irq < 8 ? PRIMARY : SECONDARY;
    Port.out8(controller, READ_IN_SERVICE);
    if ((Port.in8(controller) & 0x80) != 0) {
      return false;
    }
    if (irq >= 8) {
      Port.out8(PRIMARY, END_OF_INTERRUPT); // for the cascade, which was real
    }
    return true;
  }
}
