package org.matryoshka.gui.fx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import org.matryoshka.gui.fx.control.PngWriter;
import org.matryoshka.gui.fx.settings.Settings;
import org.matryoshka.gui.fx.theme.ThemeChoice;
import org.matryoshka.gui.session.Command;
import org.matryoshka.gui.session.ExitFilter;
import org.matryoshka.gui.session.Session;
import org.matryoshka.gui.session.WorldException;
import org.matryoshka.gui.session.WorldLoader;
import org.matryoshka.gui.window.PictureRequest;
import org.matryoshka.gui.window.WindowException;

/**
 * Pictures of the window and of each view, drawn in memory. The machine is taken to a step and from
 * there to the next VM exit: the same request gives the same pictures.
 */
final class Pictures {
  private static final String WINDOW = "window";
  private static final int PATIENCE_SECONDS = 300;
  private static final int ROUNDS = 6;

  private final PictureRequest request;

  Pictures(PictureRequest request) {
    this.request = request;
  }

  void make() throws WindowException {
    List<String> known = ViewCatalog.all().stream().map(type -> type.id()).toList();
    for (String view : request.views()) {
      if (!view.equals(WINDOW) && !known.contains(view)) {
        throw new WindowException(
            "there is no view " + view, List.of("views: window, " + String.join(", ", known)));
      }
    }
    FxToolkitStart.inMemory();
    String source = request.source().isEmpty() ? "demo" : request.source();
    Session session = FxLauncher.opened(CompletableFuture.supplyAsync(() -> open(source)));
    try {
      Files.createDirectories(request.folder());
      submit(session, new Command.Travel(request.step()));
      submit(session, new Command.NextExit(ExitFilter.ALL));
      for (String theme : request.themes()) {
        for (String view : views(known)) {
          picture(session, view, theme);
        }
      }
    } catch (IOException e) {
      throw new WindowException(
          request.folder() + ": can't be written: " + e.getMessage(), List.of());
    } finally {
      session.close();
    }
  }

  private List<String> views(List<String> known) {
    if (!request.views().isEmpty()) {
      return request.views();
    }
    List<String> all = new java.util.ArrayList<>(known);
    all.addFirst(WINDOW);
    return all;
  }

  private static Session open(String source) {
    try {
      return Session.open(WorldLoader.load(source));
    } catch (WorldException e) {
      throw new CompletionException(e);
    }
  }

  private static void submit(Session session, Command command) throws WindowException {
    try {
      session.submit(command).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new WindowException(
          command + " was not possible: " + e.getCause().getMessage(), List.of());
    } catch (TimeoutException e) {
      throw new WindowException(command + " takes too long", List.of());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WindowException("interrupted", List.of());
    }
  }

  private void picture(Session session, String view, String theme)
      throws WindowException, IOException {
    Settings settings = Settings.inMemory();
    settings.set("theme", ThemeChoice.of(theme).id());
    settings.set("font-scale", request.scale());
    Workbench bench = FxToolkitStart.onFx(() -> new Workbench(session, settings));
    Scene scene =
        FxToolkitStart.onFx(() -> view.equals(WINDOW) ? window(bench) : single(bench, view));
    WritableImage picture = settled(session, scene);
    String name = view + (request.themes().size() > 1 ? "-" + theme : "") + ".png";
    Path file = request.folder().resolve(name);
    Files.write(file, PngWriter.bytes(picture));
    request.say().accept(file.toString());
  }

  private Scene window(Workbench bench) {
    bench.loadedFrom(request.source().isEmpty() ? "demo" : request.source());
    return new MainWindow(bench, ViewCatalog.all(), 1600 * grown(), 1000 * grown()).scene();
  }

  private Scene single(Workbench bench, String view) {
    new Look(bench);
    ViewHost host = new ViewHost(bench, ViewCatalog.find(view).orElseThrow());
    Scene scene = new Scene(host.root(), 1180 * grown(), 780 * grown());
    bench.appearance().apply(scene);
    host.setVisible(true);
    return scene;
  }

  /** Larger type gets a larger picture, though not in proportion: screens do not grow either. */
  private double grown() {
    return Math.max(1, Math.sqrt(request.scale()));
  }

  /** Waits until the session's answers, and what they lead to, are on the picture. */
  private static WritableImage settled(Session session, Scene scene) throws WindowException {
    for (int i = 0; i < ROUNDS; i++) {
      try {
        session.ask(world -> 0).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        throw new WindowException("the session does not answer", List.of());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new WindowException("interrupted", List.of());
      }
      FxToolkitStart.onFx(
          () -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return 0;
          });
    }
    FxToolkitStart.onFx(() -> scene.snapshot(null));
    return FxToolkitStart.onFx(() -> scene.snapshot(null));
  }
}
