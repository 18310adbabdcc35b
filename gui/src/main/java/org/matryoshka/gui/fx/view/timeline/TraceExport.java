package org.matryoshka.gui.fx.view.timeline;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.stage.FileChooser;
import org.matryoshka.gui.cli.io.CommandFailure;
import org.matryoshka.gui.cli.io.OutputFile;
import org.matryoshka.gui.fx.action.Action;
import org.matryoshka.gui.fx.view.ViewContext;
import org.matryoshka.gui.session.Command;
import org.matryoshka.gui.session.Session;
import org.matryoshka.gui.session.World;
import org.matryoshka.gui.session.WorldException;
import org.matryoshka.gui.session.WorldSpecification;
import org.matryoshka.gui.session.history.LoggedAction;
import org.matryoshka.gui.text.Quantity;
import org.matryoshka.gui.timeline.ChromeTrace;

/**
 * Writes the run up to now as a trace for Perfetto: a second machine is built and runs from
 * power-on with everything that was done to the first one, so that the first is not disturbed.
 */
final class TraceExport {
  /** The second machine need not go back. */
  private static final long LITTLE_HISTORY = 16L << 20;

  private final ViewContext context;

  TraceExport(ViewContext context) {
    this.context = context;
  }

  Action action() {
    return Action.of("timeline.export.perfetto", "Perfetto trace")
        .description(
            "Writes the run from power-on to now as a JSON trace that ui.perfetto.dev opens.")
        .icon("fth-share")
        .group(Action.Group.FILE)
        .does(this::choose);
  }

  private void choose() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Export a Perfetto trace");
    chooser.setInitialFileName("trace.json");
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter("Chrome JSON trace", "*.json"));
    File file = chooser.showSaveDialog(null);
    if (file != null) {
      write(file.getPath());
    }
  }

  /**
   * Writes a trace of the run up to now.
   *
   * @return completed with the number of events
   */
  CompletableFuture<Long> write(String file) {
    Session session = context.session();
    long step = context.status().getValue().step();
    context.say("Writing " + file + " …");
    return session
        .ask(World::specification)
        .thenCombineAsync(
            session.actions(), (specification, actions) -> run(specification, actions, step, file))
        .whenComplete(
            (events, failure) ->
                Platform.runLater(
                    () -> {
                      if (failure == null) {
                        context.say(
                            "Wrote " + Quantity.grouped(events) + " events to " + file + ".");
                      } else {
                        Throwable cause = failure.getCause();
                        context.fail("Export of the trace", cause == null ? failure : cause);
                      }
                    }));
  }

  private static long run(
      WorldSpecification specification, List<LoggedAction> actions, long step, String name) {
    try (OutputFile file = OutputFile.open(name);
        Session second = Session.open(specification, actions, LITTLE_HISTORY)) {
      ChromeTrace trace =
          second.ask(world -> new ChromeTrace(world.hypervisor(), file.stream(), 0)).join();
      second.submit(new Command.Travel(step)).join();
      long events =
          second
              .ask(
                  world -> {
                    trace.close();
                    return trace.events();
                  })
              .join();
      file.commit();
      return events;
    } catch (WorldException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (CommandFailure e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
