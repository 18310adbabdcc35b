package org.matryoshka.gui.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
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
    CompletableFuture<SessionStatus> done = new CompletableFuture<>();
    bench
        .session()
        .submit(command)
        .whenComplete(
            (status, failure) -> Platform.runLater(() -> finish(done, command, status, failure)));
    return done;
  }

  private void finish(
      CompletableFuture<SessionStatus> done,
      Command command,
      SessionStatus status,
      Throwable failure) {
    if (failure == null) {
      done.complete(status);
    } else {
      Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
      fail(command.getClass().getSimpleName(), cause);
      done.completeExceptionally(cause);
    }
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
    bench.actions().find("view." + viewId).ifPresent(action -> action.run());
  }

  @Override
  public void say(String text) {
    bench.message().set(text);
  }

  @Override
  public void fail(String what, Throwable cause) {
    bench.message().set(what + ": " + cause.getMessage());
  }

  @Override
  public void help(String topic) {
    bench.message().set("Help: " + topic);
  }

  @Override
  public void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
    say("Copied " + text.lines().count() + " lines.");
  }
}
