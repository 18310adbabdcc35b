package org.matryoshka.cpu.device;

/** Where the bytes go that a guest sends over its serial port. */
@FunctionalInterface
public interface ConsoleOutput {
  /**
   * One byte has been sent.
   *
   * @param value 0 to 255
   */
  void write(int value);
}
