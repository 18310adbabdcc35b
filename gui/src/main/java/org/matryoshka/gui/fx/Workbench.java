package org.matryoshka.gui.fx;

import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.matryoshka.gui.fx.action.Actions;
import org.matryoshka.gui.fx.settings.Settings;
import org.matryoshka.gui.fx.theme.Appearance;
import org.matryoshka.gui.fx.view.Selection;
import org.matryoshka.gui.session.Session;
import org.matryoshka.gui.session.SessionStatus;
import org.matryoshka.gui.session.SessionStatus.Activity;

/** What all views of a window share. Made and used on the JavaFX thread. */
public final class Workbench {
  private final Session session;
  private final Settings settings;
  private final Selection selection = new Selection();
  private final Actions actions = new Actions();
  private final Appearance appearance = new Appearance();
  private final ReadOnlyObjectWrapper<SessionStatus> status;
  private final StringProperty message = new SimpleStringProperty("");
  private final AtomicReference<SessionStatus> newest = new AtomicReference<>();

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
}
