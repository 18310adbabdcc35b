package org.matryoshka.guest.kernel.vfs;

/** What makes open files of a character device. */
public interface DeviceDriver {
  /**
   * Opens the device.
   *
   * @param location of the device file
   * @param flags of {@link OpenFlags}
   */
  OpenFile open(Location location, int flags);
}
