package org.matryoshka.gui.fx;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import org.matryoshka.gui.fx.action.Actions;
import org.matryoshka.gui.fx.settings.Settings;
import org.matryoshka.gui.fx.theme.Appearance;
import org.matryoshka.gui.fx.view.Feed;
import org.matryoshka.gui.fx.view.Selection;
import org.matryoshka.gui.fx.view.ViewContext;
import org.matryoshka.gui.session.Command;
import org.matryoshka.gui.session.Session;
import org.matryoshka.gui.session.SessionStatus;
import org.matryoshka.gui.session.World;

/** A view's context: the workbench, and feeds that pause while the view is not visible. */
final class HostContext implements ViewContext {
  private final Workbench bench;
  private final List<Feed<?>> feeds = new ArrayList<>();
  private boolean visible;

  HostContext(Workbench bench) {
    this.bench = bench;
  }

  void setVisible(boolean isVisible) {
    visible = isVisible;
    feeds.forEach(feed -> feed.setActive(isVisible));
  }

  @Override
  public Session session() {
    return bench.session();
  }

  @Override
  public ObservableValue<SessionStatus> status() {
    return bench.status();
  }

  @Override
  public <T> Feed<T> watch(Function<World, ? extends T> query, Consumer<? super T> sink) {
    Feed<T> feed = new Feed<>(bench.session(), query, sink);
    feed.setActive(visible);
    feeds.add(feed);
    return feed;
  }

  @Override
  public CompletableFuture<SessionStatus> submit(Command command) {
    return bench.submit(command);
  }

  @Override
  public Selection selection() {
    return bench.selection();
  }

  @Override
  public Actions actions() {
    return bench.actions();
  }

  @Override
  public Appearance appearance() {
    return bench.appearance();
  }

  @Override
  public Settings settings() {
    return bench.settings();
  }

  @Override
  public void open(String viewId) {
    bench.open(viewId);
  }

  @Override
  public void say(String text) {
    bench.message().set(text);
  }

  @Override
  public void fail(String what, Throwable cause) {
    bench.fail(what, cause);
  }

  @Override
  public void help(String topic) {
    bench.help(topic);
  }

  @Override
  public void copy(String text) {
    bench.copy(text);
  }

  @Override
  public void onAssemblyFile(Consumer<Path> opener) {
    bench.setEditor(opener);
  }
}
