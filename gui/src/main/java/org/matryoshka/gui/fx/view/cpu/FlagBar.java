package org.matryoshka.gui.fx.view.cpu;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.matryoshka.gui.inspect.registers.BitState;
import org.matryoshka.isa.system.SystemBit;

/** The flags of RFLAGS as toggles, each with its name, its state in a digit, and its meaning. */
final class FlagBar extends FlowPane {
  private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");

  private final BiConsumer<SystemBit, Boolean> writer;
  private final List<ToggleButton> buttons = new ArrayList<>();

  /**
   * A bar.
   *
   * @param writer is told to set or clear a flag
   */
  FlagBar(BiConsumer<SystemBit, Boolean> writer) {
    this.writer = writer;
    getStyleClass().add("mk-flags");
    setAccessibleText("Flags");
  }

  /**
   * Shows flags.
   *
   * @param before the value of RFLAGS before; the same as now if it has not changed
   * @param now its value
   */
  void show(List<BitState> flags, long before, long now) {
    if (buttons.isEmpty()) {
      flags.forEach(flag -> add(flag.bit()));
    }
    for (int i = 0; i < flags.size(); i++) {
      BitState flag = flags.get(i);
      ToggleButton button = buttons.get(i);
      boolean changed = ((before ^ now) & flag.bit().mask()) != 0;
      button.setSelected(flag.isSet());
      button.setText(flag.bit().name() + " " + flag.value() + (changed ? " ●" : ""));
      button.pseudoClassStateChanged(CHANGED, changed);
      button.setAccessibleText(
          flag.bit().name()
              + " is "
              + (flag.bit().isField()
                  ? Long.toString(flag.value())
                  : flag.isSet() ? "set" : "clear")
              + (changed ? ", changed" : "")
              + "; "
              + flag.bit().meaning());
    }
  }

  private void add(SystemBit bit) {
    ToggleButton button = new ToggleButton();
    button.setId("flag-" + bit.name());
    button.getStyleClass().addAll("mk-flag", "mono", "small");
    button.setTooltip(
        new Tooltip(
            bit.name() + ": " + bit.meaning() + (bit.isField() ? "" : "\nPress to change it.")));
    button.setOnAction(
        event -> {
          boolean wanted = button.isSelected();
          // what is shown is what is: the answer of the session sets it
          button.setSelected(!wanted);
          if (!bit.isField()) {
            writer.accept(bit, wanted);
          }
        });
    buttons.add(button);
    getChildren().add(button);
  }
}
