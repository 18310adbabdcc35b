package org.matryoshka.gui.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matryoshka.gui.window.Display;
import org.matryoshka.gui.window.PictureRequest;
import org.matryoshka.gui.window.WindowException;
import org.matryoshka.gui.window.WindowLauncher;
import org.matryoshka.gui.window.WindowRequest;

class FxLauncherTest extends FxTest {
  @TempDir private Path folder;

  private static WindowLauncher launcher() {
    return ServiceLoader.load(WindowLauncher.class).findFirst().orElseThrow();
  }

  private PictureRequest pictures(String name, String view) {
    return new PictureRequest(
        "", folder.resolve(name), List.of(view), List.of("light"), 1, 20_000, line -> {});
  }

  @Test
  void theWindowComesUpAndCloses() throws WindowException {
    List<String> said = new ArrayList<>();
    Path settings = folder.resolve("settings.conf");
    launcher().open(new WindowRequest("two-vms", Optional.of(settings), true, said::add));
    assertThat(said).singleElement().asString().matches("window up after \\d+\\.\\d\\d s");
  }

  @Test
  void whatCannotBeLoadedIsSaidBeforeAWindowOpens() {
    assertThatThrownBy(
            () -> launcher().open(new WindowRequest("no-such", Optional.empty(), true, line -> {})))
        .isInstanceOf(WindowException.class)
        .hasMessageContaining("no-such");
  }

  @Test
  void theSameRequestGivesTheSamePicture() throws Exception {
    launcher().pictures(pictures("a", "exits"));
    launcher().pictures(pictures("b", "exits"));
    byte[] first = Files.readAllBytes(folder.resolve("a/exits.png"));
    assertThat(first).startsWith(0x89, 'P', 'N', 'G');
    assertThat(Files.readAllBytes(folder.resolve("b/exits.png"))).isEqualTo(first);
  }

  @Test
  void anUnknownViewIsNamedWithTheKnownOnes() {
    assertThatThrownBy(() -> launcher().pictures(pictures("c", "frob")))
        .isInstanceOfSatisfying(
            WindowException.class,
            e -> {
              assertThat(e).hasMessageContaining("frob");
              assertThat(e.problems().getFirst()).contains("help");
            });
  }

  @Test
  void whereThereIsADisplay() {
    assertThat(Display.isThere("Linux", Map.of())).isFalse();
    assertThat(Display.isThere("Linux", Map.of("DISPLAY", ":0"))).isTrue();
    assertThat(Display.isThere("Windows 11", Map.of())).isTrue();
    assertThat(Display.isThere("Mac OS X", Map.of())).isTrue();
  }
}
