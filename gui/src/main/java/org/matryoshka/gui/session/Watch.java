package org.matryoshka.gui.session;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A question that a session answers anew whenever the machine has changed: at every stop, and at
 * frame rate while it runs.
 *
 * @param <T> the answer: immutable
 */
public final class Watch<T> {
  private final Session session;
  private final Consumer<? super T> sink;
  private volatile Function<World, ? extends T> query;
  private volatile boolean active = true;
  private long answered = -1;

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
    refresh();
  }

  /** Asks again now, although the machine has not changed. */
  public void refresh() {
    session.refresh(this);
  }

  /** Forgets the question. */
  public void close() {
    session.remove(this);
  }

  /** On the session's thread. */
  void answer(World world, long generation, boolean again) {
    if (active && (again || generation != answered)) {
      answered = generation;
      sink.accept(query.apply(world));
    }
  }
}
