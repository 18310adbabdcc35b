package org.matryoshka.guest.kernel.vfs;

/**
 * The entries of a directory that lies in memory: a hash table to find a name, and a list in the
 * order of cookies to go through all of them. An entry gets its cookie when it comes and no other
 * entry ever gets the same, so a listing that is interrupted by changes shows each entry that was
 * there all the time exactly once.
 */
public final class DirectoryEntries {
  /** The cookies 1 and 2 are those of {@code .} and {@code ..}. */
  private static final long FIRST_COOKIE = 3;

  private static final int INITIAL_BUCKETS = 8;

  private Dentry[] buckets = new Dentry[INITIAL_BUCKETS];
  private Dentry first;
  private Dentry last;
  private int size;
  private long nextCookie = FIRST_COOKIE;

  /** No entries. */
  public DirectoryEntries() {}

  /** How many entries there are. */
  public int size() {
    return size;
  }

  /** The entry with a name; null if there is none. */
  public Dentry find(String name) {
    Dentry entry = buckets[bucket(name)];
    while (entry != null && !entry.name().equals(name)) {
      entry = entry.nextInBucket;
    }
    return entry;
  }

  /** Adds an entry whose name is not there yet. */
  public void add(Dentry entry) {
    if (size == 2 * buckets.length) {
      grow();
    }
    entry.cookie = nextCookie++;
    hash(entry);
    entry.previous = last;
    entry.next = null;
    if (last == null) {
      first = entry;
    } else {
      last.next = entry;
    }
    last = entry;
    size++;
  }

  /** Removes an entry that is there, before its name changes. */
  public void remove(Dentry entry) {
    int bucket = bucket(entry.name());
    if (buckets[bucket] == entry) {
      buckets[bucket] = entry.nextInBucket;
    } else {
      Dentry before = buckets[bucket];
      while (before.nextInBucket != entry) {
        before = before.nextInBucket;
      }
      before.nextInBucket = entry.nextInBucket;
    }
    if (entry.previous == null) {
      first = entry.next;
    } else {
      entry.previous.next = entry.next;
    }
    if (entry.next == null) {
      last = entry.previous;
    } else {
      entry.next.previous = entry.previous;
    }
    entry.nextInBucket = null;
    entry.next = null;
    entry.previous = null;
    size--;
  }

  /** The first entry with a cookie greater than {@code after}; null if there is none. */
  public Dentry firstAfter(long after) {
    Dentry entry = first;
    while (entry != null && entry.cookie <= after) {
      entry = entry.next;
    }
    return entry;
  }

  /** Hands the entries behind a cookie to a receiver until it refuses one. */
  public void list(long after, DirectoryReceiver receiver) {
    Dentry entry = firstAfter(after);
    while (entry != null) {
      Inode inode = entry.inode();
      if (!receiver.entry(entry.name(), inode.number(), inode.mode(), entry.cookie)) {
        return;
      }
      entry = entry.next;
    }
  }

  private int bucket(String name) {
    int hash = 0;
    for (int i = 0; i < name.length(); i++) {
      hash = hash * 31 + name.charAt(i);
    }
    return (hash ^ (hash >>> 15)) & (buckets.length - 1);
  }

  private void hash(Dentry entry) {
    int bucket = bucket(entry.name());
    entry.nextInBucket = buckets[bucket];
    buckets[bucket] = entry;
  }

  private void grow() {
    buckets = new Dentry[2 * buckets.length];
    for (Dentry entry = first; entry != null; entry = entry.next) {
      hash(entry);
    }
  }
}
