package org.matryoshka.cpu.user;

import org.matryoshka.isa.fault.GuestFault;

/** The signals that end a program here, with Linux's numbers. */
enum Signal {
  SIGILL(4, "illegal instruction"),
  SIGTRAP(5, "trace or breakpoint trap"),
  SIGBUS(7, "bus error"),
  SIGFPE(8, "arithmetic exception"),
  SIGKILL(9, "killed"),
  SIGSEGV(11, "segmentation fault");

  private final int number;
  private final String description;

  Signal(int number, String description) {
    this.number = number;
    this.description = description;
  }

  int number() {
    return number;
  }

  /** For instance {@code segmentation fault (SIGSEGV)}. */
  String text() {
    return description + " (" + name() + ")";
  }

  /** What Linux sends for an exception in user mode (arch/x86/kernel/traps.c). */
  static Signal of(GuestFault fault) {
    return switch (fault.vector()) {
      case DIVIDE_ERROR, FLOATING_POINT, SIMD_FLOATING_POINT -> SIGFPE;
      case INVALID_OPCODE -> SIGILL;
      case DEBUG, BREAKPOINT -> SIGTRAP;
      case ALIGNMENT_CHECK -> SIGBUS;
      default -> SIGSEGV;
    };
  }
}
