package org.matryoshka.gui.fx;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.matryoshka.gui.fx.action.Actions;
import org.matryoshka.gui.fx.settings.Settings;
import org.matryoshka.gui.fx.theme.Appearance;
import org.matryoshka.gui.fx.view.Selection;
import org.matryoshka.gui.session.Command;
import org.matryoshka.gui.session.FutureAtStake;
import org.matryoshka.gui.session.Session;
import org.matryoshka.gui.session.SessionStatus;
import org.matryoshka.gui.session.SessionStatus.Activity;
import org.matryoshka.gui.session.WorldException;
import org.matryoshka.gui.session.WorldLoader;
import org.matryoshka.gui.session.WorldSpecification;

/** What all views of a window share. Made and used on the JavaFX thread. */
public final class Workbench {
  private static final int RECENT = 8;
  private static final String RECENT_KEY = "recent";

  private final Session session;
  private final Settings settings;
  private final Selection selection = new Selection();
  private final Actions actions = new Actions();
  private final Appearance appearance = new Appearance();
  private final ReadOnlyObjectWrapper<SessionStatus> status;
  private final StringProperty message = new SimpleStringProperty("");
  private final StringProperty source = new SimpleStringProperty("");
  private final ObjectProperty<Notice> notice = new SimpleObjectProperty<>();
  private final AtomicReference<SessionStatus> newest = new AtomicReference<>();
  private Function<FutureAtStake, CompletableFuture<Boolean>> asker =
      stake -> CompletableFuture.completedFuture(true);
  private Consumer<String> opener = view -> {};
  private Consumer<String> helper = topic -> {};
  private Consumer<Path> editor =
      file -> notice("There is no editor in this window", file + " can't be opened.", List.of());

  /** A workbench around a session. */
  public Workbench(Session session, Settings settings) {
    this.session = session;
    this.settings = settings;
    this.status = new ReadOnlyObjectWrapper<>(session.status());
    session.addListener(this::arrive);
  }

  /** On the session's thread: at most one status is on its way. */
  private void arrive(SessionStatus now) {
    if (newest.getAndSet(now) == null) {
      Platform.runLater(this::deliver);
    }
  }

  private void deliver() {
    SessionStatus now = newest.getAndSet(null);
    if (now == null) {
      return;
    }
    SessionStatus before = status.get();
    status.set(now);
    if (selection.following().get()) {
      if (now.currentVm() > 0) {
        selection.vm().set(now.currentVm());
      }
      if (now.activity() != Activity.RUNNING && now.generation() != before.generation()) {
        selection.exit().set(now.exits());
      }
    }
  }

  /** The machine. */
  public Session session() {
    return session;
  }

  /** What is remembered. */
  public Settings settings() {
    return settings;
  }

  /** What the user looks at. */
  public Selection selection() {
    return selection;
  }

  /** What can be done. */
  public Actions actions() {
    return actions;
  }

  /** How it looks. */
  public Appearance appearance() {
    return appearance;
  }

  /** How the session is doing, as of the last frame. */
  public ReadOnlyObjectProperty<SessionStatus> status() {
    return status.getReadOnlyProperty();
  }

  /** What the status bar says. */
  public StringProperty message() {
    return message;
  }

  /** What the machine was loaded from, as the user named it. */
  public StringProperty source() {
    return source;
  }

  /** What went wrong last and has not been put away; null if nothing. */
  ObjectProperty<Notice> notice() {
    return notice;
  }

  void notice(String title, String text, List<String> details) {
    notice.set(new Notice(title, text, details));
  }

  /** Who asks the user whether the known future may be discarded. */
  void setAsker(Function<FutureAtStake, CompletableFuture<Boolean>> who) {
    asker = who;
  }

  /** Who shows a view of an id. */
  void setOpener(Consumer<String> who) {
    opener = who;
  }

  /** Who shows a help page. */
  void setHelper(Consumer<String> who) {
    helper = who;
  }

  /** Who opens an assembly source. */
  void setEditor(Consumer<Path> who) {
    editor = who;
  }

  void open(String viewId) {
    opener.accept(viewId);
  }

  void help(String topic) {
    helper.accept(topic);
  }

  void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
    long lines = text.lines().count();
    message.set("Copied " + lines + (lines == 1 ? " line." : " lines."));
  }

  /** Tells the session to do something; see {@code ViewContext.submit}. */
  CompletableFuture<SessionStatus> submit(Command command) {
    CompletableFuture<SessionStatus> done = new CompletableFuture<>();
    session
        .submit(command)
        .whenComplete(
            (after, failure) -> Platform.runLater(() -> finish(command, after, failure, done)));
    return done;
  }

  private void finish(
      Command command,
      SessionStatus after,
      Throwable failure,
      CompletableFuture<SessionStatus> done) {
    Throwable cause = failure == null ? null : unwrapped(failure);
    if (cause == null) {
      done.complete(after);
    } else if (cause instanceof FutureAtStake stake) {
      asker
          .apply(stake)
          .thenAccept(
              yes -> {
                if (yes) {
                  session
                      .submit(command, true)
                      .whenComplete(
                          (later, refused) ->
                              Platform.runLater(() -> finish(command, later, refused, done)));
                } else {
                  done.cancel(false);
                }
              });
    } else {
      fail(words(command), cause);
      done.completeExceptionally(cause);
    }
  }

  private static Throwable unwrapped(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  /** {@code StepBack} is "Step back". */
  private static String words(Command command) {
    String name = command.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }

  void fail(String what, Throwable cause) {
    String why = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    notice(what + " was not possible", sentence(why), List.of());
  }

  private static String sentence(String text) {
    String start = text.substring(0, Math.min(1, text.length())).toUpperCase(Locale.ROOT);
    String rest = text.substring(Math.min(1, text.length()));
    return start + rest + (text.endsWith(".") ? "" : ".");
  }

  /** Opens what a user has named or dropped: a scenario, an image, an assembly source. */
  void load(String name) {
    if (name.toLowerCase(Locale.ROOT).matches(".*\\.(asm|s|inc)")) {
      editor.accept(Path.of(name));
      return;
    }
    message.set("Loading " + name + " …");
    CompletableFuture.supplyAsync(() -> specification(name))
        .thenCompose(found -> session.submit(new Command.Load(found)))
        .whenComplete((now, failure) -> Platform.runLater(() -> loaded(name, failure)));
  }

  private static WorldSpecification specification(String name) {
    try {
      return WorldLoader.load(name);
    } catch (WorldException e) {
      throw new CompletionException(e);
    }
  }

  private void loaded(String name, Throwable failure) {
    if (failure == null) {
      loadedFrom(name);
      message.set("Loaded " + name + "; paused at power-on.");
      return;
    }
    Throwable cause = unwrapped(failure);
    List<String> problems = cause instanceof WorldException e ? e.problems() : List.of();
    message.set("");
    notice(name + " could not be opened", String.valueOf(cause.getMessage()), problems);
  }

  /** The session's machine comes from here. */
  void loadedFrom(String name) {
    notice.set(null);
    source.set(name);
    selection.following().set(true);
    selection.exit().set(0);
    List<String> recent = new ArrayList<>(recent());
    recent.remove(name);
    recent.addFirst(name);
    settings.set(RECENT_KEY, String.join("\n", recent.subList(0, Math.min(RECENT, recent.size()))));
  }

  /** What was opened before, the last first. */
  List<String> recent() {
    return settings.get(RECENT_KEY, "").lines().filter(line -> !line.isBlank()).toList();
  }
}
