package org.matryoshka.gui.fx;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.matryoshka.gui.fx.action.ActionControls;
import org.matryoshka.gui.fx.action.KeyDispatcher;
import org.matryoshka.gui.fx.control.FullTextTips;
import org.matryoshka.gui.fx.control.Overlay;
import org.matryoshka.gui.fx.dock.DockPane;
import org.matryoshka.gui.fx.dock.Layout;
import org.matryoshka.gui.fx.dock.LayoutText;
import org.matryoshka.gui.fx.tour.Tour;
import org.matryoshka.gui.fx.view.Feed;
import org.matryoshka.gui.fx.view.ToolView;
import org.matryoshka.gui.fx.view.ViewType;
import org.matryoshka.gui.fx.view.help.HelpView;
import org.matryoshka.gui.session.Command;
import org.matryoshka.gui.text.Quantity;

/** The window: menu, toolbar, sentence, views, status bar, and what lies over them. */
public final class MainWindow {
  private static final String LAYOUT = "layout";
  private static final String LAYOUT_NAME = "layout-name";
  private static final String TOUR_SEEN = "tour-seen";
  private static final String CONDITION = "run-until";
  private static final String HISTORY_LIMIT = "history-limit";

  private final Workbench bench;
  private final Views views;
  private final Look look;
  private final WindowFiles files;
  private final Overlay overlay = new Overlay();
  private final Dialogs dialogs = new Dialogs(overlay);
  private final DockPane dock;
  private final KeyDispatcher keys;
  private final ReadOnlyStringWrapper focused = new ReadOnlyStringWrapper("");
  private final SimpleObjectProperty<MachineState> machines =
      new SimpleObjectProperty<>(MachineState.NONE);
  private final Feed<MachineState> machineFeed;
  private final KeySheetWindow keySheet;
  private final Palette palette;
  private final Tour tour;
  private final Scene scene;
  private Stage stage;
  private Layouts named = Layouts.NEWCOMER;
  private Layout beforePresentation;

  /** A window on a session; see {@link #show}. */
  public MainWindow(Workbench bench, List<ViewType> types, double width, double height) {
    this.bench = bench;
    look = new Look(bench);
    views = new Views(bench, types);
    files = new WindowFiles(bench, views);
    keySheet = new KeySheetWindow(bench);
    palette = new Palette(bench.actions(), overlay);
    tour = new Tour(bench.actions(), bench.appearance());
    dock = new DockPane(views::item, new Docking());
    keys =
        new KeyDispatcher(
            bench.actions(),
            node -> Views.idOf(node, dock),
            () -> dock.layoutProperty().get().visible());
    bench.actions().addAll(new RunActions(bench).all());
    bench.actions().addAll(new WindowActions(this, bench).all());
    bench
        .actions()
        .setOnUnavailable(
            action ->
                bench
                    .message()
                    .set(action.title() + ": not now. " + action.disabledReason().get()));
    bench.setAsker(stake -> dialogs.discardFuture(bench.status().get(), stake));
    bench.setOpener(this::open);
    bench.setHelper(this::help);
    machineFeed = new Feed<>(bench.session(), MachineState::read, machines::set);
    StackPane root = assemble();
    scene = new Scene(root, width, height);
    dress(scene);
    tour.setRoot(root);
    setUpLayout();
    bench.appearance().presentation().subscribe(this::present);
    bench.settings().get(HISTORY_LIMIT).ifPresent(this::limitHistory);
    if (!bench.settings().problem().isEmpty()) {
      bench.notice("Your settings were not used", bench.settings().problem(), List.of());
    }
  }

  private StackPane assemble() {
    VBox top =
        new VBox(
            new WindowMenu(bench).bar(),
            new RunToolBar(bench, machines),
            new SentenceBar(bench),
            new NoticeBar(bench));
    BorderPane frame = new BorderPane(dock);
    frame.setTop(top);
    frame.setBottom(new StatusBar(bench, machines));
    // in a narrow window the right end is cut off, not both
    frame.setMinSize(0, 0);
    StackPane root = new StackPane(frame, tour.layer(), overlay);
    StackPane.setAlignment(frame, Pos.TOP_LEFT);
    root.getStyleClass().add("mk-root");
    return root;
  }

  private void dress(Scene each) {
    bench.appearance().dress(each);
    keys.install(each);
    files.acceptDrops(each);
    FullTextTips.install(each);
    each.addEventFilter(
        ScrollEvent.SCROLL,
        event -> {
          if (event.isShortcutDown() && event.getDeltaY() != 0) {
            event.consume();
            bench.actions().get(event.getDeltaY() > 0 ? "zoom.in" : "zoom.out").run();
          }
        });
    each.focusOwnerProperty().subscribe(this::focusMoved);
  }

  private void focusMoved(Node owner) {
    String id = owner == null ? "" : Views.idOf(owner, dock);
    if (!id.isEmpty()) {
      focused.set(id);
    }
  }

  private void setUpLayout() {
    bench
        .settings()
        .get(LAYOUT_NAME)
        .ifPresent(
            name -> {
              for (Layouts each : Layouts.values()) {
                if (each.id().equals(name)) {
                  named = each;
                }
              }
            });
    dock.setLayout(remembered());
    dock.layoutProperty()
        .subscribe(
            now -> {
              if (!bench.appearance().presentation().get()) {
                bench.settings().set(LAYOUT, LayoutText.format(now));
              }
              focused.set(now.ids().contains(focused.get()) ? focused.get() : firstSeen(now));
            });
  }

  private static String firstSeen(Layout layout) {
    return layout.tabs().isEmpty() ? "" : layout.tabs().getFirst().selected();
  }

  private Layout remembered() {
    String text = bench.settings().get(LAYOUT, "");
    List<String> ids = views.types().stream().map(ViewType::id).toList();
    if (!text.isEmpty()) {
      try {
        return LayoutText.parse(text).knowing(ids);
      } catch (IllegalArgumentException e) {
        bench.notice(
            "Your arrangement of views was not used", "It is " + e.getMessage() + ".", List.of());
      }
    }
    return named.layout(views.types());
  }

  /** Shows the window, and the tour if it has never been seen. */
  public void show(Stage where) {
    stage = where;
    files.setOwner(stage);
    stage.setScene(scene);
    stage
        .titleProperty()
        .bind(
            bench
                .source()
                .map(source -> source.isEmpty() ? "Matryoshka" : source + " – Matryoshka"));
    stage.setOnCloseRequest(
        event -> {
          event.consume();
          quit();
        });
    stage.show();
    // floating windows of the remembered layout want an owner
    open(focused.get());
    if (!bench.settings().getBoolean(TOUR_SEEN, false)) {
      startTour();
    }
  }

  /** The scene, for pictures and tests. */
  Scene scene() {
    return scene;
  }

  Views views() {
    return views;
  }

  Look look() {
    return look;
  }

  WindowFiles files() {
    return files;
  }

  DockPane dock() {
    return dock;
  }

  Tour tour() {
    return tour;
  }

  KeySheetWindow keySheet() {
    return keySheet;
  }

  /** The view that has, or had last, the keyboard; empty if none is open. */
  String focusedView() {
    return focused.get();
  }

  /** Why something can't be done with the focused view. */
  ObservableValue<String> whyNoView() {
    BooleanBinding none = Bindings.createBooleanBinding(() -> focused.get().isEmpty(), focused);
    return none.map(isNone -> isNone ? "No view is open; the View menu opens one." : "");
  }

  /** Opens a view and gives it the keyboard. */
  void open(String id) {
    if (views.host(id) != null) {
      dock.open(id, layout -> Layouts.place(layout, views.host(id).type(), views.types()));
      focused.set(id);
    }
  }

  /** Changes the layout and puts the keyboard where it makes sense. */
  void rearrange(UnaryOperator<Layout> change, String view) {
    Layout before = dock.layoutProperty().get();
    Layout after = change.apply(before);
    dock.setLayout(after);
    Set<String> seen = after.visible();
    String revealed =
        seen.stream()
            .filter(id -> !before.visible().contains(id))
            .findFirst()
            .orElseGet(() -> firstSeen(after));
    String target = seen.contains(view) ? view : revealed;
    if (!target.isEmpty()) {
      views.item(target).focus().run();
      focused.set(target);
    }
  }

  void useLayout(Layouts layout) {
    named = layout;
    bench.settings().set(LAYOUT_NAME, layout.id());
    dock.setLayout(layout.layout(views.types()));
    bench.message().set("Layout: " + layout.title() + ".");
  }

  void resetLayout() {
    useLayout(named);
  }

  private void present(boolean on) {
    if (on && beforePresentation == null) {
      beforePresentation = dock.layoutProperty().get();
      dock.setLayout(Layouts.LECTURE.layout(views.types()));
    } else if (!on && beforePresentation != null) {
      Layout before = beforePresentation;
      beforePresentation = null;
      dock.setLayout(before);
    }
    scene
        .getRoot()
        .pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("presentation"), on);
  }

  void copyFocused() {
    views.made(focused.get()).map(ToolView::asText).ifPresent(bench::copy);
  }

  /** F1: the page of what is focused. */
  void explain() {
    String id = focused.get();
    if (id.equals("help") || views.host(id) == null) {
      help(HelpView.CONTENTS);
      return;
    }
    String topic = views.made(id).map(ToolView::helpTopic).orElse("");
    help(topic.isEmpty() ? views.host(id).type().helpTopic() : topic);
  }

  private void help(String topic) {
    if (views.host("help") == null) {
      return;
    }
    open("help");
    views.made("help").ifPresent(view -> ((HelpView) view).show(topic));
  }

  void showKeys() {
    keySheet.show(scene.getWindow());
  }

  void showPalette() {
    palette.open();
  }

  void askCondition() {
    dialogs.ask(
        "fth-filter",
        "Run until a condition holds",
        "Registers, memory, VM and exits can be named, for instance: rax == 0x10",
        bench.settings().get(CONDITION, ""),
        text -> {
          bench.settings().set(CONDITION, text);
          bench.submit(new Command.RunUntil(text));
        });
  }

  void askHistoryLimit() {
    dialogs.ask(
        "fth-hard-drive",
        "Memory of the history",
        "How much memory going back in time may cost, for instance 512M or 2G. When it is used up,"
            + " the oldest steps are forgotten.",
        (bench.status().get().historyLimit() >> 20) + "M",
        this::limitHistory);
  }

  private void limitHistory(String text) {
    try {
      long bytes = Quantity.bytes(text);
      bench.settings().set(HISTORY_LIMIT, text);
      bench.submit(new Command.SetHistoryLimit(bytes));
    } catch (IllegalArgumentException e) {
      bench.fail("Setting the limit", e);
    }
  }

  void showAbout() {
    dialogs.about();
  }

  void startTour() {
    tour.start();
    bench.settings().set(TOUR_SEEN, true);
  }

  /** Remembers everything and ends. */
  void quit() {
    bench.settings().save();
    close();
    if (stage != null) {
      stage.hide();
    }
  }

  /** Lets go of the session. */
  void close() {
    machineFeed.close();
    dock.closeWindows();
    bench.session().close();
  }

  private final class Docking implements DockPane.Host {
    @Override
    public void visible(String id, boolean isVisible) {
      views.setVisible(id, isVisible);
    }

    @Override
    public ContextMenu menu(String id) {
      focused.set(id);
      ContextMenu menu = new ContextMenu();
      for (String action :
          List.of(
              "dock.close",
              "dock.maximize",
              "dock.float",
              "dock.move-next",
              "dock.split-right",
              "dock.split-below",
              "edit.copy",
              "file.picture",
              "help.explain")) {
        menu.getItems().add(ActionControls.menuItem(bench.actions(), bench.actions().get(action)));
      }
      return menu;
    }

    @Override
    public Scene scene(StackPane root, double width, double height) {
      Scene made = new Scene(root, width, height);
      dress(made);
      return made;
    }
  }
}
