package org.matryoshka.gui.fx.view.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.matryoshka.gui.fx.FxTest;
import org.matryoshka.gui.fx.ViewHost;
import org.matryoshka.gui.fx.Workbench;
import org.matryoshka.gui.fx.settings.Settings;
import org.matryoshka.gui.session.Command;
import org.matryoshka.gui.session.Session;

class ConsoleViewTest extends FxTest {
  private Session session;
  private Workbench bench;
  private ViewHost host;

  private TerminalControl open() throws Exception {
    return open(new Command.Run());
  }

  private TerminalControl open(Command until) throws Exception {
    session = open("kukla");
    session.submit(until).get(1, TimeUnit.MINUTES);
    host =
        onFx(
            () -> {
              bench = new Workbench(session, Settings.inMemory());
              return new ViewHost(bench, ConsoleView.TYPE);
            });
    show(host.root(), 900, 500);
    onFx(
        () -> {
          bench.appearance().reducedMotion().set(true);
          bench.appearance().apply(stage.getScene());
          host.setVisible(true);
          host.view().orElseThrow().focus();
          return null;
        });
    return (TerminalControl) host.root().lookup("#terminal");
  }

  private String text() {
    return onFx(() -> host.view().orElseThrow().asText());
  }

  private void run() throws Exception {
    session.submit(new Command.Run()).get(1, TimeUnit.MINUTES);
  }

  @Test
  void whatIsTypedWhilePausedIsReadWhenItRuns() throws Exception {
    TerminalControl terminal = open(new Command.Travel(300_000));
    Label state = (Label) host.root().lookup("#console-state");
    assertThat(onFx(state::getText)).contains("what you type is read when it runs (F5)");
    robot.write("echo hi", 0);
    robot.push(KeyCode.ENTER);
    assertThat(text()).doesNotContain("hi\n");
    run();
    waitUntil("the answer is there", () -> text().contains("echo hi\nhi\nroot@kukla:/#"));
    assertThat(onFx(terminal::getAccessibleText)).contains("hi\n");
    assertThat(onFx(state::getText)).contains("typing lets it run on");
  }

  @Test
  void controlCGoesToTheGuest() throws Exception {
    open();
    robot.write("sleep 10000", 0);
    robot.push(KeyCode.ENTER);
    session.submit(new Command.Travel(session.status().step() + 400_000)).get(1, TimeUnit.MINUTES);
    robot.push(KeyCode.CONTROL, KeyCode.C);
    robot.write("echo $?", 0);
    robot.push(KeyCode.ENTER);
    run();
    waitUntil("sleep was interrupted", () -> text().contains("130"));
  }

  @Test
  void goingBackInTimeTakesTheScreenBack() throws Exception {
    open();
    waitUntil("the prompt is there", () -> text().contains("root@kukla"));
    long idle = session.status().step();
    session.submit(new Command.Travel(300_000)).get(1, TimeUnit.MINUTES);
    waitUntil("the prompt is gone", () -> !text().contains("root@kukla"));
    session.submit(new Command.Travel(idle)).get(1, TimeUnit.MINUTES);
    waitUntil("the prompt is there again", () -> text().contains("root@kukla"));
  }

  @Test
  void searchFindsWhatTheKernelSaid() throws Exception {
    open();
    waitUntil("the prompt is there", () -> text().contains("root@kukla"));
    onFx(
        () -> {
          host.view().orElseThrow().actions().getFirst().run();
          return null;
        });
    robot.write("initramfs", 0);
    waitUntil(
        "it is found",
        () -> host.root().lookupAll(".label").stream().anyMatch(node -> isCount(node, "1 of 1")));
    robot.push(KeyCode.ESCAPE);
    assertThat(onFx(() -> host.root().lookup("#console-search").isVisible())).isTrue();
  }

  private static boolean isCount(Node node, String text) {
    return node instanceof Label label && label.getText().equals(text);
  }
}
