package org.matryoshka.gui.fx.view.exits;

import java.util.function.Consumer;
import javafx.application.Platform;
import org.matryoshka.gui.inspect.exits.ExitDetail;
import org.matryoshka.gui.inspect.exits.ExitDetailReader;
import org.matryoshka.gui.inspect.exits.ExitNames;
import org.matryoshka.gui.inspect.exits.ExitSceneReader;
import org.matryoshka.gui.session.ExitEntry;
import org.matryoshka.gui.session.Session;

/**
 * Finds out all about an exit: at once what its record tells, and then, while the machine is
 * paused, what the machine before and after tells. One look at a time; while it lasts, only the
 * newest wish is kept.
 */
final class DetailLoader {
  private final Session session;
  private final Consumer<ExitDetail> sink;
  private ExitEntry wanted;
  private ExitNames wantedNames;
  private ExitEntry loading;
  private ExitDetail newest;

  /**
   * A loader; only on the JavaFX thread.
   *
   * @param sink gets details, incomplete ones first
   */
  DetailLoader(Session session, Consumer<ExitDetail> sink) {
    this.session = session;
    this.sink = sink;
  }

  /**
   * Finds out.
   *
   * @param mayLook whether the machine is paused
   */
  void load(ExitEntry entry, ExitNames names, boolean mayLook) {
    if (newest != null && newest.entry().equals(entry) && (newest.isComplete() || !mayLook)) {
      return;
    }
    wanted = entry;
    wantedNames = names;
    if (newest == null || !newest.entry().equals(entry)) {
      deliver(ExitDetailReader.read(entry, names));
    }
    if (mayLook && loading == null) {
      look(entry, names);
    }
  }

  /** Forgets what it knows: the machine is another one. */
  void reset() {
    wanted = null;
    newest = null;
  }

  private void look(ExitEntry entry, ExitNames names) {
    loading = entry;
    session
        .look(
            entry.step(),
            world -> ExitSceneReader.read(world, entry),
            (world, before) ->
                ExitDetailReader.read(entry, names, before, ExitSceneReader.read(world, entry)))
        .whenComplete((detail, failure) -> Platform.runLater(() -> arrived(detail, names)));
  }

  private void arrived(ExitDetail detail, ExitNames names) {
    ExitEntry done = loading;
    loading = null;
    boolean current = names == wantedNames;
    if (detail != null && detail.entry().equals(wanted) && current) {
      deliver(detail);
    } else if (wanted != null && (!wanted.equals(done) || !current)) {
      look(wanted, wantedNames);
    }
  }

  private void deliver(ExitDetail detail) {
    newest = detail;
    sink.accept(detail);
  }
}
