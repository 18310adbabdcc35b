package org.matryoshka.cpu.io;

import java.util.ArrayList;
import java.util.List;

/**
 * The I/O port space, 0 to 0xFFFF. Ports that nobody claims read as all ones and ignore writes, as
 * on a PC.
 */
public final class PortBus {
  private record Range(String name, int first, int count, PortDevice device) {}

  private final List<Range> ranges = new ArrayList<>();
  private final Range[] byPort = new Range[0x10000];

  /**
   * Registers a device at a range of ports.
   *
   * @throws IllegalArgumentException if a port is taken or out of range; the message names both
   *     devices
   */
  public void register(String name, int first, int count, PortDevice device) {
    Range range = new Range(name, first, count, device);
    if (first < 0 || count < 1 || first + count > byPort.length) {
      throw new IllegalArgumentException("ports of " + name + " are out of range");
    }
    for (int port = first; port < first + count; port++) {
      if (byPort[port] != null) {
        throw new IllegalArgumentException(
            "port 0x"
                + Integer.toHexString(port)
                + " of "
                + name
                + " belongs to "
                + byPort[port].name);
      }
    }
    for (int port = first; port < first + count; port++) {
      byPort[port] = range;
    }
    ranges.add(range);
  }

  /** Reads a port. @param size 1, 2 or 4 bytes @return zero-extended */
  public int read(int port, int size) {
    Range range = byPort[port & 0xFFFF];
    int mask = size == 4 ? -1 : (1 << 8 * size) - 1;
    return range == null ? mask : range.device.read((port & 0xFFFF) - range.first, size) & mask;
  }

  /** Writes a port. @param size 1, 2 or 4 bytes */
  public void write(int port, int size, int value) {
    Range range = byPort[port & 0xFFFF];
    if (range != null) {
      range.device.write(
          (port & 0xFFFF) - range.first, size, size == 4 ? value : value & (1 << 8 * size) - 1);
    }
  }
}
