package org.matryoshka.guest.magic;

/** A device's ports as a test scripts them for {@link HostedMachine#attach}. */
public interface HostedPort {
  /**
   * Reads a port.
   *
   * @param width 1, 2 or 4 bytes
   */
  int in(int port, int width);

  /**
   * Writes a port.
   *
   * @param width 1, 2 or 4 bytes
   */
  void out(int port, int width, int value);
}
