package org.matryoshka.gui.fx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.layout.TilePane;
import javafx.stage.Stage;
import org.matryoshka.gui.fx.settings.Settings;
import org.matryoshka.gui.fx.view.ViewType;
import org.matryoshka.gui.session.Command;
import org.matryoshka.gui.session.ExitFilter;
import org.matryoshka.gui.session.Session;
import org.matryoshka.gui.session.WorldException;
import org.matryoshka.gui.session.WorldLoader;
import org.matryoshka.gui.session.WorldSpecification;
import org.matryoshka.gui.window.WindowException;
import org.matryoshka.gui.window.WindowFigure;

/**
 * How quickly the window follows the machine: from a key to the frame that shows what it did, with
 * the window as it opens and with every view in sight at once; and frames while the machine runs.
 *
 * <p>A frame counts when the toolkit begins the next one: then it has been laid out and drawn.
 */
final class WindowBenchmark {
  /** The toolkit's screen in memory is not larger. */
  private static final double SIZE = 960;

  private static final int COLUMNS = 3;
  private static final int WARM_UP = 150;
  private static final int ROUNDS = 200;
  private static final int PATIENCE_SECONDS = 60;
  private static final double REPAINT_MILLIS = 50;
  private static final double FRAMES = 10;
  private static final long PLACE = 1_000_000;
  private static final double MEBIBYTE = 1 << 20;

  private final List<WindowFigure> figures = new ArrayList<>();

  /** Measures all. */
  List<WindowFigure> run(int seconds) throws WindowException {
    FxToolkitStart.inMemory();
    try (Session session = session("demo")) {
      submit(session, new Command.Travel(PLACE));
      measureSteps("the window as it opens", session, window(session));
      measureSteps("all views in sight", session, allViews(session));
    }
    try (Session session = endless()) {
      measureRun("the window as it opens", session, window(session), seconds);
      measureRun("all views in sight", session, allViews(session), seconds);
      System.gc();
      Runtime memory = Runtime.getRuntime();
      figures.add(
          WindowFigure.of(
              "heap in use afterwards",
              (memory.totalMemory() - memory.freeMemory()) / MEBIBYTE,
              "MiB"));
      figures.add(
          WindowFigure.atMost(
              "history kept afterwards",
              session.status().historyBytes() / MEBIBYTE,
              "MiB",
              session.status().historyLimit() / MEBIBYTE));
    }
    return List.copyOf(figures);
  }

  private void measureSteps(String what, Session session, Stage stage) throws WindowException {
    Command exit = new Command.NextExit(ExitFilter.ALL);
    Command back = new Command.PreviousExit(ExitFilter.ALL);
    for (int i = 0; i < WARM_UP; i++) {
      repaint(session, new Command.Step(0));
    }
    add("step to repaint", what, times(session, new Command.Step(0)));
    add("next exit to repaint", what, times(session, exit));
    add("step back to repaint", what, times(session, new Command.StepBack(1)));
    add("previous exit to repaint", what, times(session, back));
    close(stage);
  }

  private void add(String command, String where, double[] millis) {
    Arrays.sort(millis);
    figures.add(WindowFigure.of(command + ", " + where + ", median", middle(millis), "ms"));
    figures.add(
        WindowFigure.atMost(
            command + ", " + where + ", 95th percentile",
            millis[millis.length * 95 / 100],
            "ms",
            REPAINT_MILLIS));
  }

  private static double middle(double[] sorted) {
    return sorted[sorted.length / 2];
  }

  private static double[] times(Session session, Command command) throws WindowException {
    double[] millis = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      millis[i] = repaint(session, command);
    }
    return millis;
  }

  /** Milliseconds from a command to the end of the frame that shows what it did. */
  private static double repaint(Session session, Command command) throws WindowException {
    long start = System.nanoTime();
    submit(session, command);
    // what the session answered waits for the toolkit's thread already: this comes after it
    CompletableFuture<Long> shown = new CompletableFuture<>();
    FxToolkitStart.onFx(
        () -> {
          new FrameCount(2, () -> shown.complete(System.nanoTime())).start();
          return 0;
        });
    return (wait(shown) - start) / 1e6;
  }

  private void measureRun(String what, Session session, Stage stage, int seconds)
      throws WindowException {
    long before = session.status().step();
    long start = System.nanoTime();
    Follower follower = new Follower(session);
    CompletableFuture<?> running = session.submit(new Command.Run());
    FxToolkitStart.onFx(
        () -> {
          follower.start();
          return 0;
        });
    try {
      TimeUnit.SECONDS.sleep(seconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    submit(session, new Command.Pause());
    running.cancel(false);
    double took = (System.nanoTime() - start) / 1e9;
    int frames =
        FxToolkitStart.onFx(
            () -> {
              follower.stop();
              return follower.frames;
            });
    figures.add(
        WindowFigure.atLeast(
            "new states shown a second while it runs, " + what, frames / took, "frames", FRAMES));
    figures.add(
        WindowFigure.of(
            "speed meanwhile, " + what,
            (session.status().step() - before) / took / 1e6,
            "million steps a second"));
    close(stage);
  }

  private static Stage window(Session session) {
    return FxToolkitStart.onFx(
        () -> {
          Settings settings = Settings.inMemory();
          settings.set("tour-seen", "true");
          Workbench bench = new Workbench(session, settings);
          Stage stage = new Stage();
          new MainWindow(bench, ViewCatalog.all(), SIZE, SIZE).show(stage);
          return stage;
        });
  }

  private static Stage allViews(Session session) {
    return FxToolkitStart.onFx(
        () -> {
          Workbench bench = new Workbench(session, Settings.inMemory());
          new Look(bench);
          TilePane tiles = new TilePane();
          tiles.setPrefColumns(COLUMNS);
          int rows = (ViewCatalog.all().size() + COLUMNS - 1) / COLUMNS;
          for (ViewType type : ViewCatalog.all()) {
            ViewHost host = new ViewHost(bench, type);
            host.root().setPrefSize(SIZE / COLUMNS, SIZE / rows);
            host.root().setMaxSize(SIZE / COLUMNS, SIZE / rows);
            tiles.getChildren().add(host.root());
            host.setVisible(true);
          }
          Scene scene = new Scene(tiles, SIZE, SIZE);
          bench.appearance().dress(scene);
          Stage stage = new Stage();
          stage.setScene(scene);
          stage.show();
          return stage;
        });
  }

  private static void close(Stage stage) {
    FxToolkitStart.onFx(
        () -> {
          stage.hide();
          return 0;
        });
  }

  private static Session session(String name) {
    return opened(() -> load(name));
  }

  /** A guest that prints for ever. */
  private static Session endless() {
    return opened(
        () -> {
          WorldSpecification shell = load("kukla");
          return new WorldSpecification(
              shell.source(),
              shell.scenario().with(vm -> vm.withGuest(vm.guest().plus(List.of("run=yes")))),
              shell.images());
        });
  }

  private static Session opened(Supplier<WorldSpecification> specification) {
    try {
      return Session.open(specification.get());
    } catch (WorldException e) {
      throw new CompletionException(e);
    }
  }

  private static WorldSpecification load(String name) {
    try {
      return WorldLoader.load(name);
    } catch (WorldException e) {
      throw new CompletionException(e);
    }
  }

  private static void submit(Session session, Command command) throws WindowException {
    wait(session.submit(command));
  }

  private static <T> T wait(CompletableFuture<T> done) throws WindowException {
    try {
      return done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new WindowException("the measurement did not come to an end: " + e, List.of());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WindowException("interrupted", List.of());
    }
  }

  /** Does something when so many frames have begun. */
  private static final class FrameCount extends AnimationTimer {
    private final Runnable then;
    private int left;

    FrameCount(int frames, Runnable then) {
      this.left = frames;
      this.then = then;
    }

    @Override
    public void handle(long now) {
      left--;
      if (left == 0) {
        stop();
        then.run();
      }
    }
  }

  /** Counts frames that show another step than the one before. */
  private static final class Follower extends AnimationTimer {
    private final Session session;
    private long shown = -1;
    private int frames;

    Follower(Session session) {
      this.session = session;
    }

    @Override
    public void handle(long now) {
      long step = session.status().step();
      if (step != shown) {
        shown = step;
        frames++;
      }
    }
  }
}
