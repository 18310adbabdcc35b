package org.matryoshka.cpu.io;

import java.util.ArrayList;
import java.util.List;

/**
 * The I/O port space, 0 to 0xFFFF. Ports that nobody claims read as all ones and ignore writes, as
 * on a PC. An access that is wider than its device, or reaches over the end of its range, is broken
 * into bytes.
 */
public final class PortBus {
  /**
   * A claimed range.
   *
   * @param name of the device
   * @param first port
   * @param count of ports
   * @param device behind them
   */
  public record Range(String name, int first, int count, PortDevice device) {}

  private static final int PORTS = 0x10000;

  private final List<Range> ranges = new ArrayList<>();
  private final Range[] byPort = new Range[PORTS];

  /** No ports claimed. */
  public PortBus() {}

  /**
   * Registers a device at a range of ports.
   *
   * @throws IllegalArgumentException if a port is taken or out of range; the message names both
   *     devices
   */
  public void register(String name, int first, int count, PortDevice device) {
    if (first < 0 || count < 1 || first > PORTS - count) {
      throw new IllegalArgumentException("ports of " + name + " are out of range");
    }
    for (int port = first; port < first + count; port++) {
      if (byPort[port] != null) {
        throw new IllegalArgumentException(
            "port 0x%X of %s belongs to %s".formatted(port, name, byPort[port].name));
      }
    }
    Range range = new Range(name, first, count, device);
    for (int port = first; port < first + count; port++) {
      byPort[port] = range;
    }
    ranges.add(range);
  }

  /** The claimed ranges, in order of registration. */
  public List<Range> ranges() {
    return List.copyOf(ranges);
  }

  /**
   * Reads a port.
   *
   * @param size 1, 2 or 4 bytes
   * @return zero-extended
   */
  public int read(int port, int size) {
    Range range = byPort[port & PORTS - 1];
    if (range != null && fits(range, port & PORTS - 1, size)) {
      return range.device.read((port & PORTS - 1) - range.first, size) & mask(size);
    }
    if (size == 1) {
      return 0xFF;
    }
    int value = 0;
    for (int i = 0; i < size; i++) {
      value |= read(port + i, 1) << (8 * i);
    }
    return value;
  }

  /**
   * Writes a port.
   *
   * @param size 1, 2 or 4 bytes
   */
  public void write(int port, int size, int value) {
    Range range = byPort[port & PORTS - 1];
    if (range != null && fits(range, port & PORTS - 1, size)) {
      range.device.write((port & PORTS - 1) - range.first, size, value & mask(size));
    } else if (size > 1) {
      for (int i = 0; i < size; i++) {
        write(port + i, 1, value >>> (8 * i));
      }
    }
  }

  private static boolean fits(Range range, int port, int size) {
    return size == 1 || (size <= range.device.width() && port + size <= range.first + range.count);
  }

  private static int mask(int size) {
    return size == 4 ? -1 : (1 << (8 * size)) - 1;
  }
}
