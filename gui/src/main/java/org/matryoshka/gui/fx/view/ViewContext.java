package org.matryoshka.gui.fx.view;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import org.matryoshka.gui.fx.action.Actions;
import org.matryoshka.gui.fx.settings.Settings;
import org.matryoshka.gui.fx.theme.Appearance;
import org.matryoshka.gui.session.Command;
import org.matryoshka.gui.session.Session;
import org.matryoshka.gui.session.SessionStatus;
import org.matryoshka.gui.session.World;

/** What the window gives a view. Each view has its own. Only on the JavaFX thread. */
public interface ViewContext {
  /**
   * The machine and its thread; the same as long as the window lives. To make it do something, use
   * {@link #submit}, which asks before the future is discarded and shows what goes wrong.
   */
  Session session();

  /** How the session is doing, as of the last frame. */
  ObservableValue<SessionStatus> status();

  /**
   * Asks the session something, again and again; answers only while the view is visible.
   *
   * @param query runs on the session's thread; copies what it needs
   * @param sink runs on the JavaFX thread
   */
  <T> Feed<T> watch(Function<World, ? extends T> query, Consumer<? super T> sink);

  /**
   * Tells the session to do something. When it would change the past, the user is asked first
   * whether the future may be discarded. Failures are shown.
   *
   * @return completed on the JavaFX thread with the status afterwards; cancelled if the user said
   *     no
   */
  CompletableFuture<SessionStatus> submit(Command command);

  /** What the user looks at, shared by all views. */
  Selection selection();

  /** All actions of the window. */
  Actions actions();

  /** Theme, font scale, presentation mode, motion. */
  Appearance appearance();

  /** What is remembered between runs. A view's keys begin with {@code view.ID.}. */
  Settings settings();

  /** Shows a view and gives it the keyboard. */
  void open(String viewId);

  /** Says something in the status bar until something else is said. */
  void say(String message);

  /**
   * Shows, in the window, that something went wrong.
   *
   * @param what was to be done, for instance {@code "Writing rax"}
   * @param cause what went wrong
   */
  void fail(String what, Throwable cause);

  /** Opens a help page. */
  void help(String topic);

  /** Puts text on the clipboard and says so. */
  void copy(String text);

  /** For the editor: who opens assembly sources that are dropped on the window or chosen in it. */
  void onAssemblyFile(Consumer<Path> opener);
}
