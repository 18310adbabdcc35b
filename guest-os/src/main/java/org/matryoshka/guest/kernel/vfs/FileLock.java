package org.matryoshka.guest.kernel.vfs;

/** A range of a file that an owner has locked. */
public final class FileLock {
  FileLock next;

  private final Object owner;
  private final int processId;
  private final long start;
  private final long end;
  private final boolean exclusive;

  /**
   * A lock, or the wish for one.
   *
   * @param owner an {@link OpenFile} for flock(2), a {@link DescriptorTable} for record locks
   * @param processId whom F_GETLK names; 0 for flock
   * @param end the last byte, included; {@code Long.MAX_VALUE} for all to the end
   * @param exclusive a write lock
   */
  public FileLock(Object owner, int processId, long start, long end, boolean exclusive) {
    this.owner = owner;
    this.processId = processId;
    this.start = start;
    this.end = end;
    this.exclusive = exclusive;
  }

  /** Who holds it. */
  public Object owner() {
    return owner;
  }

  /** The process that holds it. */
  public int processId() {
    return processId;
  }

  /** The first byte. */
  public long start() {
    return start;
  }

  /** The last byte. */
  public long end() {
    return end;
  }

  /** Whether it is a write lock. */
  public boolean exclusive() {
    return exclusive;
  }

  boolean overlaps(FileLock other) {
    return start <= other.end && other.start <= end;
  }

  @SuppressWarnings("ReferenceEquality") // the very same one is meant
  boolean conflictsWith(FileLock other) {
    return owner != other.owner
        && (owner instanceof OpenFile) == (other.owner instanceof OpenFile)
        && (exclusive || other.exclusive)
        && overlaps(other);
  }

  FileLock part(long newStart, long newEnd) {
    return new FileLock(owner, processId, newStart, newEnd, exclusive);
  }
}
