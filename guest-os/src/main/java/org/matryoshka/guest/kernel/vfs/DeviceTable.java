package org.matryoshka.guest.kernel.vfs;

import org.matryoshka.guest.runtime.collection.LongMap;

/** The drivers of character devices by device number, as {@code mknod} and {@code stat} have it. */
public final class DeviceTable {
  private final LongMap<DeviceDriver> drivers = new LongMap<>();

  /** A device number from its two halves, in Linux's encoding for {@code st_rdev}. */
  public static int number(int major, int minor) {
    return (major << 8) | (minor & 0xff) | ((minor & ~0xff) << 12);
  }

  /** The major half of a number: which driver. */
  public static int major(int number) {
    return (number >> 8) & 0xfff;
  }

  /** The minor half: which of the driver's devices. */
  public static int minor(int number) {
    return (number & 0xff) | ((number >> 12) & 0xfff00);
  }

  /** Puts a driver behind a device number. */
  public void register(int number, DeviceDriver driver) {
    drivers.put(number, driver);
  }

  /** The driver behind a number; null if there is none (ENXIO). */
  public DeviceDriver driver(int number) {
    return drivers.get(number);
  }
}
