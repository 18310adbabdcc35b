package org.matryoshka.gui.fx.view.exits;

import java.util.OptionalLong;
import java.util.function.Supplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.matryoshka.gui.fx.view.SelectedAddress;
import org.matryoshka.gui.fx.view.ViewContext;
import org.matryoshka.gui.inspect.exits.ExitCsv;
import org.matryoshka.gui.inspect.exits.ExitExplanation;
import org.matryoshka.gui.inspect.exits.ExitNames;
import org.matryoshka.gui.inspect.exits.ExitSceneReader;
import org.matryoshka.gui.inspect.exits.ExitText;
import org.matryoshka.gui.inspect.exits.ExitWords;
import org.matryoshka.gui.inspect.exits.filter.QueryField;
import org.matryoshka.gui.session.Command;
import org.matryoshka.gui.session.ExitEntry;
import org.matryoshka.hv.exit.VmExit;

/** What can be done with the selected exit: the list's context menu. */
final class ExitMenu {
  private final ViewContext context;
  private final ExitList list;
  private final FilterBar filter;
  private final Supplier<ExitNames> names;

  ExitMenu(ViewContext context, ExitList list, FilterBar filter, Supplier<ExitNames> names) {
    this.context = context;
    this.list = list;
    this.filter = filter;
    this.names = names;
  }

  void install() {
    ContextMenu menu = new ContextMenu();
    menu.setOnShowing(event -> fill(menu));
    menu.getItems().add(new MenuItem("…"));
    list.table().setContextMenu(menu);
  }

  private void fill(ContextMenu menu) {
    menu.getItems().clear();
    ExitEntry entry = list.table().getSelectionModel().getSelectedItem();
    if (entry == null) {
      MenuItem none = new MenuItem("Select an exit first");
      none.setDisable(true);
      menu.getItems().add(none);
      return;
    }
    var exit = entry.exit();
    menu.getItems()
        .addAll(
            item(
                "Travel to this exit (Enter)",
                () -> context.submit(new Command.Travel(entry.step()))),
            item(
                "Travel to right before it",
                () -> context.submit(new Command.Travel(entry.step() - 1))),
            item(
                "Why did it exit? (F1)",
                () ->
                    context.help(ExitExplanation.topic(exit.exit().reason(), exit.exit().cause()))),
            new SeparatorMenuItem(),
            filters(entry),
            show(entry),
            new SeparatorMenuItem(),
            item("Copy the sentence", () -> context.copy(exit.sentence())),
            item(
                "Copy as text",
                () -> context.copy(ExitText.list(java.util.List.of(entry), names.get()))),
            item("Copy as CSV", () -> context.copy(csv(entry))));
  }

  private Menu filters(ExitEntry entry) {
    var exit = entry.exit();
    Menu menu = new Menu("Filter by this");
    filter(menu, "reason:" + exit.exit().reason().name());
    filter(menu, "cause:" + QueryField.causeWord(exit.exit().cause()));
    filter(menu, "vm:" + names.get().vm(exit.vm()));
    filter(menu, "outcome:" + ExitWords.outcome(exit.outcome()));
    filter(menu, "rip:" + ExitWords.hex(exit.rip()));
    OptionalLong address = ExitSceneReader.address(exit.exit());
    if (address.isPresent()) {
      long page = address.getAsLong() & -4096L;
      filter(menu, "addr:" + ExitWords.hex(page) + "-" + ExitWords.hex(page + 4095));
    }
    switch (exit.exit()) {
      case VmExit.IoInstruction e -> filter(menu, "port:" + ExitWords.hex(e.port()));
      case VmExit.CrAccess e -> filter(menu, "cr:" + e.register());
      case VmExit.Rdmsr e -> filter(menu, "msr:" + ExitWords.hex(e.msr() & 0xFFFF_FFFFL));
      case VmExit.Wrmsr e -> filter(menu, "msr:" + ExitWords.hex(e.msr() & 0xFFFF_FFFFL));
      default -> {}
    }
    filter(menu, "-reason:" + exit.exit().reason().name());
    return menu;
  }

  private void filter(Menu menu, String term) {
    menu.getItems().add(item(term, () -> filter.add(term)));
  }

  private Menu show(ExitEntry entry) {
    Menu menu = new Menu("Show");
    int vm = entry.exit().vm();
    long rip = entry.exit().rip();
    menu.getItems().add(item("Code at RIP", () -> open("code", vm, rip)));
    OptionalLong address = ExitSceneReader.address(entry.exit().exit());
    if (address.isPresent()) {
      long gva = address.getAsLong();
      menu.getItems()
          .addAll(
              item("Translation of " + ExitWords.hex(gva), () -> open("translation", vm, gva)),
              item("Memory at " + ExitWords.hex(gva), () -> open("memory", vm, gva)));
    }
    menu.getItems().add(item("Timeline", () -> context.open("timeline")));
    return menu;
  }

  private void open(String view, int vm, long gva) {
    context.selection().vm().set(vm);
    context.selection().address().set(SelectedAddress.gva(vm, gva));
    context.open(view);
  }

  private String csv(ExitEntry entry) {
    StringBuilder text = new StringBuilder(ExitCsv.HEAD).append('\n');
    try {
      new ExitCsv(names.get()).line(entry, text);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException("a StringBuilder takes everything", e);
    }
    return text.toString();
  }

  private static MenuItem item(String title, Runnable action) {
    MenuItem item = new MenuItem(title);
    item.setOnAction(event -> action.run());
    return item;
  }
}
