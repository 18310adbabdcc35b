package org.matryoshka.gui.fx;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.matryoshka.gui.fx.theme.Fonts;
import org.matryoshka.gui.window.WindowException;

/** Starts JavaFX, and says what is missing when it does not start. */
final class FxToolkitStart {
  private static final int PATIENCE_SECONDS = 30;
  private static final String DRAWING =
      "libfreetype6 libfontconfig1 fonts-dejavu-core libpango-1.0-0 libpangoft2-1.0-0";
  private static final String WINDOW = "libgtk-3-0 libxtst6 libxxf86vm1 libgl1";

  private FxToolkitStart() {}

  /** Starts it on the display. */
  static void onDisplay() throws WindowException {
    start(
        "The window can't be opened",
        List.of(
            "On Debian and Ubuntu the libraries are in: apt-get install " + WINDOW + " " + DRAWING,
            "Is DISPLAY right, and may this user open windows there? Over ssh: ssh -X.",
            "Without a window, matryoshka show prints what it would show."));
  }

  /** Starts it without a display, unless a platform was chosen already. */
  static void inMemory() throws WindowException {
    if (System.getProperty("glass.platform") == null) {
      System.setProperty("glass.platform", "Headless");
      System.setProperty("prism.order", "sw");
    }
    start(
        "Pictures can't be drawn",
        List.of("On Debian and Ubuntu the libraries are in: apt-get install " + DRAWING));
  }

  private static void start(String failure, List<String> advice) throws WindowException {
    CompletableFuture<Void> started = new CompletableFuture<>();
    try {
      try {
        Platform.startup(() -> started.complete(null));
      } catch (IllegalStateException e) {
        started.complete(null); // it runs already
      }
      started.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      Platform.setImplicitExit(false);
      onFx(
          () -> {
            Fonts.load();
            return 0;
          });
    } catch (TimeoutException e) {
      throw new WindowException(failure + ": the toolkit does not answer", advice);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WindowException(failure + ": interrupted", List.of());
    } catch (ExecutionException | RuntimeException | LinkageError e) {
      throw new WindowException(failure + ": " + reason(e), advice);
    }
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    return message == null || message.isBlank()
        ? "a native library is missing (" + cause.getClass().getSimpleName() + ")"
        : message;
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
