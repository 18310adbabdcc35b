package org.matryoshka.gui.fx.view.editor;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import jfx.incubator.scene.control.richtext.SideDecorator;

/** Line numbers, with a sign where the assembler complains. */
final class LineGutter implements SideDecorator {
  private final List<Problem> problems;

  LineGutter(List<Problem> problems) {
    this.problems = problems;
  }

  @Override
  public double getPrefWidth(double viewWidth) {
    return 0;
  }

  @Override
  public Node getMeasurementNode(int index) {
    return label("✖ " + Math.max(999, index + 1));
  }

  @Override
  public Node getNode(int index) {
    Optional<Problem> problem =
        problems.stream()
            .filter(one -> one.isHere() && one.line() == index + 1)
            .min(Comparator.comparing(one -> !one.error()));
    String sign = problem.map(one -> one.error() ? "✖ " : "⚠ ").orElse("");
    Label label = label(sign + (index + 1));
    problem.ifPresent(
        one -> {
          label.getStyleClass().add(one.error() ? "mk-line-error" : "mk-line-warning");
          label.setTooltip(new Tooltip(one.text()));
        });
    return label;
  }

  private static Label label(String text) {
    Label label = new Label(text);
    label.getStyleClass().addAll("mono", "mk-line-number");
    label.setAlignment(Pos.CENTER_RIGHT);
    label.setMaxWidth(Double.MAX_VALUE);
    return label;
  }
}
