package org.matryoshka.gui.fx.view.exits;

import java.util.Arrays;
import java.util.function.Consumer;
import org.matryoshka.gui.inspect.exits.ExitNames;
import org.matryoshka.gui.inspect.exits.filter.ExitQuery;
import org.matryoshka.gui.session.ExitEntry;

/**
 * Finds the exits that a query means and puts them in order, portion by portion, on whatever thread
 * calls {@link #work}. A new query or order takes the place of the one before at the next portion.
 */
final class ExitSearch {
  /** Exits that are looked at before results are shown. */
  private static final int PORTION = 50_000;

  private final ExitStore store;
  private final Consumer<Rows> sink;

  /** What is searched for. */
  private record Task(long number, ExitQuery query, ExitOrder order, ExitNames names) {}

  private volatile Task task = new Task(1, ExitQuery.ALL, ExitOrder.NATURAL, ExitNames.NONE);

  // By the thread that works

  private Task current;
  private int epoch;
  private long base;
  private long next;
  private int[] found = new int[1024];
  private int count;
  private long search;

  /**
   * A search of everything.
   *
   * @param sink gets rows, on the thread that calls {@link #work}
   */
  ExitSearch(ExitStore store, Consumer<Rows> sink) {
    this.store = store;
    this.sink = sink;
  }

  /** Searches for something else from now on. */
  synchronized void start(ExitQuery query, ExitOrder order, ExitNames names) {
    task = new Task(task.number + 1, query, order, names);
  }

  /**
   * Does a portion.
   *
   * @return whether there is more to do now
   */
  boolean work() {
    Task wanted = task;
    ExitStore.Extent extent = store.extent();
    boolean restarted = current != wanted || extent.epoch() != epoch;
    if (restarted) {
      current = wanted;
      epoch = extent.epoch();
      base = extent.first();
      next = extent.first();
      count = 0;
      found = new int[1024];
      search++;
    }
    boolean dropped = dropLost(extent);
    int before = count;
    long end = Math.min(extent.end(), next + PORTION);
    while (next < end) {
      ExitEntry entry = store.get(next);
      if (entry != null && current.query.matches(entry)) {
        if (count == found.length) {
          found = Arrays.copyOf(found, 2 * count);
        }
        found[count++] = (int) (next - base);
      }
      next++;
    }
    boolean complete = next >= extent.end();
    if (restarted || dropped || count > before || complete) {
      publish(extent, complete);
    }
    return !complete;
  }

  /** Exits at the beginning have fallen out of the store: their rows go too. */
  private boolean dropLost(ExitStore.Extent extent) {
    if (extent.first() <= base) {
      return false;
    }
    int lost = 0;
    while (lost < count && base + found[lost] < extent.first()) {
      lost++;
    }
    next = Math.max(next, extent.first());
    int shift = (int) (extent.first() - base);
    int[] kept = new int[Math.max(1024, count - lost)];
    for (int i = lost; i < count; i++) {
      kept[i - lost] = found[i] - shift;
    }
    base = extent.first();
    found = kept;
    count -= lost;
    search++;
    return true;
  }

  private void publish(ExitStore.Extent extent, boolean complete) {
    boolean sorted = !current.order.isNatural();
    if (sorted && !complete) {
      return;
    }
    int[] rows = sorted ? sorted() : found;
    sink.accept(new Rows(search, rows, base, count, sorted, next - extent.first(), complete));
  }

  // Sorting: a merge sort over plain numbers, which takes another query's arrival as an order to
  // stop

  private int[] sorted() {
    int[] rows = Arrays.copyOf(found, count);
    int[] other = new int[count];
    for (int width = 1; width < count && task == current; width *= 2) {
      for (int from = 0; from < count; from += 2 * width) {
        merge(rows, other, from, Math.min(from + width, count), Math.min(from + 2 * width, count));
      }
      int[] swap = rows;
      rows = other;
      other = swap;
    }
    return rows;
  }

  private void merge(int[] from, int[] to, int left, int middle, int end) {
    int a = left;
    int b = middle;
    for (int i = left; i < end; i++) {
      boolean takeLeft = b >= end || (a < middle && compare(from[a], from[b]) <= 0);
      to[i] = takeLeft ? from[a++] : from[b++];
    }
  }

  private int compare(int a, int b) {
    ExitEntry left = store.get(base + a);
    ExitEntry right = store.get(base + b);
    if (left == null || right == null) {
      return Integer.compare(a, b);
    }
    return current.order.compare(left, right, current.names);
  }
}
