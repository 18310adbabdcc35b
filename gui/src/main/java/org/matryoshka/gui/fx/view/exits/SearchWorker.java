package org.matryoshka.gui.fx.view.exits;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.matryoshka.gui.inspect.exits.ExitNames;
import org.matryoshka.gui.inspect.exits.filter.ExitQuery;

/** Runs an {@link ExitSearch} on a thread of its own and brings its rows to the JavaFX thread. */
final class SearchWorker {
  private final ExitSearch search;
  private final Semaphore work = new Semaphore(0);
  private final AtomicReference<Rows> newest = new AtomicReference<>();
  private final Consumer<Rows> sink;

  /**
   * Starts the thread; it is a daemon and waits while there is nothing to do.
   *
   * @param sink gets rows on the JavaFX thread, the newest only
   */
  SearchWorker(ExitStore store, Consumer<Rows> sink) {
    this.sink = sink;
    this.search = new ExitSearch(store, this::arrive);
    Thread thread = new Thread(this::loop, "exits-search");
    thread.setDaemon(true);
    thread.start();
  }

  /** Searches for something else from now on. */
  void start(ExitQuery query, ExitOrder order, ExitNames names) {
    search.start(query, order, names);
    wake();
  }

  /** There may be more exits. */
  void wake() {
    work.release();
  }

  private void loop() {
    try {
      while (true) {
        work.acquire();
        work.drainPermits();
        while (search.work()) {
          // a portion at a time, so that a new query is noticed
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void arrive(Rows rows) {
    if (newest.getAndSet(rows) == null) {
      Platform.runLater(
          () -> {
            Rows last = newest.getAndSet(null);
            if (last != null) {
              sink.accept(last);
            }
          });
    }
  }
}
