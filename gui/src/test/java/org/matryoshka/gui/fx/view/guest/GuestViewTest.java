package org.matryoshka.gui.fx.view.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;
import org.junit.jupiter.api.Test;
import org.matryoshka.gui.fx.FxTest;
import org.matryoshka.gui.fx.ViewHost;
import org.matryoshka.gui.fx.Workbench;
import org.matryoshka.gui.fx.settings.Settings;
import org.matryoshka.gui.session.Command;
import org.matryoshka.gui.session.Session;

class GuestViewTest extends FxTest {
  private Workbench bench;
  private ViewHost host;

  private void open(String scenario, Command until) throws Exception {
    Session session = open(scenario);
    session.submit(until).get(1, TimeUnit.MINUTES);
    host =
        onFx(
            () -> {
              bench = new Workbench(session, Settings.inMemory());
              return new ViewHost(bench, GuestView.TYPE);
            });
    show(host.root(), 1000, 700);
    onFx(
        () -> {
          bench.appearance().apply(stage.getScene());
          host.setVisible(true);
          return null;
        });
  }

  @Test
  void aRegionThatIsClickedIsChosenInItsAddressSpace() throws Exception {
    open("kukla", new Command.Run());
    waitUntil(
        "there are processes",
        () ->
            host.root().lookup("#guest-processes") instanceof TreeTableView<?> shown
                && shown.getExpandedItemCount() == 2);
    TreeTableView<?> tree = onFx(() -> (TreeTableView<?>) host.root().lookup("#guest-processes"));
    onFx(
        () -> {
          tree.getSelectionModel().select(1);
          return null;
        });
    TabPane tabs = onFx(() -> (TabPane) host.root().lookup(".tab-pane"));
    TableView<?> areas = (TableView<?>) tabs.getTabs().getFirst().getContent();
    waitUntil("the shell's regions are there", () -> areas.getItems().size() > 4);
    onFx(
        () -> {
          areas.getSelectionModel().select(0);
          return null;
        });
    waitUntil(
        "the address is chosen",
        () ->
            bench.selection().address().get() != null
                && bench.selection().address().get().address() == 0x400000
                && bench.selection().address().get().root() > 0);
    String text = onFx(() -> host.view().orElseThrow().asText());
    assertThat(text).contains("/bin/init", "Mounts", "Address space");
    assertThat(onFx(tree::getAccessibleText)).contains("Processes");
    waitUntil("the rows can be read out", () -> host.root().lookup(".tree-table-row-cell") != null);
  }

  @Test
  void aGuestThatIsNoKuklaGetsAnExplanation() throws Exception {
    open("demo-kernel", new Command.Travel(100));
    waitUntil(
        "it is explained",
        () ->
            host.root().lookupAll(".label").stream()
                .anyMatch(
                    node ->
                        node instanceof Labeled label
                            && label.getText().contains("no debug information")));
  }
}
