package org.matryoshka.gui.fx.action;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** Buttons, menu items and tooltips of actions. */
public final class ActionControls {
  private static final String UNAVAILABLE = "mk-unavailable";

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
    button.setMinWidth(Button.USE_PREF_SIZE);
    button.setAccessibleText(action.title());
    button.setOnAction(event -> actions.perform(action));
    button.disableProperty().bind(action.disabledReason().isNotEmpty());
    StackPane pane = new StackPane(button);
    pane.getStyleClass().add("mk-button-place");
    Tooltip.install(pane, tooltip(actions, action));
    return pane;
  }

  /** A tooltip with title, key, description, and the reason when the action can't be done. */
  public static Tooltip tooltip(Actions actions, Action action) {
    Tooltip tooltip = new Tooltip();
    StringBinding text =
        Bindings.createStringBinding(
            () -> actions.tooltip(action), action.disabledReason(), actions.keyMap());
    tooltip.textProperty().bind(text);
    return tooltip;
  }

  /**
   * A menu item with icon, title and key. One that can't be chosen looks dim, but can be pointed at
   * and says why; see {@link #explain}.
   */
  public static MenuItem menuItem(Actions actions, Action action) {
    MenuItem item = new MenuItem(action.title());
    item.setId("menu-" + action.id());
    item.setMnemonicParsing(false);
    if (!action.icon().isEmpty()) {
      item.setGraphic(new FontIcon(action.icon()));
    }
    item.setOnAction(event -> actions.perform(action));
    item.acceleratorProperty()
        .bind(
            actions
                .keyMap()
                .map(map -> action.keys(map).isEmpty() ? null : action.keys(map).getFirst()));
    action
        .disabledReason()
        .subscribe(
            reason -> {
              item.getStyleClass().remove(UNAVAILABLE);
              if (!reason.isEmpty()) {
                item.getStyleClass().add(UNAVAILABLE);
              }
            });
    item.getProperties().put(UNAVAILABLE, tooltip(actions, action));
    return item;
  }

  /** Gives the items of a menu their tooltips as soon as the menu is shown. */
  public static void explain(Menu menu) {
    menu.setOnShown(
        event -> {
          for (MenuItem item : menu.getItems()) {
            Node node = item.getStyleableNode();
            if (node != null && item.getProperties().get(UNAVAILABLE) instanceof Tooltip tooltip) {
              Tooltip.install(node, tooltip);
            }
          }
        });
  }
}
