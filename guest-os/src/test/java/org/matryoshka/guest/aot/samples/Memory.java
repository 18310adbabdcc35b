package org.matryoshka.guest.aot.samples;

/** Arrays and fields of all kinds, statics, changes in place. */
// changes in place are what is tested
@SuppressWarnings("NarrowingCompoundAssignment")
public final class Memory {
  private static int counter = 41;
  private static long big = 1L << 40;
  private static byte small;
  private static short middle = -7;
  private static char letter = 'x';
  private static boolean flag;
  private static String name = "static";
  private static final int[] TABLE = {3, 1, 4, 1, 5, 9, 2, 6};

  private boolean truth;
  private byte tiny;
  private char sign;
  private short shorty;
  private int whole;
  private long wide;
  private Memory next;
  private int[] numbers;

  private Memory() {}

  /** Runs all cases. */
  public static void main(String[] arguments) {
    for (int i = 0; i < 12; i++) {
      Output.line(result(i));
    }
  }

  /** The result of a case. */
  public static long result(int which) {
    return switch (which) {
      case 0 -> bytes();
      case 1 -> chars();
      case 2 -> shorts();
      case 3 -> ints();
      case 4 -> longs();
      case 5 -> booleans();
      case 6 -> references();
      case 7 -> fields();
      case 8 -> statics();
      case 9 -> nested();
      case 10 -> strings("guest");
      default -> cloned();
    };
  }

  private static long bytes() {
    byte[] a = new byte[20];
    for (int i = 0; i < a.length; i++) {
      a[i] = (byte) (i * 37);
      a[i] += 3;
      a[i] ^= (byte) 0x55;
      a[i] -= (byte) i;
      a[i] &= (byte) 0xF7;
      a[i] |= 2;
      a[i]++;
    }
    long sum = 0;
    for (byte b : a) {
      sum = sum * 31 + b;
    }
    return sum + (a[3] & 0xFF) + (a[4] > 5 ? 100 : 200);
  }

  private static long chars() {
    char[] a = new char[300];
    int at = 0;
    for (char c = 0xFF00; at < a.length; c += 11) {
      a[at++] = c;
    }
    long sum = 0;
    for (char c : a) {
      sum = sum * 7 + c + (c >= 0x8000 ? 1 : 0);
    }
    return sum;
  }

  private static long shorts() {
    short[] a = {1, -1, 32767, -32768, 300};
    a[2]++;
    a[3]--;
    a[4] *= 200;
    long sum = 0;
    for (short s : a) {
      sum = sum * 13 + s + (s < -5 ? 1000 : 0);
    }
    return sum;
  }

  private static long ints() {
    int[] a = new int[50];
    a[0] = 1;
    a[1] = 1;
    for (int i = 2; i < 50; i++) {
      a[i] = a[i - 1] + a[i - 2];
    }
    int j = 0;
    long sum = 0;
    while (j < 50) {
      sum ^= (long) a[j++] << (j & 31);
      sum += a[49 - (j - 1)];
    }
    a[7] <<= 3;
    a[8] >>>= 1;
    return sum + a[7] + a[8];
  }

  private static long longs() {
    long[] a = new long[10];
    for (int i = 0; i < 10; i++) {
      a[i] = 0x9E37_79B9_7F4A_7C15L * (i + 1);
      a[i] += i;
      a[i] ^= a[i] >>> 33;
    }
    long sum = 0;
    for (int i = 9; i >= 0; i--) {
      sum = sum * 17 + a[i];
    }
    return sum;
  }

  private static long booleans() {
    boolean[] sieve = new boolean[500];
    int count = 0;
    for (int i = 2; i < sieve.length; i++) {
      if (!sieve[i]) {
        count++;
        for (int k = i * i; k < sieve.length; k += i) {
          sieve[k] = true;
        }
      }
    }
    sieve[3] |= true;
    sieve[4] &= false;
    return count * 4L + (sieve[3] ? 1 : 0) + (sieve[4] ? 2 : 0);
  }

  private static long references() {
    Memory head = null;
    for (int i = 0; i < 30; i++) {
      Memory one = new Memory();
      one.whole = i * i;
      one.next = head;
      head = one;
    }
    Memory[] all = new Memory[30];
    int at = 0;
    for (Memory m = head; m != null; m = m.next) {
      all[at++] = m;
    }
    Object[] objects = all;
    long same = 0;
    for (Object each : new Object[] {objects, "text", all[3], new int[3], new Object()}) {
      same = same * 2 + (each.equals(all) ? 1 : 0);
    }
    return same * 7 + objects.length + all[5].whole * 100L + (objects[7] == all[7] ? 1 : 0);
  }

  private static long fields() {
    Memory m = new Memory();
    m.truth = true;
    m.tiny = (byte) 200;
    m.sign = 0xFFFF;
    m.shorty = (short) 40000;
    m.whole = Integer.MIN_VALUE;
    m.wide = Long.MAX_VALUE;
    m.tiny++;
    m.sign += 2;
    m.shorty -= 5;
    m.whole--;
    m.wide++;
    m.whole += m.tiny;
    m.wide -= m.whole;
    m.numbers = TABLE;
    m.truth ^= true;
    return m.wide
        + m.whole * 3L
        + m.sign
        + m.shorty * 7L
        + m.tiny
        + (m.truth ? 1 : 0)
        + m.numbers[5];
  }

  private static long statics() {
    counter++;
    big += counter;
    small -= 3;
    middle *= 11;
    letter += 1;
    flag = !flag;
    name = flag ? name : "other";
    return counter + big + small + middle + letter + (flag ? 1 : 0) + name.length();
  }

  private static long nested() {
    int[][] grid = new int[7][9];
    for (int y = 0; y < 7; y++) {
      for (int x = 0; x < 9; x++) {
        grid[y][x] = y * 10 + x;
      }
    }
    int[] row = grid[3];
    grid[3] = grid[4];
    grid[4] = row;
    long sum = 0;
    for (int[] each : grid) {
      for (int value : each) {
        sum = sum * 3 + value;
      }
    }
    return sum;
  }

  private static long strings(String text) {
    StringBuilder built = new StringBuilder();
    built.append(text).append('-').append(42).append(true);
    String all = built + ":" + 7L + text;
    return all.hashCode() * 31L
        + all.length()
        + (all.equals("guest-42true:7guest") ? 1 : 0)
        + switch (text) {
          case "host" -> 1;
          case "guest" -> 2;
          default -> 3;
        };
  }

  private static long cloned() {
    int[] copy = new int[TABLE.length];
    System.arraycopy(TABLE, 0, copy, 0, TABLE.length);
    copy[2] = 0;
    long sum = 0;
    for (int i = 0; i < copy.length; i++) {
      sum = sum * 10 + copy[i] - TABLE[copy.length - 1 - i];
    }
    return sum;
  }
}
