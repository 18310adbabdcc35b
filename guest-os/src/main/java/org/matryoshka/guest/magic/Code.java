package org.matryoshka.guest.magic;

/**
 * Code and linker symbols as addresses. Calls through an address follow the System V convention:
 * integer arguments, a {@code long} result (meaningless if the callee returns none).
 */
public final class Code {
  private Code() {}

  /**
   * The address of a linker symbol, such as {@code __static_references}.
   *
   * @param name a constant string
   */
  @Intrinsic
  public static long symbol(String name) {
    return HostedMachine.current().symbol(name);
  }

  /** Calls the code at an address with 0 arguments. */
  @Intrinsic
  public static long call(long address) {
    return HostedMachine.current().call(address);
  }

  /** Calls the code at an address with 1 argument. */
  @Intrinsic
  public static long call(long address, long a0) {
    return HostedMachine.current().call(address, a0);
  }

  /** Calls the code at an address with 2 arguments. */
  @Intrinsic
  public static long call(long address, long a0, long a1) {
    return HostedMachine.current().call(address, a0, a1);
  }

  /** Calls the code at an address with 3 arguments. */
  @Intrinsic
  public static long call(long address, long a0, long a1, long a2) {
    return HostedMachine.current().call(address, a0, a1, a2);
  }
}
