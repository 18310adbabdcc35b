package org.matryoshka.gui.fx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import org.matryoshka.gui.fx.control.PngWriter;
import org.matryoshka.gui.fx.settings.Settings;
import org.matryoshka.gui.fx.theme.Fonts;
import org.matryoshka.gui.fx.theme.Theme;
import org.matryoshka.gui.session.Command;
import org.matryoshka.gui.session.ExitFilter;
import org.matryoshka.gui.session.Session;
import org.matryoshka.gui.session.WorldLoader;

/**
 * One view as a picture, without a display: {@code Screenshot VIEW FILE.png [scenario=demo]
 * [theme=LIGHT] [scale=1] [size=900x600] [exits=20] [steps=0]}.
 */
public final class Screenshot {
  private Screenshot() {}

  /** See the class. */
  public static void main(String[] arguments) throws Exception {
    startToolkit();
    Session session = Session.open(WorldLoader.load(value(arguments, "scenario", "demo")));
    int exits = Integer.parseInt(value(arguments, "exits", "20"));
    for (int i = 0; i < exits; i++) {
      session.submit(new Command.NextExit(ExitFilter.ALL)).get(1, TimeUnit.MINUTES);
    }
    long steps = Long.parseLong(value(arguments, "steps", "0"));
    for (long i = 0; i < steps; i++) {
      session.submit(new Command.Step(0)).get(1, TimeUnit.MINUTES);
    }
    String[] size = value(arguments, "size", "900x600").split("x", 2);
    Workbench bench = onFx(() -> new Workbench(session, Settings.inMemory()));
    bench.appearance().theme().set(Theme.valueOf(value(arguments, "theme", "LIGHT")));
    bench.appearance().scale().set(Double.parseDouble(value(arguments, "scale", "1")));
    int width = Integer.parseInt(size[0]);
    int height = Integer.parseInt(size[1]);
    boolean whole = arguments[0].equals("window");
    Scene scene =
        onFx(
            () ->
                whole
                    ? window(bench, arguments, width, height)
                    : view(bench, arguments[0], width, height));
    settle(session);
    onFx(() -> scene.snapshot(null));
    settle(session);
    WritableImage picture = onFx(() -> scene.snapshot(null));
    Files.write(Path.of(arguments[1]), PngWriter.bytes(picture));
    session.close();
    Platform.exit();
  }

  private static Scene view(Workbench bench, String id, int width, int height) {
    ViewHost host = new ViewHost(bench, ViewCatalog.find(id).orElseThrow());
    Scene scene = new Scene(host.root(), width, height);
    bench.appearance().apply(scene);
    host.setVisible(true);
    return scene;
  }

  private static Scene window(Workbench bench, String[] arguments, int width, int height) {
    bench
        .settings()
        .set(
            "theme", value(arguments, "theme", "LIGHT").toLowerCase(Locale.ROOT).replace('_', '-'));
    bench.settings().set("font-scale", value(arguments, "scale", "1"));
    MainWindow window = new MainWindow(bench, ViewCatalog.all(), width, height);
    for (String argument : arguments) {
      if (argument.startsWith("do=")) {
        bench.actions().get(argument.substring(3)).run();
      }
    }
    return window.scene();
  }

  private static String value(String[] arguments, String key, String otherwise) {
    for (String argument : arguments) {
      if (argument.startsWith(key + "=")) {
        return argument.substring(key.length() + 1);
      }
    }
    return otherwise;
  }

  /** Starts JavaFX drawing into memory, unless a platform is chosen already. */
  static void startToolkit() throws InterruptedException {
    if (System.getProperty("glass.platform") == null) {
      System.setProperty("glass.platform", "Headless");
      System.setProperty("prism.order", "sw");
    }
    CompletableFuture<Void> started = new CompletableFuture<>();
    Platform.startup(() -> started.complete(null));
    started.join();
    Platform.setImplicitExit(false);
    Fonts.load();
  }

  /** Waits until the session's answers have reached the views. */
  static void settle(Session session) throws Exception {
    for (int i = 0; i < 4; i++) {
      session.ask(world -> 0).get(1, TimeUnit.MINUTES);
      onFx(() -> 0);
    }
  }

  /** Does something on the JavaFX thread and waits for it. */
  static <T> T onFx(Supplier<T> work) {
    CompletableFuture<T> done = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            done.complete(work.get());
          } catch (RuntimeException | Error e) {
            done.completeExceptionally(e);
          }
        });
    return done.join();
  }
}
