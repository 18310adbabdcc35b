package org.matryoshka.gui.fx;

import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.javafx.FontIcon;
import org.matryoshka.gui.fx.action.Action;
import org.matryoshka.gui.fx.action.Action.Group;
import org.matryoshka.gui.fx.action.ActionControls;
import org.matryoshka.gui.fx.action.Actions;

/** The menu bar, made of the actions; made anew whenever their set changes. */
final class WindowMenu {
  private final Workbench bench;
  private final MenuBar bar = new MenuBar();

  WindowMenu(Workbench bench) {
    this.bench = bench;
    bar.setId("menu-bar");
    bench.actions().onChange(this::fill);
    fill();
  }

  MenuBar bar() {
    return bar;
  }

  private void fill() {
    Menu file = menu(Group.FILE);
    add(file, "file.open", "file.demo");
    file.getItems().add(recent());
    file.getItems().add(new SeparatorMenuItem());
    Menu export = new Menu("Export", new FontIcon("fth-download"));
    add(export, "file.picture", "file.text");
    exports().forEach(action -> export.getItems().add(item(action)));
    ActionControls.explain(export);
    file.getItems().add(export);
    rest(file, Group.FILE, "file.open", "file.demo", "file.picture", "file.text", "file.quit");
    file.getItems().add(new SeparatorMenuItem());
    add(file, "file.quit");

    Menu edit = menu(Group.EDIT);
    rest(edit, Group.EDIT);

    Menu run = menu(Group.RUN);
    rest(run, Group.RUN);

    Menu view = menu(Group.VIEW);
    prefixed(view, "view.");
    Menu areas = sub("Areas and tabs", "fth-columns", "dock.");
    Menu layouts = sub("Layout", "fth-layout", "layout.");
    Menu themes = sub("Theme", "fth-sun", "theme.");
    view.getItems().addAll(new SeparatorMenuItem(), areas, layouts, new SeparatorMenuItem());
    prefixed(view, "zoom.");
    view.getItems().add(themes);
    add(view, "presentation", "motion", "keys.switch");

    Menu tools = menu(Group.TOOLS);
    rest(tools, Group.TOOLS);

    Menu help = menu(Group.HELP);
    rest(help, Group.HELP);

    bar.getMenus().setAll(file, edit, run, view);
    if (!tools.getItems().isEmpty()) {
      bar.getMenus().add(tools);
    }
    bar.getMenus().add(help);
  }

  private Menu menu(Group group) {
    Menu menu = new Menu(group.title());
    menu.setId("menu-group-" + group.name());
    ActionControls.explain(menu);
    return menu;
  }

  private Menu sub(String title, String icon, String prefix) {
    Menu menu = new Menu(title, new FontIcon(icon));
    prefixed(menu, prefix);
    ActionControls.explain(menu);
    return menu;
  }

  private List<Action> exports() {
    return bench.actions().all().stream().filter(a -> a.id().contains("export.")).toList();
  }

  private MenuItem item(Action action) {
    return ActionControls.menuItem(bench.actions(), action);
  }

  private void add(Menu menu, String... ids) {
    Actions actions = bench.actions();
    for (String id : ids) {
      actions.find(id).ifPresent(action -> menu.getItems().add(item(action)));
    }
  }

  private void prefixed(Menu menu, String prefix) {
    bench.actions().all().stream()
        .filter(action -> action.id().startsWith(prefix))
        .forEach(action -> menu.getItems().add(item(action)));
  }

  private void rest(Menu menu, Group group, String... without) {
    List<String> placed = List.of(without);
    bench.actions().all().stream()
        .filter(action -> action.group() == group && !placed.contains(action.id()))
        .filter(action -> !action.id().contains("export."))
        .forEach(action -> menu.getItems().add(item(action)));
  }

  /** What was opened before; filled whenever it is shown. */
  private Menu recent() {
    Menu menu = new Menu("Open recent", new FontIcon("fth-clock"));
    menu.setId("menu-recent");
    MenuItem none = new MenuItem("Nothing yet: what you open will be here");
    none.setDisable(true);
    menu.getItems().setAll(none);
    menu.setOnShowing(
        event -> {
          menu.getItems().clear();
          for (String name : bench.recent()) {
            MenuItem item = new MenuItem(name);
            item.setMnemonicParsing(false);
            item.setOnAction(chosen -> bench.load(name));
            menu.getItems().add(item);
          }
          if (menu.getItems().isEmpty()) {
            menu.getItems().add(none);
          }
        });
    return menu;
  }
}
