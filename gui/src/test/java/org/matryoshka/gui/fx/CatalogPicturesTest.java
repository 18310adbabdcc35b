package org.matryoshka.gui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.matryoshka.gui.fx.theme.Theme;
import org.matryoshka.gui.fx.view.ViewType;
import org.matryoshka.gui.session.Command;
import org.matryoshka.gui.session.ExitFilter;
import org.matryoshka.gui.session.Session;

/** Every view of the catalogue, and the whole window, can be read at every size in every theme. */
class CatalogPicturesTest extends FxTest {
  private static final long STEP = 1_000_000;
  private static final int COLOURS = 12;

  @ParameterizedTest
  @CsvSource({"LIGHT, 1", "DARK, 1.5", "HIGH_CONTRAST, 2"})
  void everyViewCanBeRead(Theme theme, double scale) throws Exception {
    Workbench bench = bench(paused());
    doFx(
        () -> {
          bench.appearance().theme().set(theme);
          bench.appearance().scale().set(scale);
        });
    List<String> problems = new ArrayList<>();
    for (ViewType type : ViewCatalog.all()) {
      ViewHost host = onFx(() -> new ViewHost(bench, type));
      Scene scene =
          onFx(
              () -> {
                Scene made = new Scene(host.root(), 640 * scale, 460 * scale);
                bench.appearance().apply(made);
                host.setVisible(true);
                return made;
              });
      settle(bench.session(), scene);
      Image picture = picture(scene, type.id() + "-" + theme + "-" + Math.round(scale * 100));
      onFx(() -> Legibility.problems(scene)).forEach(p -> problems.add(type.id() + ": " + p));
      if (colours(picture) < COLOURS) {
        problems.add(type.id() + ": the picture is empty");
      }
      doFx(() -> host.setVisible(false));
    }
    assertThat(problems).as("at " + scale + " in " + theme).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1", "1.5", "2"})
  void theWindowCanBeRead(double scale) throws Exception {
    Workbench bench = bench(paused());
    doFx(() -> bench.settings().set("font-scale", scale));
    MainWindow window = onFx(() -> new MainWindow(bench, ViewCatalog.all(), 1600, 1000));
    settle(bench.session(), window.scene());
    picture(window.scene(), "window-" + Math.round(scale * 100));
    assertThat(onFx(() -> Legibility.problems(window.scene()))).isEmpty();
    doFx(window::close);
  }

  @Test
  void presentationModeCanBeRead() throws Exception {
    Workbench bench = bench(paused());
    MainWindow window = onFx(() -> new MainWindow(bench, ViewCatalog.all(), 1920, 1080));
    doFx(() -> bench.appearance().presentation().set(true));
    settle(bench.session(), window.scene());
    picture(window.scene(), "presentation");
    assertThat(onFx(() -> Legibility.problems(window.scene())))
        .noneMatch(problem -> problem.contains("sentence") || problem.contains("status-"));
    doFx(window::close);
  }

  private Session paused() throws Exception {
    Session session = demo();
    session.submit(new Command.Travel(STEP)).get();
    session.submit(new Command.NextExit(ExitFilter.ALL)).get();
    return session;
  }

  private static void settle(Session session, Scene scene) throws Exception {
    for (int i = 0; i < 4; i++) {
      session.ask(world -> 0).get();
      doFx(
          () -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
          });
    }
    onFx(() -> scene.snapshot(null));
  }

  private static int colours(Image picture) {
    Set<Integer> seen = new HashSet<>();
    for (int y = 0; y < picture.getHeight(); y += 3) {
      for (int x = 0; x < picture.getWidth(); x++) {
        seen.add(picture.getPixelReader().getArgb(x, y));
      }
    }
    return seen.size();
  }
}
