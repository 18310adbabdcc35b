package org.matryoshka.guest.bench;

/** A hash map from long to int with linear probing that grows. As {@code hashmap.c}. */
public final class HashMap {
  private static final int KEYS = 30_000;
  private static final int LOOKUPS = 200_000;
  private static final int EXPECTED = -51546297;

  /** 0 is no key. */
  private long[] keys = new long[16];

  private int[] values = new int[16];
  private int size;

  private HashMap() {}

  /** Runs the benchmark. */
  public static void main(String[] arguments) {
    BenchmarkEnd.exit(result(), EXPECTED);
  }

  static int result() {
    HashMap map = new HashMap();
    RandomNumbers random = new RandomNumbers();
    for (int i = 0; i < KEYS; i++) {
      map.put(key(random), i);
    }
    random = new RandomNumbers();
    int sum = map.size;
    for (int i = 0; i < LOOKUPS; i++) {
      sum = sum * 31 + map.get(key(random) + (i & 1));
    }
    return sum;
  }

  private static long key(RandomNumbers random) {
    return ((random.next() & 0xffffL) << 20 | 1) * 2;
  }

  private void put(long key, int value) {
    int slot = find(key);
    if (keys[slot] == 0) {
      keys[slot] = key;
      size++;
      if (size * 2 > keys.length) {
        values[slot] = value;
        grow();
        return;
      }
    }
    values[slot] = value;
  }

  private int get(long key) {
    int slot = find(key);
    return keys[slot] == 0 ? -1 : values[slot];
  }

  private int find(long key) {
    int mask = keys.length - 1;
    int slot = (int) ((key * 0x9e3779b97f4a7c15L) >>> 32) & mask;
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldValues = values;
    keys = new long[2 * oldKeys.length];
    values = new int[2 * oldKeys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int slot = find(oldKeys[i]);
        keys[slot] = oldKeys[i];
        values[slot] = oldValues[i];
      }
    }
  }
}
