package org.matryoshka.guest.magic;

/** The I/O ports (IN and OUT instructions): ring 0 only. Port numbers are 0 to 65535. */
public final class Port {
  private Port() {}

  /** Reads 8 bits, 0 to 255. */
  @Intrinsic
  public static int in8(int port) {
    return HostedMachine.current().in(port, 1) & 0xff;
  }

  /** Reads 16 bits, 0 to 65535. */
  @Intrinsic
  public static int in16(int port) {
    return HostedMachine.current().in(port, 2) & 0xffff;
  }

  /** Reads 32 bits. */
  @Intrinsic
  public static int in32(int port) {
    return HostedMachine.current().in(port, 4);
  }

  /** Writes the low 8 bits of a value. */
  @Intrinsic
  public static void out8(int port, int value) {
    HostedMachine.current().out(port, 1, value & 0xff);
  }

  /** Writes the low 16 bits of a value. */
  @Intrinsic
  public static void out16(int port, int value) {
    HostedMachine.current().out(port, 2, value & 0xffff);
  }

  /** Writes 32 bits. */
  @Intrinsic
  public static void out32(int port, int value) {
    HostedMachine.current().out(port, 4, value);
  }
}
