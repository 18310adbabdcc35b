package org.matryoshka.gui.fx.view.cpu;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.matryoshka.gui.inspect.registers.BitState;
import org.matryoshka.gui.inspect.registers.ControlRegister;
import org.matryoshka.gui.inspect.registers.RegisterChanges;
import org.matryoshka.gui.inspect.registers.RegisterValue;
import org.matryoshka.gui.inspect.registers.ValueText;

/** Control registers with their bits, each named; those that are clear stand there dim. */
final class ControlBits extends ScrollPane {
  private static final PseudoClass SET = PseudoClass.getPseudoClass("set");
  private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");

  private final VBox content = new VBox();
  private final Function<String, ContextMenu> menus;
  private List<ControlRegister> shown = List.of();
  private RegisterChanges shownChanges = RegisterChanges.NONE;

  /**
   * @param menus the context menu of a register
   */
  ControlBits(Function<String, ContextMenu> menus) {
    this.menus = menus;
    content.getStyleClass().add("mk-control-bits");
    setContent(content);
    setFitToWidth(true);
    setFocusTraversable(true);
    getStyleClass().add("edge-to-edge");
    setAccessibleRole(AccessibleRole.SCROLL_PANE);
    setAccessibleText("Control registers");
  }

  /** Shows them. */
  void show(List<ControlRegister> registers, RegisterChanges changes) {
    if (registers.equals(shown) && changes.equals(shownChanges)) {
      return;
    }
    shown = registers;
    shownChanges = changes;
    content.getChildren().clear();
    for (ControlRegister register : registers) {
      RegisterValue value = register.register();
      String name = value.name().toUpperCase(Locale.ROOT);
      Label head = new Label(name + "  " + ValueText.HEX.of(value.value(), value.bits()));
      head.getStyleClass().addAll("mono", "mk-strong");
      head.setContextMenu(menus.apply(value.name()));
      RegisterValue before = changes.before(value.name()).orElse(value);
      String was = ValueText.HEX.of(before.value(), before.bits());
      Label old = new Label(before.equals(value) ? "" : "● was " + was);
      old.getStyleClass().addAll("mono", "mk-changed-mark");
      Label meaning = new Label(register.bits().isEmpty() ? value.meaning() : "");
      meaning.getStyleClass().add("mk-dim");
      FlowPane line = new FlowPane(head, old, meaning);
      line.getStyleClass().add("mk-control-head");
      content.getChildren().add(line);
      if (!register.bits().isEmpty()) {
        content.getChildren().add(bits(register, before.value()));
      }
    }
  }

  private static FlowPane bits(ControlRegister register, long before) {
    FlowPane pane = new FlowPane();
    pane.getStyleClass().add("mk-bits");
    for (BitState bit : register.bits()) {
      boolean changed = ((before ^ register.register().value()) & bit.bit().mask()) != 0;
      Label chip = new Label((bit.isSet() ? "✓ " : "") + bit.text() + (changed ? " ●" : ""));
      chip.getStyleClass().addAll("mk-bit", "mono");
      chip.pseudoClassStateChanged(SET, bit.isSet());
      chip.pseudoClassStateChanged(CHANGED, changed);
      String state = bit.isSet() ? " is set: " : " is clear. Set it means: ";
      chip.setTooltip(new Tooltip(bit.bit().name() + state + bit.bit().meaning()));
      chip.setAccessibleText(
          bit.bit().name() + (bit.isSet() ? " set, " : " clear, ") + bit.bit().meaning());
      pane.getChildren().add(chip);
    }
    return pane;
  }
}
