package org.matryoshka.gui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.matryoshka.gui.fx.control.PngWriter;
import org.matryoshka.gui.fx.settings.Settings;
import org.matryoshka.gui.fx.theme.Fonts;
import org.matryoshka.gui.fx.view.ToolView;
import org.matryoshka.gui.fx.view.ViewType;
import org.matryoshka.gui.session.Session;
import org.matryoshka.gui.session.WorldException;
import org.matryoshka.gui.session.WorldLoader;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.service.query.EmptyNodeQueryException;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Base of the tests with a window: TestFX without a display, a fresh window for each test, waiting
 * for conditions instead of sleeping. A robot's action costs 50 ms and more: test logic in models,
 * and set things by {@link #onFx} where no key or mouse is the point.
 */
public abstract class FxTest {
  private static final int PATIENCE_SECONDS = 20;

  /** Keys and mouse. */
  protected final FxRobot robot = new FxRobot();

  /** The window of {@link #show}. */
  protected Stage stage;

  private final List<MainWindow> shown = new ArrayList<>();
  private final List<Session> sessions = new ArrayList<>();

  @BeforeAll
  static void startToolkit() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
    Platform.setImplicitExit(false);
    // whoever waits gets the failure; it must not come up again in the next test
    WaitForAsyncUtils.autoCheckException = false;
    WaitForAsyncUtils.printException = false;
    Fonts.load();
  }

  @AfterEach
  void closeEverything() {
    onFx(
        () -> {
          for (Window window : List.copyOf(Window.getWindows())) {
            window.hide();
          }
          return null;
        });
    doFx(() -> shown.forEach(MainWindow::close));
    shown.clear();
    sessions.forEach(Session::close);
    sessions.clear();
    stage = null;
  }

  /** Does something on the JavaFX thread, waits for it, and passes its failure on. */
  protected static <T> T onFx(Callable<T> work) {
    try {
      return WaitForAsyncUtils.waitFor(
          PATIENCE_SECONDS, TimeUnit.SECONDS, WaitForAsyncUtils.asyncFx(work));
    } catch (TimeoutException e) {
      throw new AssertionError("the JavaFX thread did not answer", e);
    }
  }

  /** Waits until something is true on the JavaFX thread. */
  protected static void waitUntil(String what, Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> holds(condition));
    } catch (TimeoutException e) {
      throw new AssertionError("waited in vain until " + what, e);
    }
  }

  /** A node that is not there yet is no failure. */
  private static boolean holds(Callable<Boolean> condition) {
    return onFx(
        () -> {
          try {
            return condition.call();
          } catch (RuntimeException e) {
            if (causes(e).anyMatch(EmptyNodeQueryException.class::isInstance)) {
              return false;
            }
            throw e;
          }
        });
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }

  /** Shows a node in a fresh window of a size, dressed in the light theme. */
  protected Scene show(Parent root, double width, double height) {
    return onFx(
        () -> {
          Scene scene = new Scene(root, width, height);
          contextMenusOnMonocle(scene);
          stage = new Stage();
          stage.setScene(scene);
          stage.setX(0);
          stage.setY(0);
          stage.show();
          stage.requestFocus();
          return scene;
        });
  }

  /** Opens a session on the demo; it is closed after the test. */
  protected Session demo() {
    return open("demo");
  }

  /** Opens a session on a bundled scenario or image; it is closed after the test. */
  protected Session open(String name) {
    try {
      Session session = Session.open(WorldLoader.load(name));
      sessions.add(session);
      return session;
    } catch (WorldException e) {
      throw new AssertionError(e);
    }
  }

  /** Shows one view of a session in a fresh window. */
  protected ToolView show(Workbench bench, ViewType type, double width, double height) {
    ViewHost host = onFx(() -> new ViewHost(bench, type));
    Scene scene = show(host.root(), width, height);
    ToolView made =
        onFx(
            () -> {
              bench.appearance().dress(scene);
              host.setVisible(true);
              return host.view()
                  .orElseThrow(() -> new AssertionError(ScenePictures.text(host.root())));
            });
    WaitForAsyncUtils.waitForFxEvents();
    return made;
  }

  /** Does something on the JavaFX thread and waits for it. */
  protected static void doFx(Runnable work) {
    onFx(
        () -> {
          work.run();
          return null;
        });
    // what it led to, a focus or a layout, comes with the next frames
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** The whole window on a session, without the tour; its settings are forgotten. */
  protected MainWindow window(Workbench bench) {
    return window(bench, ViewCatalog.all());
  }

  /** The whole window with some views only. */
  protected MainWindow window(Workbench bench, List<ViewType> views) {
    MainWindow made =
        onFx(
            () -> {
              bench.settings().set("tour-seen", true);
              MainWindow window = new MainWindow(bench, views, 1400, 900);
              contextMenusOnMonocle(window.scene());
              stage = new Stage();
              stage.setX(0);
              stage.setY(0);
              window.show(stage);
              stage.requestFocus();
              shown.add(window);
              return window;
            });
    WaitForAsyncUtils.waitForFxEvents();
    return made;
  }

  /** A workbench around a session, with settings that are forgotten. */
  protected Workbench bench(Session session) {
    return onFx(() -> new Workbench(session, Settings.inMemory()));
  }

  /** Presses keys together and lets them go, for instance {@code keys(SHIFT, F7)}. */
  protected void keys(KeyCode... combination) {
    robot.push(combination);
  }

  /** A node that must be there, by CSS selector, in any window. */
  protected <T extends Node> T find(String selector, Class<T> type) {
    return onFx(() -> type.cast(robot.lookup(selector).query()));
  }

  /** Writes what a scene looks like to {@code target/screenshots/NAME.png}. */
  protected WritableImage picture(Scene scene, String name) throws Exception {
    WritableImage image = onFx(() -> scene.snapshot(null));
    Path folder = Files.createDirectories(Path.of("target", "screenshots"));
    Files.write(folder.resolve(name + ".png"), PngWriter.bytes(image));
    assertThat(image.getWidth()).isPositive();
    return image;
  }

  /** The platform without display makes no context-menu events of right clicks; this does. */
  protected static void contextMenusOnMonocle(Scene scene) {
    if (!"Monocle".equals(System.getProperty("glass.platform"))) {
      return;
    }
    scene.addEventFilter(
        MouseEvent.MOUSE_RELEASED,
        event -> {
          if (event.getButton() != MouseButton.SECONDARY) {
            return;
          }
          var pick = event.getPickResult();
          Node target =
              pick.getIntersectedNode() != null ? pick.getIntersectedNode() : scene.getRoot();
          Platform.runLater(
              () ->
                  Event.fireEvent(
                      target,
                      new ContextMenuEvent(
                          ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                          event.getX(),
                          event.getY(),
                          event.getScreenX(),
                          event.getScreenY(),
                          false,
                          pick)));
        });
  }
}
