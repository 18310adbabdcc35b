package org.matryoshka.gui.session.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * The checkpoints of a run, by step. There are more of them the nearer one is to the present: at a
 * distance of d steps they stand about d / 8 apart, so that a run of any length needs few, and the
 * way from a checkpoint to any step is short against the distance. A limit of memory takes away
 * more of them, first where the way grows least; the first one is always kept.
 */
public final class CheckpointStore<S extends SavedState> {
  /** Two neighbours of a checkpoint stand no further apart than this part of the distance. */
  private static final int DENSITY = 6;

  private final TreeMap<Long, Checkpoint<S>> checkpoints = new TreeMap<>();

  private final LongSupplier bytes;
  private long limit;
  private boolean limited;

  /**
   * An empty one.
   *
   * @param limit bytes that it may hold
   * @param bytes says how many saved states hold now
   */
  public CheckpointStore(long limit, LongSupplier bytes) {
    this.limit = limit;
    this.bytes = bytes;
  }

  /** Bytes that all of them hold together. */
  public long bytes() {
    return bytes.getAsLong();
  }

  /** Bytes that they may hold. */
  public long limit() {
    return limit;
  }

  /** Whether checkpoints had to go because of the limit. */
  public boolean isLimited() {
    return limited;
  }

  /** How many there are. */
  public int size() {
    return checkpoints.size();
  }

  /** The steps at which there is one. */
  public List<Long> steps() {
    return new ArrayList<>(checkpoints.keySet());
  }

  /**
   * Changes the limit; takes checkpoints away until it holds.
   *
   * @param now the step to which the way is to be short
   */
  public void setLimit(long newLimit, long now) {
    limit = newLimit;
    limited = false;
    shrink(now);
  }

  /**
   * The last checkpoint at or before a step.
   *
   * @param applied it must have no more actions applied than this
   * @return null if there is none
   */
  public Checkpoint<S> atOrBefore(long step, int applied) {
    Map.Entry<Long, Checkpoint<S>> entry = checkpoints.floorEntry(step);
    while (entry != null && entry.getValue().applied() > applied) {
      entry = checkpoints.lowerEntry(entry.getKey());
    }
    return entry == null ? null : entry.getValue();
  }

  /** The step of the last checkpoint at or before a step; -1 if there is none. */
  public long floor(long step) {
    Long key = checkpoints.floorKey(step);
    return key == null ? -1 : key;
  }

  /** The step of the first checkpoint after a step; the largest number if there is none. */
  public long above(long step) {
    Long key = checkpoints.higherKey(step);
    return key == null ? Long.MAX_VALUE : key;
  }

  /**
   * Keeps one, and takes others away that are not needed any more.
   *
   * @param now the step to which the way is to be short
   */
  public void add(Checkpoint<S> checkpoint, long now) {
    remove(checkpoint.step());
    checkpoints.put(checkpoint.step(), checkpoint);
    thin(now);
    shrink(now);
  }

  /** Forgets all after a step, and those at it that have more actions applied. */
  public void truncate(long step, int applied) {
    for (long later : new ArrayList<>(checkpoints.tailMap(step, false).keySet())) {
      remove(later);
    }
    List<Long> wrong = new ArrayList<>();
    checkpoints.forEach(
        (at, checkpoint) -> {
          if (checkpoint.applied() > applied) {
            wrong.add(at);
          }
        });
    wrong.forEach(this::remove);
  }

  private void remove(long step) {
    Checkpoint<S> gone = checkpoints.remove(step);
    if (gone != null) {
      gone.state().release();
    }
  }

  private void thin(long now) {
    List<Long> steps = steps();
    long before = steps.getFirst();
    for (int i = 1; i + 1 < steps.size(); i++) {
      long at = steps.get(i);
      if (steps.get(i + 1) - before <= Math.abs(now - at) / DENSITY) {
        remove(at);
      } else {
        before = at;
      }
    }
  }

  private void shrink(long now) {
    while (bytes() > limit && checkpoints.size() > 1) {
      limited = true;
      remove(leastMissed(now));
    }
  }

  /** The one without which the way to a step in its gap grows least, against the distance. */
  private long leastMissed(long now) {
    double least = Double.MAX_VALUE;
    long found = checkpoints.lastKey();
    NavigableMap<Long, Checkpoint<S>> others = checkpoints.tailMap(checkpoints.firstKey(), false);
    for (long at : others.keySet()) {
      long above = Math.min(above(at), Math.max(now, at) + 1);
      double missed =
          (double) (above - checkpoints.lowerKey(at)) / (Math.abs(now - at) + 1_000_000.0);
      if (missed < least) {
        least = missed;
        found = at;
      }
    }
    return found;
  }
}
