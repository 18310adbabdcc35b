package org.matryoshka.gui.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.matryoshka.gui.fx.action.Action;
import org.matryoshka.gui.fx.action.Action.Group;
import org.matryoshka.gui.fx.action.KeyMap;
import org.matryoshka.gui.fx.dock.Layout;
import org.matryoshka.gui.fx.dock.Side;
import org.matryoshka.gui.fx.theme.Appearance;
import org.matryoshka.gui.fx.theme.ThemeChoice;
import org.matryoshka.gui.fx.view.ViewType;
import org.matryoshka.gui.session.Command;

/** The actions on the window itself: files, views, areas, looks, help. */
final class WindowActions {
  private static final int LAST = Integer.MAX_VALUE;

  private final MainWindow window;
  private final Workbench bench;

  WindowActions(MainWindow window, Workbench bench) {
    this.window = window;
    this.bench = bench;
  }

  List<Action> all() {
    List<Action> all = new ArrayList<>();
    all.addAll(files());
    all.addAll(views());
    all.addAll(areas());
    all.addAll(looks());
    all.addAll(help());
    return all;
  }

  private List<Action> files() {
    return List.of(
        Action.of("file.open", "Open …")
            .description("An image, a scenario, or an assembly source.")
            .icon("fth-folder")
            .group(Group.FILE)
            .keys("Ctrl+O")
            .does(window.files()::choose),
        Action.of("file.demo", "Open the demo")
            .description("The scenario that comes with the program.")
            .icon("fth-gift")
            .group(Group.FILE)
            .keys("Ctrl+Shift+D")
            .does(() -> bench.load("demo")),
        Action.of("file.picture", "Save picture of the view …")
            .description("What the focused view looks like, as PNG.")
            .icon("fth-image")
            .group(Group.FILE)
            .keys("Ctrl+Shift+P")
            .disabledBecause(window.whyNoView())
            .does(() -> window.files().savePicture(window.focusedView())),
        Action.of("file.text", "Save text of the view …")
            .description("What the focused view says, as plain text.")
            .icon("fth-file-text")
            .group(Group.FILE)
            .keys("Ctrl+Shift+S")
            .disabledBecause(window.whyNoView())
            .does(() -> window.files().saveText(window.focusedView())),
        Action.of("file.quit", "Quit")
            .icon("fth-power")
            .group(Group.FILE)
            .keys("Ctrl+Q")
            .does(window::quit),
        Action.of("edit.undo", "Undo")
            .description("Takes the last change of the machine back: a register, memory, a weight.")
            .icon("fth-rotate-ccw")
            .group(Group.EDIT)
            .keys("Ctrl+Z")
            .disabledBecause(
                bench.status().map(s -> s.undo().isEmpty() ? "Nothing has been changed." : ""))
            .does(() -> bench.submit(new Command.Undo())),
        Action.of("edit.redo", "Redo")
            .description("Does again what was taken back.")
            .icon("fth-rotate-cw")
            .group(Group.EDIT)
            .keys("Ctrl+Y", "Ctrl+Shift+Z")
            .disabledBecause(
                bench.status().map(s -> s.redo().isEmpty() ? "Nothing was taken back." : ""))
            .does(() -> bench.submit(new Command.Redo())),
        Action.of("run.until", "Run until …")
            .description("Runs until a condition holds, for instance rax == 0x10.")
            .icon("fth-filter")
            .group(Group.RUN)
            .keys("Ctrl+Shift+F10")
            .disabledBecause(bench.status().map(RunActions::whyNotForward))
            .does(window::askCondition),
        Action.of("history.limit", "Memory of the history …")
            .description("How much memory going back in time may cost.")
            .icon("fth-hard-drive")
            .group(Group.RUN)
            .keys("Ctrl+Alt+H")
            .does(window::askHistoryLimit),
        Action.of("edit.copy", "Copy as text")
            .description("What the focused view says, to the clipboard.")
            .icon("fth-copy")
            .group(Group.EDIT)
            .keys("Ctrl+C")
            .disabledBecause(window.whyNoView())
            .does(window::copyFocused));
  }

  private List<Action> views() {
    List<Action> all = new ArrayList<>();
    List<ViewType> types = window.views().types();
    for (int i = 0; i < types.size(); i++) {
      ViewType type = types.get(i);
      Action.Builder action =
          Action.of("view." + type.id(), type.title())
              .description(type.tooltip())
              .icon(type.icon())
              .group(Group.VIEW);
      if (i < 9) {
        action.keys("Ctrl+" + (i + 1));
      } else if (i < 18) {
        action.keys("Ctrl+Shift+" + (i - 8));
      }
      all.add(action.does(() -> window.open(type.id())));
    }
    all.add(
        Action.of("view.follow", "Follow what runs")
            .description("The views show whichever VM runs; off, they stay with the chosen one.")
            .icon("fth-crosshair")
            .group(Group.VIEW)
            .keys("Ctrl+Shift+L")
            .does(() -> bench.selection().following().set(!bench.selection().following().get())));
    return all;
  }

  private List<Action> areas() {
    return List.of(
        go("dock.next-area", "Next area", "Ctrl+F6", (l, id) -> l.neighbour(id, 1)),
        go("dock.previous-area", "Previous area", "Ctrl+Shift+F6", (l, id) -> l.neighbour(id, -1)),
        go("dock.next-tab", "Next tab of the area", "Ctrl+Page Down", (l, id) -> l.nextTab(id, 1)),
        go(
            "dock.previous-tab",
            "Previous tab of the area",
            "Ctrl+Page Up",
            (l, id) -> l.nextTab(id, -1)),
        area(
            "dock.move-next",
            "Move view to next area",
            "Ctrl+Alt+Right",
            (l, id) -> l.moveOn(id, 1)),
        area(
            "dock.move-previous",
            "Move view to previous area",
            "Ctrl+Alt+Left",
            (l, id) -> l.moveOn(id, -1)),
        area(
            "dock.split-right",
            "Split view off to the right",
            "Ctrl+Alt+Shift+Right",
            (l, id) -> l.move(id, id, Side.RIGHT, LAST)),
        area(
            "dock.split-below",
            "Split view off below",
            "Ctrl+Alt+Shift+Down",
            (l, id) -> l.move(id, id, Side.BOTTOM, LAST)),
        area("dock.larger", "Make area larger", "Ctrl+Alt+Up", (l, id) -> l.grow(id, 0.06)),
        area("dock.smaller", "Make area smaller", "Ctrl+Alt+Down", (l, id) -> l.grow(id, -0.06)),
        area("dock.close", "Close view", "Ctrl+W", Layout::without),
        Action.of("dock.maximize", "Maximize view, or restore")
            .icon("fth-maximize-2")
            .group(Group.VIEW)
            .keys("Ctrl+Shift+M")
            .disabledBecause(window.whyNoView())
            .does(() -> window.dock().toggleMaximized(window.focusedView())),
        Action.of("dock.float", "Float view, or dock it again")
            .icon("fth-external-link")
            .group(Group.VIEW)
            .keys("Ctrl+Alt+F")
            .disabledBecause(window.whyNoView())
            .does(() -> window.dock().toggleFloating(window.focusedView())),
        layout(Layouts.NEWCOMER, "Ctrl+Alt+1"),
        layout(Layouts.DEBUGGING, "Ctrl+Alt+2"),
        layout(Layouts.LECTURE, "Ctrl+Alt+3"),
        Action.of("layout.reset", "Reset layout")
            .description("Puts the layout in use back as it came.")
            .icon("fth-layout")
            .group(Group.VIEW)
            .keys("Ctrl+Alt+0")
            .does(window::resetLayout));
  }

  private interface Change {
    Layout apply(Layout layout, String focused);
  }

  private interface Way {
    String from(Layout layout, String focused);
  }

  private Action go(String id, String title, String key, Way way) {
    return Action.of(id, title)
        .group(Group.VIEW)
        .keys(key)
        .disabledBecause(window.whyNoView())
        .does(
            () ->
                window.open(way.from(window.dock().layoutProperty().get(), window.focusedView())));
  }

  private Action area(String id, String title, String key, Change change) {
    return Action.of(id, title)
        .group(Group.VIEW)
        .keys(key)
        .disabledBecause(window.whyNoView())
        .does(
            () -> {
              String focused = window.focusedView();
              UnaryOperator<Layout> todo = layout -> change.apply(layout, focused);
              window.rearrange(todo, focused);
            });
  }

  private Action layout(Layouts layout, String key) {
    return Action.of("layout." + layout.id(), "Layout: " + layout.title())
        .icon("fth-layout")
        .group(Group.VIEW)
        .keys(key)
        .does(() -> window.useLayout(layout));
  }

  private List<Action> looks() {
    Appearance look = bench.appearance();
    List<Action> all = new ArrayList<>();
    all.add(
        look("zoom.in", "Larger", "fth-zoom-in", "Ctrl+Plus", "Ctrl+Equals", "Ctrl+Add")
            .does(look::zoomIn));
    all.add(
        look("zoom.out", "Smaller", "fth-zoom-out", "Ctrl+Minus", "Ctrl+Subtract")
            .does(look::zoomOut));
    all.add(
        look("zoom.reset", "Normal size", "fth-search", "Ctrl+0", "Ctrl+Numpad 0")
            .does(look::zoomReset));
    all.add(
        look("presentation", "Presentation mode", "fth-airplay", "F12")
            .description("Large type, few panes, a light ground: for the lecture hall.")
            .does(() -> look.presentation().set(!look.presentation().get())));
    int key = 6;
    for (ThemeChoice choice : ThemeChoice.values()) {
      all.add(
          look("theme." + choice.id(), "Theme: " + choice.title(), "fth-sun", "Ctrl+Alt+" + key)
              .does(() -> window.look().choice().set(choice)));
      key++;
    }
    all.add(
        look("motion", "Reduce motion, or not", "fth-wind", "Ctrl+Alt+M")
            .description("Nothing moves by itself.")
            .does(
                () -> {
                  look.reducedMotion().set(!look.reducedMotion().get());
                  bench
                      .message()
                      .set(look.reducedMotion().get() ? "Motion is reduced." : "Motion is on.");
                }));
    all.add(
        look("keys.switch", "Use the other key map", "fth-command", "Ctrl+Alt+K")
            .description("Visual Studio's keys, or IntelliJ's.")
            .does(this::switchKeys));
    return all;
  }

  private static Action.Builder look(String id, String title, String icon, String... keys) {
    return Action.of(id, title).icon(icon).group(Group.VIEW).keys(keys);
  }

  private void switchKeys() {
    KeyMap now = bench.actions().keyMap().get();
    KeyMap next = now == KeyMap.INTELLIJ ? KeyMap.VISUAL_STUDIO : KeyMap.INTELLIJ;
    bench.actions().keyMap().set(next);
    bench.message().set("Keys as in " + next.title() + ".");
  }

  private List<Action> help() {
    return List.of(
        help("help.explain", "Explain what is focused", "fth-help-circle", "F1")
            .does(window::explain),
        help("help.keys", "Key sheet", "fth-command", "Shift+F1").does(window::showKeys),
        help("help.palette", "Find an action", "fth-search", "Ctrl+Shift+A", "Ctrl+P")
            .description("Every action by a few letters of its name.")
            .does(window::showPalette),
        help("help.tour", "Take the tour", "fth-compass", "Ctrl+F1")
            .description("Six steps through the window.")
            .does(window::startTour),
        help("help.about", "About Matryoshka", "fth-info", "Ctrl+Shift+F1")
            .does(window::showAbout));
  }

  private static Action.Builder help(String id, String title, String icon, String... keys) {
    return Action.of(id, title).icon(icon).group(Group.HELP).keys(keys);
  }
}
