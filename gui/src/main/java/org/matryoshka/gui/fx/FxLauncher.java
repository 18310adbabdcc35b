package org.matryoshka.gui.fx;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.stage.Stage;
import org.matryoshka.gui.fx.settings.Settings;
import org.matryoshka.gui.fx.settings.SettingsFolder;
import org.matryoshka.gui.session.Session;
import org.matryoshka.gui.session.WorldException;
import org.matryoshka.gui.session.WorldLoader;
import org.matryoshka.gui.window.PictureRequest;
import org.matryoshka.gui.window.WindowException;
import org.matryoshka.gui.window.WindowFigure;
import org.matryoshka.gui.window.WindowLauncher;
import org.matryoshka.gui.window.WindowRequest;

/** Opens the window for the command line. */
public final class FxLauncher implements WindowLauncher {
  private static final String DEMO = "demo";
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;

  /** For the service loader. */
  public FxLauncher() {}

  @Override
  public void open(WindowRequest request) throws WindowException {
    boolean isSource = request.source().toLowerCase(Locale.ROOT).matches(".*\\.(asm|s)");
    String named = request.source().isEmpty() || isSource ? DEMO : request.source();
    // the machine is built while the toolkit starts
    CompletableFuture<Session> opening = CompletableFuture.supplyAsync(() -> session(named));
    FxToolkitStart.onDisplay();
    Session session = opened(opening);
    Settings settings = Settings.load(request.settings().orElseGet(FxLauncher::ownSettings));
    CountDownLatch closed = new CountDownLatch(1);
    FxToolkitStart.onFx(
        () -> {
          Workbench bench = new Workbench(session, settings);
          Thread.currentThread()
              .setUncaughtExceptionHandler((thread, failure) -> report(bench, failure));
          bench.loadedFrom(named);
          MainWindow window = new MainWindow(bench, ViewCatalog.all(), WIDTH, HEIGHT);
          Stage stage = new Stage();
          stage.setOnHidden(event -> closed.countDown());
          window.show(stage);
          if (isSource) {
            bench.load(request.source());
          }
          if (request.startupOnly()) {
            afterFrames(
                () -> {
                  request.say().accept("window up after " + sinceStart() + " s");
                  stage.hide();
                });
          }
          return stage;
        });
    await(closed);
    session.close();
  }

  private static Session session(String name) {
    try {
      return Session.open(WorldLoader.load(name));
    } catch (WorldException e) {
      throw new CompletionException(e);
    }
  }

  static Session opened(CompletableFuture<Session> opening) throws WindowException {
    try {
      return opening.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof WorldException cause) {
        throw new WindowException(cause.getMessage(), cause.problems());
      }
      throw e;
    }
  }

  private static Path ownSettings() {
    return SettingsFolder.file(
        System.getProperty("os.name", ""),
        Path.of(System.getProperty("user.home", ".")),
        System.getenv());
  }

  /** A bug of ours must not close the window. */
  private static void report(Workbench bench, Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    bench.notice(
        "This is a bug of ours",
        "The window goes on. Please report this text:",
        trace.toString().lines().toList());
  }

  /** When the window is on the screen with its first content. */
  private static void afterFrames(Runnable then) {
    new AnimationTimer() {
      private int frames;

      @Override
      public void handle(long now) {
        frames++;
        if (frames == 3) {
          stop();
          then.run();
        }
      }
    }.start();
  }

  private static String sinceStart() {
    long millis = ManagementFactory.getRuntimeMXBean().getUptime();
    return String.format(Locale.ROOT, "%.2f", millis / 1000.0);
  }

  private static void await(CountDownLatch closed) {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void pictures(PictureRequest request) throws WindowException {
    new Pictures(request).make();
  }

  @Override
  public List<WindowFigure> measure(int seconds) throws WindowException {
    return new WindowBenchmark().run(seconds);
  }
}
