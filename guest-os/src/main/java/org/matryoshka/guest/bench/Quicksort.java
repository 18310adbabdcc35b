package org.matryoshka.guest.bench;

/** Quicksort with Hoare's partition: recursion, unpredictable branches. As {@code quicksort.c}. */
public final class Quicksort {
  private static final int SIZE = 100_000;
  private static final int EXPECTED = -1354194582;

  private Quicksort() {}

  /** Runs the benchmark. */
  public static void main(String[] arguments) {
    BenchmarkEnd.exit(result(), EXPECTED);
  }

  static int result() {
    int[] data = new int[SIZE];
    RandomNumbers random = new RandomNumbers();
    for (int i = 0; i < data.length; i++) {
      data[i] = random.next();
    }
    sort(data, 0, data.length - 1);
    int sum = 0;
    for (int i = 1; i < data.length; i++) {
      if (data[i - 1] > data[i]) {
        return -1;
      }
      sum = sum * 31 + data[i];
    }
    return sum;
  }

  private static void sort(int[] data, int low, int high) {
    int pivot = data[(low + high) >>> 1];
    int i = low;
    int j = high;
    while (i <= j) {
      while (data[i] < pivot) {
        i++;
      }
      while (data[j] > pivot) {
        j--;
      }
      if (i <= j) {
        int swapped = data[i];
        data[i] = data[j];
        data[j] = swapped;
        i++;
        j--;
      }
    }
    if (low < j) {
      sort(data, low, j);
    }
    if (i < high) {
      sort(data, i, high);
    }
  }
}
