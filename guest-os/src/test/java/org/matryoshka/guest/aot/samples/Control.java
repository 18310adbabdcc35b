package org.matryoshka.guest.aot.samples;

/** Loops, switches, calls with many arguments, many values at once, exchanged values. */
public final class Control {
  private Control() {}

  /** Runs all cases. */
  public static void main(String[] arguments) {
    for (int i = 0; i < 40; i++) {
      Output.line(result(i));
    }
  }

  /** The result of a case. */
  public static long result(int which) {
    return switch (which % 8) {
      case 0 -> fibonacci(10 + which / 8);
      case 1 -> ten(1, -2, 3L, -4, 5L << 33, 6, which, 8, 9L, -10);
      case 2 -> dense(which) + sparse(which * 1000) * 100L;
      case 3 -> exchanged(which, 20);
      case 4 -> pressure(which, which * 7 + 1);
      case 5 -> greatestDivisor(which * 360360L, 1234L * which);
      case 6 -> collatz(which);
      default -> labelled(which);
    };
  }

  private static int fibonacci(int n) {
    return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
  }

  private static long ten(int a, int b, long c, int d, long e, int f, int g, int h, long i, int j) {
    if (g > 20) {
      return ten(b, a, e, f, c, d, g - 7, j, i + 1, h);
    }
    return a + 3L * b + 5 * c + 7L * d + 11 * e + 13L * f + 17L * g + 19L * h + 23 * i + 29L * j;
  }

  private static int dense(int n) {
    return switch (n % 11) {
      case 0 -> 5;
      case 1, 2 -> 7;
      case 3 -> 11;
      case 4 -> n;
      case 6 -> -n;
      case 7 -> 2;
      case 9 -> 1;
      default -> 99;
    };
  }

  private static int sparse(int n) {
    return switch (n) {
      case -5 -> 1;
      case 2000 -> 2;
      case 10000 -> 3;
      case 18000 -> 4;
      case 26000 -> 5;
      case 34000 -> 6;
      case Integer.MAX_VALUE -> 7;
      default -> 8;
    };
  }

  private static long exchanged(int seed, int rounds) {
    int a = seed;
    int b = seed + 1;
    int c = seed + 2;
    for (int i = 0; i < rounds; i++) {
      int old = a;
      a = b;
      b = c;
      c = old;
      if ((i & 3) == 0) {
        int t = a;
        a = b;
        b = t + i;
      }
    }
    return a * 10000L + b * 100L + c;
  }

  private static long pressure(int x, int y) {
    long a = x;
    long b = y;
    long c = a + b;
    long d = a * b;
    long e = c ^ d;
    long f = d - c;
    long g = e * 3;
    long h = f + g;
    long i = h ^ a;
    long j = i + b;
    long k = j * c;
    long l = k - d;
    long m = l ^ e;
    long n = m + f;
    long o = n * 5;
    long p = o - g;
    long q = p ^ h;
    long r = q + i;
    for (int round = 0; round < 5; round++) {
      a += r;
      b ^= a;
      c -= b;
      d += c;
      e ^= d;
      f += e >>> 3;
      g -= f;
      h += g << 2;
      i ^= h;
      j += i;
      k -= j;
      l ^= k;
      m += l;
      n ^= m;
      o -= n;
      p += o;
      q ^= p;
      r += q + round;
    }
    return a ^ b + c ^ d + e ^ f + g ^ h + i ^ j + k ^ l + m ^ n + o ^ p + q ^ r;
  }

  private static long greatestDivisor(long a, long b) {
    while (b != 0) {
      long t = a % b;
      a = b;
      b = t;
    }
    return a;
  }

  private static int collatz(int n) {
    int steps = 0;
    long value = n + 27L;
    while (value != 1) {
      value = (value & 1) == 0 ? value / 2 : 3 * value + 1;
      steps++;
    }
    return steps;
  }

  private static long labelled(int n) {
    long sum = 0;
    outer:
    for (int i = 0; i < 20; i++) {
      for (int j = 0; j < 20; j++) {
        if (i * j > n * 3) {
          continue outer;
        }
        if (i + j > 30) {
          break outer;
        }
        sum += (long) i * 20 + j;
      }
    }
    do {
      sum = sum * 3 + n;
      n--;
    } while (n > 0 && sum > 0);
    return sum;
  }
}
