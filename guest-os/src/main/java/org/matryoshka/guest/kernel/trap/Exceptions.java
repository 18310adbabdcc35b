package org.matryoshka.guest.kernel.trap;

/** The processor's exceptions (SDM vol. 3A, 6.3.1) in words. */
final class Exceptions {
  private Exceptions() {}

  static String name(int vector) {
    return switch (vector) {
      case 0 -> "division by zero";
      case 1 -> "debug exception";
      case 2 -> "non-maskable interrupt";
      case 3 -> "breakpoint";
      case 6 -> "invalid instruction";
      case 7 -> "no floating-point unit";
      case 8 -> "double fault";
      case 10 -> "invalid task state";
      case 11 -> "segment not present";
      case 12 -> "stack segment fault";
      case 13 -> "general protection fault";
      case 14 -> "page fault";
      case 16 -> "floating-point error";
      case 17 -> "misaligned access";
      case 18 -> "machine check";
      case 19 -> "SIMD floating-point error";
      default -> "unexpected exception";
    };
  }
}
