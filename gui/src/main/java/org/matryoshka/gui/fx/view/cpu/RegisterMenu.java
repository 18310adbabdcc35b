package org.matryoshka.gui.fx.view.cpu;

import java.util.function.IntSupplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.matryoshka.gui.fx.view.SelectedAddress;
import org.matryoshka.gui.fx.view.ViewContext;
import org.matryoshka.gui.inspect.registers.ValueText;

/** What can be done with a register. */
final class RegisterMenu {
  private RegisterMenu() {}

  /**
   * The context menu of a table.
   *
   * @param vm number of the VM that the table shows
   */
  static ContextMenu of(ViewContext context, RegisterTable table, IntSupplier vm) {
    ContextMenu menu = new ContextMenu();
    menu.setOnShowing(
        event -> {
          RegisterRow row = table.getSelectionModel().getSelectedItem();
          menu.getItems().clear();
          if (row != null) {
            fill(menu, context, table, row, vm.getAsInt());
          }
        });
    // a menu without items would not open
    menu.getItems().add(new MenuItem(""));
    return menu;
  }

  private static void fill(
      ContextMenu menu, ViewContext context, RegisterTable table, RegisterRow row, int vm) {
    String name = row.register().name();
    menu.getItems().add(item("Change " + name, () -> table.edit(row.key())));
    menu.getItems().add(new SeparatorMenuItem());
    menu.getItems().add(item("Copy value", () -> context.copy(row.value(table.format()))));
    if (row.isChanged()) {
      menu.getItems().add(item("Copy old value", () -> context.copy(row.before(table.format()))));
      menu.getItems()
          .add(
              item(
                  "Copy both",
                  () ->
                      context.copy(
                          "%s: %s → %s"
                              .formatted(
                                  name, row.before(ValueText.HEX), row.value(ValueText.HEX)))));
    }
    menu.getItems().add(new SeparatorMenuItem());
    SelectedAddress address = SelectedAddress.gva(vm, row.register().value());
    menu.getItems().add(item("Show memory there", () -> go(context, address, "memory")));
    menu.getItems().add(item("Show code there", () -> go(context, address, "code")));
    menu.getItems()
        .add(item("Show translation of this address", () -> go(context, address, "translation")));
  }

  private static void go(ViewContext context, SelectedAddress address, String view) {
    context.open(view);
    context.selection().address().set(address);
  }

  private static MenuItem item(String title, Runnable action) {
    MenuItem item = new MenuItem(title);
    item.setMnemonicParsing(false);
    item.setOnAction(event -> action.run());
    return item;
  }
}
