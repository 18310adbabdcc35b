package org.matryoshka.gui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.matryoshka.gui.fx.view.DockPlace;
import org.matryoshka.gui.fx.view.ToolView;
import org.matryoshka.gui.fx.view.ViewContext;
import org.matryoshka.gui.fx.view.ViewType;
import org.matryoshka.gui.session.Command;

class ViewHostTest extends FxTest {
  private static final class StepView implements ToolView {
    private final Label label = new Label("-");

    private StepView(ViewContext context) {
      context.watch(world -> world.position(), step -> label.setText("step " + step));
    }

    @Override
    public Node root() {
      return label;
    }

    @Override
    public String asText() {
      return label.getText();
    }
  }

  private static ViewType type(java.util.function.Function<ViewContext, ToolView> factory) {
    return new ViewType(
        "probe", "Probe", "fth-eye", DockPlace.CENTER, "A probe.", "probe", factory);
  }

  @Test
  void answersArriveWhileTheViewIsVisible() {
    Workbench bench = bench(demo());
    ToolView view = show(bench, type(StepView::new), 300, 100);
    waitUntil("the first answer is there", () -> view.asText().equals("step 0"));
    bench.session().submit(new Command.Step(0));
    waitUntil("the step is seen", () -> view.asText().equals("step 1"));
  }

  @Test
  void aHiddenViewAsksNothing() {
    Workbench bench = bench(demo());
    List<Long> seen = new ArrayList<>();
    ViewHost host =
        onFx(
            () ->
                new ViewHost(
                    bench,
                    type(
                        context -> {
                          context.watch(world -> world.position(), seen::add);
                          return new StepView(context);
                        })));
    onFx(
        () -> {
          host.setVisible(true);
          return null;
        });
    waitUntil("the first answer is there", () -> !seen.isEmpty());
    onFx(
        () -> {
          host.setVisible(false);
          return null;
        });
    bench.session().submit(new Command.Step(0)).join();
    bench.session().ask(world -> 0).join();
    assertThat(onFx(() -> List.copyOf(seen))).doesNotContain(1L);
  }

  @Test
  void aViewThatCannotBeMadeSaysWhy() {
    Workbench bench = bench(demo());
    ViewHost host =
        onFx(
            () ->
                new ViewHost(
                    bench,
                    type(
                        context -> {
                          throw new IllegalStateException("broken on purpose");
                        })));
    onFx(
        () -> {
          host.setVisible(true);
          return null;
        });
    assertThat(host.view()).isEmpty();
    assertThat(ScenePictures.text(host.root())).contains("Probe").contains("broken on purpose");
  }
}
