package org.matryoshka.gui.fx.view.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.matryoshka.gui.session.World;
import org.matryoshka.gui.session.WorldException;
import org.matryoshka.gui.session.WorldLoader;

/** A console follows its VM, forwards and backwards. */
class ConsoleModelTest {
  private final World world;
  private final ConsoleModel model = new ConsoleModel();

  ConsoleModelTest() throws WorldException {
    world = new World(WorldLoader.load("kukla"));
  }

  private String text() {
    return model.screen(1).textWithHistory();
  }

  @Test
  void answersMayBeLostAndOverlap() {
    world.run(600_000);
    ConsoleModel.News first = model.ask(world, 1);
    world.run(200_000);
    ConsoleModel.News second = model.ask(world, 1);
    world.run(600_000);
    ConsoleModel.News lost = model.ask(world, 1);
    assertThat(lost.bytes()).isNotEmpty();
    model.take(first, true);
    model.take(second, true);
    model.take(model.ask(world, 1), true);
    assertThat(text()).contains("Kukla on Matryoshka\n").endsWith("root@kukla:/#\n");
    assertThat(text().split("Kukla on", -1)).hasSize(2);
    assertThat(model.ask(world, 7).vm()).isEqualTo(1);
  }

  @Test
  void goingBackInTimeTakesTheScreenBack() {
    var start = world.save();
    world.run(600_000);
    model.take(model.ask(world, 1), true);
    String early = text();
    var middle = world.save();
    world.run(1_500_000);
    model.take(model.ask(world, 1), true);
    assertThat(text()).isNotEqualTo(early).contains("root@kukla");
    world.restore(middle);
    model.take(model.ask(world, 1), true);
    assertThat(text()).isEqualTo(early);
    world.restore(start);
    model.take(model.ask(world, 1), true);
    assertThat(text().strip()).isEmpty();
  }

  @Test
  void questionsOfTheGuestAreAnsweredOnce() {
    world.run(1_500_000);
    model.take(model.ask(world, 1), true);
    world.machine(1).type("printf '\\033[6n'\n".getBytes(StandardCharsets.US_ASCII));
    world.run(3_000_000);
    ConsoleModel.News news = model.ask(world, 1);
    assertThat(model.take(news, true)).matches("\u001b\\[\\d+;\\d+R");
    assertThat(model.take(news, true)).isEmpty();
    // the same bytes run again are not answered again: the answer is in the log of inputs
    ConsoleModel other = new ConsoleModel();
    assertThat(other.take(other.ask(world, 1), false)).isEmpty();
  }
}
