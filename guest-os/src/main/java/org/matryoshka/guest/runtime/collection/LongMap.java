package org.matryoshka.guest.runtime.collection;

/**
 * A map from {@code long} keys to values that are not null: process numbers, page numbers, inode
 * numbers. Linear probing; a removal moves later entries back, so there are no holes. The order of
 * iteration is that of the slots: the same in every run, but of no meaning.
 */
public final class LongMap<T> {
  private static final int FIRST_CAPACITY = 16;
  private static final long GOLDEN = 0x9e37_79b9_7f4a_7c15L;

  private long[] keys = new long[FIRST_CAPACITY];
  private Object[] values = new Object[FIRST_CAPACITY];
  private int size;

  /** The number of keys. */
  public int size() {
    return size;
  }

  /** Whether there is no key. */
  public boolean isEmpty() {
    return size == 0;
  }

  /** The value of a key; null if the map does not have it. */
  @SuppressWarnings("unchecked")
  public T get(long key) {
    return (T) values[find(key)];
  }

  /** Whether the map has a key. */
  public boolean containsKey(long key) {
    return values[find(key)] != null;
  }

  /** Sets the value of a key, not null, and returns the one before, null if there was none. */
  @SuppressWarnings("unchecked")
  public T put(long key, T value) {
    if (value == null) {
      throw new NullPointerException("a LongMap has no null values");
    }
    int slot = find(key);
    T old = (T) values[slot];
    values[slot] = value;
    if (old == null) {
      keys[slot] = key;
      size++;
      if (size > keys.length / 2) {
        grow();
      }
    }
    return old;
  }

  /** Removes a key and returns its value, null if there was none. */
  @SuppressWarnings("unchecked")
  public T remove(long key) {
    int hole = find(key);
    T old = (T) values[hole];
    if (old == null) {
      return null;
    }
    size--;
    int mask = keys.length - 1;
    for (int i = (hole + 1) & mask; values[i] != null; i = (i + 1) & mask) {
      // An entry may move back to the hole unless its own slot lies behind the hole.
      if (((i - home(keys[i])) & mask) >= ((i - hole) & mask)) {
        keys[hole] = keys[i];
        values[hole] = values[i];
        hole = i;
      }
    }
    values[hole] = null;
    return old;
  }

  /** Removes all keys. */
  public void clear() {
    keys = new long[FIRST_CAPACITY];
    values = new Object[FIRST_CAPACITY];
    size = 0;
  }

  /**
   * The position of the first entry, for {@link #keyAt} and {@link #valueAt}; -1 if there is none.
   */
  public int first() {
    return next(-1);
  }

  /** The position behind another one; -1 at the end. The map must not change meanwhile. */
  public int next(int position) {
    for (int i = position + 1; i < values.length; i++) {
      if (values[i] != null) {
        return i;
      }
    }
    return -1;
  }

  /** The key at a position from {@link #first} or {@link #next}. */
  public long keyAt(int position) {
    return keys[position];
  }

  /** The value at a position from {@link #first} or {@link #next}. */
  @SuppressWarnings("unchecked")
  public T valueAt(int position) {
    return (T) values[position];
  }

  private int home(long key) {
    return (int) ((key * GOLDEN) >>> 32) & (keys.length - 1);
  }

  /** The slot of a key, or the free slot where it would go. */
  private int find(long key) {
    int mask = keys.length - 1;
    int slot = home(key);
    while (values[slot] != null && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    Object[] oldValues = values;
    keys = new long[2 * oldKeys.length];
    values = new Object[2 * oldKeys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldValues[i] != null) {
        int slot = find(oldKeys[i]);
        keys[slot] = oldKeys[i];
        values[slot] = oldValues[i];
      }
    }
  }
}
