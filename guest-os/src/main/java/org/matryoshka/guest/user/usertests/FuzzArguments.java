package org.matryoshka.guest.user.usertests;

import org.matryoshka.guest.magic.Memory;
import org.matryoshka.guest.user.lib.Syscalls;
import org.matryoshka.guest.user.lib.Text;

/**
 * Arguments that a kernel must not believe: numbers at all ends, addresses of all kinds, paths that
 * go too far.
 */
final class FuzzArguments {
  private long state;
  private final long memory;
  private final long readOnly;
  private final long gone;
  private final long[] paths;

  FuzzArguments(long seed) {
    state = seed * 0x9e3779b97f4a7c15L | 1;
    memory = UserTest.pages(4 * UserTest.PAGE);
    readOnly = UserTest.pages(UserTest.PAGE);
    Memory.writeLong(readOnly, 0x656c6966);
    Syscalls.mprotect(readOnly, UserTest.PAGE, 1);
    gone = memory + 4 * UserTest.PAGE;
    Syscalls.munmap(gone, UserTest.PAGE);
    for (long at = memory; at < gone; at += 8) {
      Memory.writeLong(at, random());
    }
    paths =
        new long[] {
          UserTest.text("file"),
          UserTest.text("d/e/../e/x"),
          UserTest.text("loop"),
          UserTest.text("loop/a/b"),
          UserTest.text(""),
          UserTest.text("/"),
          UserTest.text("nothing/at/all"),
          UserTest.text(Text.repeat('p', 300)),
          UserTest.text("d/" + "../d/".repeat(999)),
          UserTest.text("\u0001\u00ff"),
        };
  }

  /** The next of the random numbers (xorshift). */
  long random() {
    state ^= state << 13;
    state ^= state >>> 7;
    state ^= state << 17;
    return state;
  }

  /** The next argument. */
  long next() {
    long kind = random() >>> 33;
    int choice = (int) (kind % 20);
    long small = random() >>> 40;
    return switch (choice) {
      case 0 -> 0;
      case 1 -> -1;
      case 2, 3, 4 -> small % 8;
      case 5 -> small;
      case 6 -> 1L << (small & 63);
      case 7 -> Long.MIN_VALUE;
      case 8 -> Integer.MAX_VALUE + (small & 1);
      case 9, 10 -> memory + (small & 0x1fff);
      case 11 -> gone - (small & 31);
      case 12 -> readOnly + (small & 7);
      case 13 -> gone + (small & 0xfff);
      case 14 -> 0xffffffff80000000L + (small << 3);
      case 15 -> 0xffff888000000000L + (small << 4);
      case 16 -> 0x7fff_ffff_f000L - small;
      case 17 -> random();
      default -> paths[(int) (small % paths.length)];
    };
  }
}
