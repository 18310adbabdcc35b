package org.matryoshka.gui.fx.view.cpu;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
  private List<Optional<RegisterValue>> shownBefore = List.of();
  private final Map<String, ContextMenu> menuOf = new HashMap<>();

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
    List<Optional<RegisterValue>> before =
        registers.stream().map(each -> changes.before(each.register().name())).toList();
    if (registers.equals(shown) && before.equals(shownBefore)) {
      return; // as a rule: control registers change seldom
    }
    shown = registers;
    shownBefore = before;
    content.getChildren().clear();
    for (ControlRegister register : registers) {
      RegisterValue value = register.register();
      String name = value.name().toUpperCase(Locale.ROOT);
      Label head = new Label(name + "  " + ValueText.HEX.of(value.value(), value.bits()));
      head.getStyleClass().addAll("mono", "mk-strong");
      // shown by hand: a menu that is set on a node which is replaced soon stays in memory with it
      head.setOnContextMenuRequested(
          event ->
              menuOf
                  .computeIfAbsent(value.name(), menus)
                  .show(head, event.getScreenX(), event.getScreenY()));
      RegisterValue old = changes.before(value.name()).orElse(value);
      String was = ValueText.HEX.of(old.value(), old.bits());
      Label mark = new Label(old.equals(value) ? "" : "● was " + was);
      mark.getStyleClass().addAll("mono", "mk-changed-mark");
      Label meaning = new Label(register.bits().isEmpty() ? value.meaning() : "");
      meaning.getStyleClass().add("mk-dim");
      FlowPane line = new FlowPane(head, mark, meaning);
      line.getStyleClass().add("mk-control-head");
      content.getChildren().add(line);
      if (!register.bits().isEmpty()) {
        content.getChildren().add(bits(register, old.value()));
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
