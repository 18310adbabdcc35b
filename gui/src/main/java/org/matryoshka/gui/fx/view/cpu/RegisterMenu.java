package org.matryoshka.gui.fx.view.cpu;

import java.util.function.IntSupplier;
import javafx.application.Platform;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.matryoshka.gui.fx.view.SelectedAddress;
import org.matryoshka.gui.fx.view.ViewContext;
import org.matryoshka.gui.inspect.registers.ValueText;
import org.matryoshka.gui.session.Command;
import org.matryoshka.gui.session.history.WhyAnswer;
import org.matryoshka.gui.session.history.WhyQuestion;

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

  /** The context menu of a control register. */
  static ContextMenu ofControl(ViewContext context, IntSupplier vm, String register) {
    ContextMenu menu = new ContextMenu(new MenuItem(""));
    menu.setOnShowing(event -> menu.getItems().setAll(why(context, vm.getAsInt(), register)));
    return menu;
  }

  private static void fill(
      ContextMenu menu, ViewContext context, RegisterTable table, RegisterRow row, int vm) {
    String name = row.register().name();
    menu.getItems().add(why(context, vm, row.key()));
    menu.getItems().add(new SeparatorMenuItem());
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

  /**
   * Who wrote a register last: the search begins when the item is made, and its title becomes the
   * answer; choosing it goes to that step.
   */
  static MenuItem why(ViewContext context, int vm, String register) {
    MenuItem item = new MenuItem("Why? Looking for the last write …");
    item.setId("why");
    item.setMnemonicParsing(false);
    item.setDisable(true);
    context
        .session()
        .why(new WhyQuestion.OfRegister(vm, register))
        .whenComplete(
            (answer, failure) -> Platform.runLater(() -> answered(context, item, answer, failure)));
    return item;
  }

  private static void answered(
      ViewContext context, MenuItem item, WhyAnswer answer, Throwable failure) {
    if (failure != null) {
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      item.setText("Why? " + cause.getMessage());
      return;
    }
    if (answer.lastWrite().isEmpty()) {
      item.setText(answer.sentence());
      return;
    }
    WhyAnswer.Write write = answer.lastWrite().get();
    String by = write.byHand().isEmpty() ? write.instruction() : write.byHand();
    item.setText("Last written by step %,d: %s".formatted(write.step(), by));
    item.setDisable(false);
    item.setOnAction(
        event -> {
          context.submit(new Command.Travel(write.step()));
          context.say(answer.sentence());
        });
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
