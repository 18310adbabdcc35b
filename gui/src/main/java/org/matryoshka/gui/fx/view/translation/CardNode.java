package org.matryoshka.gui.fx.view.translation;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.matryoshka.gui.inspect.paging.EntryBit;

/** A card of the diagram on the screen. Kept and filled anew, so that stepping is quick. */
final class CardNode extends VBox {
  private static final PseudoClass STRUCK = PseudoClass.getPseudoClass("struck");
  private static final PseudoClass SET = PseudoClass.getPseudoClass("set");

  private final Label title = new Label();
  private final Label status = new Label();
  private final Text value = new Text();
  private final FlowPane bits = new FlowPane();
  private final List<Label> bitLabels = new ArrayList<>();
  private final Label detail = new Label();
  private WalkCard card;

  CardNode() {
    getStyleClass().add("walk-card");
    title.getStyleClass().add("walk-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    status.getStyleClass().add("walk-status");
    status.setMinWidth(Region.USE_PREF_SIZE);
    value.getStyleClass().addAll("mono", "walk-value");
    bits.getStyleClass().add("walk-bits");
    detail.getStyleClass().addAll("mk-dim", "walk-detail");
    detail.setWrapText(true);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(title, gap, status);
    head.getStyleClass().add("walk-head");
    getChildren().addAll(head, value, bits, detail);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.BUTTON);
    setOnMousePressed(event -> requestFocus());
  }

  WalkCard card() {
    return card;
  }

  /** Fills it. */
  void show(WalkCard now) {
    if (now.equals(card)) {
      return;
    }
    if (card == null || card.state() != now.state()) {
      for (WalkCard.State state : WalkCard.State.values()) {
        getStyleClass().remove("walk-" + state.styleClass());
      }
      getStyleClass().add("walk-" + now.state().styleClass());
    }
    card = now;
    title.setText(now.title());
    status.setText((now.symbol() + " " + now.word()).strip());
    show(status, !now.word().isEmpty());
    value.setText(now.value());
    value.setVisible(!now.value().isEmpty());
    value.setManaged(!now.value().isEmpty());
    value.pseudoClassStateChanged(STRUCK, now.struck());
    value.setStrikethrough(now.struck());
    showBits(now.bits());
    detail.setText(now.detail());
    show(detail, !now.detail().isEmpty());
    setAccessibleText(now.inWords());
    setFocusTraversable(now.state() != WalkCard.State.GHOST || !now.detail().isEmpty());
  }

  private static void show(Label label, boolean visible) {
    label.setVisible(visible);
    label.setManaged(visible);
  }

  private void showBits(List<EntryBit> now) {
    bits.setVisible(!now.isEmpty());
    bits.setManaged(!now.isEmpty());
    while (bitLabels.size() < now.size()) {
      Label label = new Label();
      label.getStyleClass().add("walk-bit");
      label.setTooltip(new Tooltip());
      bitLabels.add(label);
      bits.getChildren().add(label);
    }
    for (int i = 0; i < bitLabels.size(); i++) {
      Label label = bitLabels.get(i);
      show(label, i < now.size());
      if (i < now.size()) {
        EntryBit bit = now.get(i);
        label.setText(bit.name());
        label.pseudoClassStateChanged(SET, bit.set());
        label
            .getTooltip()
            .setText(
                "Bit %d, %s = %d. %s"
                    .formatted(bit.position(), bit.name(), bit.set() ? 1 : 0, bit.meaning()));
      }
    }
  }
}
