package org.matryoshka.guest.bench;

/** Product of two integer matrices: nested loops, strides. As {@code matrixmultiply.c}. */
public final class MatrixMultiply {
  private static final int N = 120;
  private static final int EXPECTED = 1870299081;

  private MatrixMultiply() {}

  /** Runs the benchmark. */
  public static void main(String[] arguments) {
    BenchmarkEnd.exit(result(), EXPECTED);
  }

  static int result() {
    int[] a = new int[N * N];
    int[] b = new int[N * N];
    int[] c = new int[N * N];
    RandomNumbers random = new RandomNumbers();
    for (int i = 0; i < a.length; i++) {
      a[i] = random.next();
      b[i] = random.next();
    }
    multiply(a, b, c, N);
    int sum = 0;
    for (int i = 0; i < c.length; i++) {
      sum = sum * 31 + c[i];
    }
    return sum;
  }

  private static void multiply(int[] a, int[] b, int[] c, int n) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        int sum = 0;
        for (int k = 0; k < n; k++) {
          sum += a[i * n + k] * b[k * n + j];
        }
        c[i * n + j] = sum;
      }
    }
  }
}
