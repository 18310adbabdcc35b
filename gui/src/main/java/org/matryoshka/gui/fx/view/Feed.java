package org.matryoshka.gui.fx.view;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import org.matryoshka.gui.session.Session;
import org.matryoshka.gui.session.Watch;
import org.matryoshka.gui.session.World;

/**
 * A question to the session whose answers arrive on the JavaFX thread. However fast answers come,
 * at most one is on its way: a newer one replaces it.
 *
 * @param <T> the answer: immutable
 */
public final class Feed<T> {
  private final AtomicReference<Answer<T>> latest = new AtomicReference<>();
  private final Consumer<? super T> sink;
  private final Watch<T> watch;

  private record Answer<T>(T value) {}

  /**
   * Asks.
   *
   * @param query runs on the session's thread; copies what it needs
   * @param sink runs on the JavaFX thread
   */
  public Feed(Session session, Function<World, ? extends T> query, Consumer<? super T> sink) {
    this.sink = sink;
    this.watch = session.watch(query, this::arrive);
  }

  private void arrive(T value) {
    if (latest.getAndSet(new Answer<>(value)) == null) {
      Platform.runLater(this::deliver);
    }
  }

  private void deliver() {
    Answer<T> answer = latest.getAndSet(null);
    if (answer != null) {
      sink.accept(answer.value());
    }
  }

  /** Asks something else from now on. */
  public void setQuery(Function<World, ? extends T> other) {
    watch.setQuery(other);
  }

  /** Pauses or goes on; {@link ViewContext#watch} does this for views by itself. */
  public void setActive(boolean isActive) {
    watch.setActive(isActive);
  }

  /** Asks again now, although the machine has not changed. */
  public void refresh() {
    watch.refresh();
  }

  /** Forgets the question. */
  public void close() {
    watch.close();
  }
}
