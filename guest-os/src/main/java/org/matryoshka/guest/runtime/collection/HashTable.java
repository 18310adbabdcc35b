package org.matryoshka.guest.runtime.collection;

/**
 * A hash table with keys by {@code hashCode} and {@code equals}, neither null. It remembers the
 * order in which keys came: entries stand in an array in that order, and a separate table of slots
 * (linear probing) says where each hash is. Removed entries leave a hole until the next growth.
 */
public final class HashTable<K, V> {
  private static final int FIRST_SLOTS = 16;
  private static final int FREE = 0;

  private Object[] keys = new Object[FIRST_SLOTS / 2];
  private Object[] values = new Object[FIRST_SLOTS / 2];
  private int[] hashes = new int[FIRST_SLOTS / 2];

  /**
   * Index of an entry plus 1, or {@link #FREE}. The length is a power of two, at most half used.
   */
  private int[] slots = new int[FIRST_SLOTS];

  private int used;
  private int size;

  /** The number of keys. */
  public int size() {
    return size;
  }

  /** Whether there is no key. */
  public boolean isEmpty() {
    return size == 0;
  }

  /** The value of a key; null if the table does not have it. */
  @SuppressWarnings("unchecked")
  public V get(K key) {
    int entry = find(key, spread(key.hashCode()));
    return entry < 0 ? null : (V) values[entry];
  }

  /** Whether the table has a key. */
  public boolean containsKey(K key) {
    return find(key, spread(key.hashCode())) >= 0;
  }

  /** Sets the value of a key and returns the one before, null if there was none. */
  @SuppressWarnings("unchecked")
  public V put(K key, V value) {
    int hash = spread(key.hashCode());
    int entry = find(key, hash);
    if (entry >= 0) {
      V old = (V) values[entry];
      values[entry] = value;
      return old;
    }
    if (used == keys.length) {
      rebuild();
    }
    keys[used] = key;
    values[used] = value;
    hashes[used] = hash;
    occupySlot(used, hash);
    used++;
    size++;
    return null;
  }

  /** Removes a key and returns its value, null if there was none. */
  @SuppressWarnings("unchecked")
  public V remove(K key) {
    int entry = find(key, spread(key.hashCode()));
    if (entry < 0) {
      return null;
    }
    V old = (V) values[entry];
    keys[entry] = null;
    values[entry] = null;
    size--;
    return old;
  }

  /** Removes all keys. */
  public void clear() {
    keys = new Object[FIRST_SLOTS / 2];
    values = new Object[FIRST_SLOTS / 2];
    hashes = new int[FIRST_SLOTS / 2];
    slots = new int[FIRST_SLOTS];
    used = 0;
    size = 0;
  }

  /**
   * The position of the oldest entry, for {@link #keyAt} and {@link #valueAt}; -1 if there is none.
   */
  public int first() {
    return next(-1);
  }

  /**
   * The position behind another one; -1 at the end. Removing while walking is allowed, adding not.
   */
  public int next(int position) {
    for (int i = position + 1; i < used; i++) {
      if (keys[i] != null) {
        return i;
      }
    }
    return -1;
  }

  /** The key at a position from {@link #first} or {@link #next}. */
  @SuppressWarnings("unchecked")
  public K keyAt(int position) {
    return (K) keys[position];
  }

  /** The value at a position from {@link #first} or {@link #next}. */
  @SuppressWarnings("unchecked")
  public V valueAt(int position) {
    return (V) values[position];
  }

  private int find(K key, int hash) {
    int mask = slots.length - 1;
    int slot = hash & mask;
    while (slots[slot] != FREE) {
      int entry = slots[slot] - 1;
      if (hashes[entry] == hash && keys[entry] != null && key.equals(keys[entry])) {
        return entry;
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  private void occupySlot(int entry, int hash) {
    int mask = slots.length - 1;
    int slot = hash & mask;
    while (slots[slot] != FREE) {
      slot = (slot + 1) & mask;
    }
    slots[slot] = entry + 1;
  }

  /** Closes the holes; doubles the arrays if that does not free half of them. */
  private void rebuild() {
    int capacity = size > keys.length / 2 ? keys.length * 2 : keys.length;
    Object[] oldKeys = keys;
    Object[] oldValues = values;
    int[] oldHashes = hashes;
    int oldUsed = used;
    keys = new Object[capacity];
    values = new Object[capacity];
    hashes = new int[capacity];
    slots = new int[capacity * 2];
    used = 0;
    for (int i = 0; i < oldUsed; i++) {
      if (oldKeys[i] != null) {
        keys[used] = oldKeys[i];
        values[used] = oldValues[i];
        hashes[used] = oldHashes[i];
        occupySlot(used, oldHashes[i]);
        used++;
      }
    }
  }

  private static int spread(int hash) {
    return hash ^ (hash >>> 16);
  }
}
