package org.matryoshka.gui.session;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A question that a session answers anew whenever the machine has changed: at every stop, and at
 * frame rate while it runs; less often if the answer takes long.
 *
 * @param <T> the answer: immutable
 */
public final class Watch<T> {
  /** An answer may take this part of the time while the machine runs. */
  private static final int PATIENCE = 20;

  private final Session session;
  private final Consumer<? super T> sink;
  private volatile Function<World, ? extends T> query;
  private volatile Consumer<? super RuntimeException> failureSink = failure -> {};
  private volatile RuntimeException failure;
  private volatile boolean active = true;
  private long answered = -1;
  private long notBefore;

  Watch(Session session, Function<World, ? extends T> query, Consumer<? super T> sink) {
    this.session = session;
    this.query = query;
    this.sink = sink;
  }

  /** Asks something else from now on. */
  public void setQuery(Function<World, ? extends T> other) {
    query = other;
    refresh();
  }

  /** A view that is not shown need not be kept up to date. */
  public void setActive(boolean isActive) {
    active = isActive;
    if (isActive) {
      refresh();
    }
  }

  /** Has somebody told when a query throws; called on the session's thread. */
  public void setFailureSink(Consumer<? super RuntimeException> listener) {
    failureSink = listener;
  }

  /** What the last query threw; empty if it answered. */
  public Optional<RuntimeException> failure() {
    return Optional.ofNullable(failure);
  }

  /** Asks again now, although the machine has not changed. */
  public void refresh() {
    session.refresh(this);
  }

  /** Forgets the question. */
  public void close() {
    active = false;
    session.remove(this);
  }

  /**
   * On the session's thread.
   *
   * @param again whether to answer although nothing has changed
   * @param hurry whether the machine runs, so that an answer that takes long can wait
   */
  void answer(World world, long generation, boolean again, boolean hurry) {
    long start = System.nanoTime();
    if (!active || (!again && generation == answered) || (hurry && start < notBefore)) {
      return;
    }
    answered = generation;
    try {
      T value = query.apply(world);
      failure = null;
      sink.accept(value);
    } catch (RuntimeException e) {
      failure = e;
      failureSink.accept(e);
    }
    long end = System.nanoTime();
    notBefore = end + (end - start) * PATIENCE;
  }
}
