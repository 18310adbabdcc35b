package org.matryoshka.guest.selftest;

/** Integer arithmetic at the edges, through values that the compiler can't know. */
final class ArithmeticSelfTest implements SelfTest {
  private final int[] ints = {
    0, 1, -1, 2, 7, -7, 10, 31, 32, 33, 127, 128, -128, 255, 65535, 65536, 0x7fffffff, 0x80000000
  };
  private final long[] longs = {
    0,
    1,
    -1,
    3,
    -10,
    63,
    64,
    0xffffffffL,
    0x100000000L,
    -0x80000001L,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };

  @Override
  public String name() {
    return "arithmetic";
  }

  @Override
  public void run(SelfTestLog log) {
    for (int a : ints) {
      int hash = 0;
      for (int b : ints) {
        hash = 31 * hash + (a + b);
        hash = 31 * hash + (a - b);
        hash = 31 * hash + a * b;
        hash = 31 * hash + (b == 0 ? 5 : a / b);
        hash = 31 * hash + (b == 0 ? 6 : a % b);
        hash = 31 * hash + (a << b);
        hash = 31 * hash + (a >> b);
        hash = 31 * hash + (a >>> b);
        hash = 31 * hash + ((a & b) ^ (a | b));
        hash = 31 * hash + (a < b ? 1 : 0) + (a >= b ? 2 : 0) + (a == b ? 4 : 0);
        hash = 31 * hash + Integer.compareUnsigned(a, b);
        hash = 31 * hash + Math.floorMod(a, b | 1);
      }
      log.value("int " + a, hash);
      log.value("narrow " + a, (byte) a * 3 + (short) a * 5 + (char) a * 7);
      log.value(
          "const " + a, a / 3 + a % 3 + a / 10 + a % 10 + a / -7 + a % 16 + a / 16 + a / 1000003);
    }
    for (long a : longs) {
      long hash = 0;
      for (long b : longs) {
        hash = 31 * hash + (a + b);
        hash = 31 * hash + (a - b);
        hash = 31 * hash + a * b;
        hash = 31 * hash + (b == 0 ? 5 : a / b);
        hash = 31 * hash + (b == 0 ? 6 : a % b);
        hash = 31 * hash + (a << b) + (a >> (int) b) + (a >>> (int) b);
        hash = 31 * hash + ((a & b) ^ (a | b));
        hash = 31 * hash + (a < b ? 1 : 0) + (a >= b ? 2 : 0) + (a == b ? 4 : 0);
        hash = 31 * hash + Long.compareUnsigned(a, b) + Math.multiplyHigh(a, b);
        hash = 31 * hash + Math.floorMod(a, b | 1) + (b == 0 ? 0 : Long.divideUnsigned(a, b));
      }
      log.value("long " + a, hash);
      log.value("narrow " + a, (int) a + (byte) a + (short) a + (char) a);
      log.value("const " + a, a / 3 + a % 10 + a / 1000 + a / -7 + a % 4096 + a / 1000000007L);
    }
  }
}
