package org.matryoshka.cpu.device;

import org.matryoshka.cpu.io.PortDevice;

/**
 * The debug console of Bochs and QEMU: every byte written comes out. A read gives 0xE9, by which
 * software finds it.
 */
public final class DebugConsole implements PortDevice {
  private static final int PRESENT = 0xE9;

  private final ConsoleOutput output;

  /** A console that writes here. */
  public DebugConsole(ConsoleOutput output) {
    this.output = output;
  }

  @Override
  public int read(int offset, int size) {
    return PRESENT;
  }

  @Override
  public void write(int offset, int size, int value) {
    output.write(value);
  }
}
