package org.matryoshka.gui.inspect.paging;

import java.util.List;

/**
 * The translation cache of a physical core, at one moment.
 *
 * @param step the moment
 * @param core number of the core, from 0
 * @param vm number of the VM whose translations it holds; 0 before any has run there
 * @param vmName its name; empty before any has run
 * @param flushDue everything in it is flushed at the next VM entry, because something was taken out
 *     of the shadow or the root changes
 * @param capacity entries that it can hold
 * @param rows what it holds for ring 3, in which all guests run
 * @param misses accesses that found nothing and led to a walk of the shadow, since power-on; exact
 * @param atLeastHits accesses that must have hit: one instruction fetch for each instruction
 *     retired, less the misses. Hits themselves are not counted, since that would slow down every
 *     access
 */
public record TlbSnapshot(
    long step,
    int core,
    int vm,
    String vmName,
    boolean flushDue,
    int capacity,
    List<TlbRow> rows,
    long misses,
    long atLeastHits) {
  /** Copies. */
  public TlbSnapshot {
    rows = List.copyOf(rows);
  }

  /** What the numbers mean, for people. */
  public static String explanation() {
    return "Misses are counted exactly. Hits are not counted, since that would slow down every"
        + " access; the figure is what must have hit at least: one instruction fetch for each"
        + " retired instruction, less the misses.";
  }
}
