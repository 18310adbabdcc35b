package org.matryoshka.guest.kernel.trap;

/** What a driver does when its interrupt line rises. Runs with interrupts off and may not sleep. */
public interface InterruptHandler {
  /**
   * Serves the device.
   *
   * @param irq the line, 0 to 15
   * @param frame the interrupted program, see {@link TrapFrame}
   */
  void interrupt(int irq, long frame);
}
