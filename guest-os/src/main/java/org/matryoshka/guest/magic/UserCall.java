package org.matryoshka.guest.magic;

/**
 * The system call instruction for user programs: number in RAX, arguments in RDI, RSI, RDX, R10,
 * R8, R9, result in RAX (a negative errno from -4095 to -1 on failure). Used by generated stubs;
 * programs call those.
 */
public final class UserCall {
  private UserCall() {}

  /** A system call with 0 arguments. */
  @Intrinsic
  public static long syscall(long number) {
    return HostedMachine.current().systemCall(number);
  }

  /** A system call with 1 argument. */
  @Intrinsic
  public static long syscall(long number, long a0) {
    return HostedMachine.current().systemCall(number, a0);
  }

  /** A system call with 2 arguments. */
  @Intrinsic
  public static long syscall(long number, long a0, long a1) {
    return HostedMachine.current().systemCall(number, a0, a1);
  }

  /** A system call with 3 arguments. */
  @Intrinsic
  public static long syscall(long number, long a0, long a1, long a2) {
    return HostedMachine.current().systemCall(number, a0, a1, a2);
  }

  /** A system call with 4 arguments. */
  @Intrinsic
  public static long syscall(long number, long a0, long a1, long a2, long a3) {
    return HostedMachine.current().systemCall(number, a0, a1, a2, a3);
  }

  /** A system call with 5 arguments. */
  @Intrinsic
  public static long syscall(long number, long a0, long a1, long a2, long a3, long a4) {
    return HostedMachine.current().systemCall(number, a0, a1, a2, a3, a4);
  }

  /** A system call with 6 arguments. */
  @Intrinsic
  public static long syscall(long number, long a0, long a1, long a2, long a3, long a4, long a5) {
    return HostedMachine.current().systemCall(number, a0, a1, a2, a3, a4, a5);
  }
}
