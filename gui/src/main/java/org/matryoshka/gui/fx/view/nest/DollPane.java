package org.matryoshka.gui.fx.view.nest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.matryoshka.gui.inspect.nest.Doll;
import org.matryoshka.gui.text.Quantity;

/** One doll: a rounded shape with a head line, its crossings, and the dolls inside. */
final class DollPane extends VBox {
  private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
  private static final PseudoClass CROSSED = PseudoClass.getPseudoClass("crossed");

  /** In em: narrower than that, VMs stand below each other. */
  private static final double VM_WIDTH = 30;

  private final Label name = new Label();
  private final Label facts = new Label();
  private final Label activity = new Label();
  private final Label caption = new Label();
  private final FlowPane border = new FlowPane();
  private final Label arrow = new Label();
  private final Pane inside;
  private final Tooltip tooltip = new Tooltip();
  private final Tooltip fullName = new Tooltip();
  private final List<DollPane> inner = new ArrayList<>();
  private final Consumer<Doll> open;
  private Doll doll;

  /**
   * A doll with those inside.
   *
   * @param open is told when the user opens this one or one inside
   */
  DollPane(Doll first, Consumer<Doll> open) {
    this.open = open;
    Doll.Kind kind = first.kind();
    boolean small = kind == Doll.Kind.PROCESS;
    setId("doll-" + first.id().replace('.', '-'));
    getStyleClass().addAll("mk-doll", "mk-doll-" + kind.name().toLowerCase(Locale.ROOT));
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.BUTTON);
    Tooltip.install(this, tooltip);
    FontIcon icon = new FontIcon(icon(kind));
    icon.getStyleClass().add("mk-doll-icon");
    name.getStyleClass().add("mk-doll-name");
    name.setMinWidth(small ? 0 : USE_PREF_SIZE);
    if (small) {
      name.setTooltip(fullName); // a long command line is cut off
    }
    facts.getStyleClass().addAll("mk-dim", "mk-doll-facts");
    activity.getStyleClass().add("mk-doll-activity");
    activity.setMinWidth(USE_PREF_SIZE);
    caption.getStyleClass().addAll("mk-dim", "mk-doll-caption");
    caption.setWrapText(true);
    border.getStyleClass().add("mk-doll-border");
    arrow.getStyleClass().add("mk-doll-arrow");
    arrow.setWrapText(true);
    show(arrow, false);
    if (small) {
      HBox line = new HBox(icon, name);
      line.getStyleClass().add("mk-doll-head");
      getChildren().addAll(line, facts, activity);
    } else {
      HBox title = new HBox(icon, name);
      title.getStyleClass().add("mk-doll-head");
      FlowPane head = new FlowPane(title, activity, facts);
      head.getStyleClass().add("mk-doll-head-line");
      getChildren().addAll(head, caption, border, arrow);
    }
    inside =
        switch (kind) {
          case HYPERVISOR -> new EvenColumns(VM_WIDTH);
          case KERNEL -> new Chips();
          case MACHINE, VM, PROCESS -> new VBox();
        };
    inside.getStyleClass().add("mk-doll-inside");
    if (!small) {
      getChildren().add(inside);
    }
    setOnMouseClicked(
        event -> {
          requestFocus();
          this.open.accept(doll);
          event.consume();
        });
    setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
            this.open.accept(doll);
            event.consume();
          }
        });
    show(first);
  }

  private static String icon(Doll.Kind kind) {
    return switch (kind) {
      case MACHINE -> "fth-cpu";
      case HYPERVISOR -> "fth-layers";
      case VM -> "fth-monitor";
      case KERNEL -> "fth-box";
      case PROCESS -> "fth-play-circle";
    };
  }

  private static void show(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }

  Doll doll() {
    return doll;
  }

  /** This one and all inside, from the outside in. */
  void collect(List<DollPane> all) {
    all.add(this);
    inner.forEach(pane -> pane.collect(all));
  }

  /** Shows the doll as it is at another moment. */
  void show(Doll now) {
    doll = now;
    name.setText(now.name());
    fullName.setText(now.name());
    facts.setText(now.facts());
    show(facts, !now.facts().isEmpty());
    activity.setText(now.activity().symbol() + " " + now.activity().words());
    caption.setText(now.caption());
    pseudoClassStateChanged(LIT, now.activity().isLit());
    tooltip.setText(now.caption() + "\nEnter or a click opens the view “" + now.view() + "”.");
    setAccessibleText(now.spoken());
    showBorder(now.border());
    showInner(now.inner());
  }

  private void showBorder(List<Doll.Crossing> crossings) {
    if (border.getChildren().size() != crossings.size()) {
      border.getChildren().clear();
      for (Doll.Crossing crossing : crossings) {
        Label label = new Label();
        label.getStyleClass().add("mk-doll-crossing");
        label.setTooltip(new Tooltip(crossing.meaning()));
        border.getChildren().add(label);
      }
    }
    for (int i = 0; i < crossings.size(); i++) {
      Doll.Crossing crossing = crossings.get(i);
      String sign = i == 0 ? "⇅ " : "";
      ((Label) border.getChildren().get(i))
          .setText(sign + crossing.name() + " " + Quantity.grouped(crossing.count()));
    }
    show(border, !crossings.isEmpty());
  }

  private void showInner(List<Doll> dolls) {
    boolean same = inner.size() == dolls.size();
    for (int i = 0; same && i < dolls.size(); i++) {
      same = inner.get(i).doll.id().equals(dolls.get(i).id());
    }
    if (!same) {
      inner.clear();
      dolls.forEach(child -> inner.add(new DollPane(child, open)));
      if (inside instanceof Chips) {
        inner.forEach(pane -> pane.maxWidthProperty().bind(inside.widthProperty()));
      }
      inside.getChildren().setAll(inner);
    } else {
      for (int i = 0; i < dolls.size(); i++) {
        inner.get(i).show(dolls.get(i));
      }
    }
    show(inside, !dolls.isEmpty());
  }

  /** Widths follow the size of the font. */
  void setFontSize(double size) {
    if (inside instanceof EvenColumns columns) {
      columns.setUnit(size);
    }
    inner.forEach(pane -> pane.setFontSize(size));
  }

  /** Shows an arrow on the border, or takes it away. */
  void cross(String sentence) {
    arrow.setText(sentence);
    show(arrow, !sentence.isEmpty());
    pseudoClassStateChanged(CROSSED, !sentence.isEmpty());
  }

  /** Small dolls in rows; in a narrow place they become narrower, not it wider. */
  private static final class Chips extends FlowPane {
    @Override
    protected double computeMinWidth(double height) {
      return 0;
    }
  }
}
