package org.matryoshka.gui.fx.action;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** Buttons, menu items and tooltips of actions. */
public final class ActionControls {
  private ActionControls() {}

  /**
   * A button with the action's icon alone, or its title where it has no icon. It stands in a pane
   * of its own, because the toolkit shows no tooltip on a disabled control.
   */
  public static Node iconButton(Actions actions, Action action) {
    Button button = new Button();
    if (action.icon().isEmpty()) {
      button.setText(action.title());
    } else {
      button.setGraphic(new FontIcon(action.icon()));
    }
    button.getStyleClass().addAll("flat", "mk-icon-button");
    return wire(button, actions, action);
  }

  /** A button with icon and title. */
  public static Node textButton(Actions actions, Action action) {
    Button button = new Button(action.title());
    if (!action.icon().isEmpty()) {
      button.setGraphic(new FontIcon(action.icon()));
    }
    return wire(button, actions, action);
  }

  private static Node wire(Button button, Actions actions, Action action) {
    button.setId("button-" + action.id());
    button.setAccessibleText(action.title());
    button.setOnAction(event -> action.run());
    button.disableProperty().bind(action.disabledReason().isNotEmpty());
    StackPane pane = new StackPane(button);
    pane.getStyleClass().add("mk-button-place");
    Tooltip tooltip = new Tooltip();
    tooltip
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> actions.tooltip(action), action.disabledReason(), actions.keyMap()));
    Tooltip.install(pane, tooltip);
    return pane;
  }

  /** A menu item with icon, title and key. The key is shown only: the key dispatcher acts on it. */
  public static MenuItem menuItem(Actions actions, Action action) {
    MenuItem item = new MenuItem(action.title());
    item.setId("menu-" + action.id());
    item.setMnemonicParsing(false);
    if (!action.icon().isEmpty()) {
      item.setGraphic(new FontIcon(action.icon()));
    }
    item.setOnAction(event -> action.run());
    item.disableProperty().bind(action.disabledReason().isNotEmpty());
    return item;
  }
}
