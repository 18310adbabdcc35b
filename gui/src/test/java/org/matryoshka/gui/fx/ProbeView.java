package org.matryoshka.gui.fx;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.matryoshka.gui.fx.action.Action;
import org.matryoshka.gui.fx.view.DockPlace;
import org.matryoshka.gui.fx.view.ToolView;
import org.matryoshka.gui.fx.view.ViewContext;
import org.matryoshka.gui.fx.view.ViewType;

/** A small view for tests of the window: the step, and a field to type into. */
final class ProbeView implements ToolView {
  private final String id;
  private final Label step = new Label();
  private final TextField field = new TextField();
  private final VBox root = new VBox(step, field);
  private int done;

  ProbeView(String id, ViewContext context) {
    this.id = id;
    field.setId("field-" + id);
    context.watch(world -> world.position(), now -> step.setText(id + " at step " + now));
  }

  static ViewType type(String id, DockPlace place) {
    return new ViewType(
        id,
        "Probe " + id,
        "fth-eye",
        place,
        "Shows the step.",
        "words",
        context -> new ProbeView(id, context));
  }

  int done() {
    return done;
  }

  @Override
  public Node root() {
    return root;
  }

  @Override
  public void focus() {
    field.requestFocus();
  }

  @Override
  public String asText() {
    return step.getText();
  }

  @Override
  public List<Action> actions() {
    return List.of(Action.of(id + ".probe", "Probe " + id).keys("Ctrl+J").does(() -> done++));
  }
}
