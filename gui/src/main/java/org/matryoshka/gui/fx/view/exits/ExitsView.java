package org.matryoshka.gui.fx.view.exits;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.matryoshka.gui.fx.action.Action;
import org.matryoshka.gui.fx.control.EmptyState;
import org.matryoshka.gui.fx.view.DockPlace;
import org.matryoshka.gui.fx.view.Feed;
import org.matryoshka.gui.fx.view.ToolView;
import org.matryoshka.gui.fx.view.ViewContext;
import org.matryoshka.gui.fx.view.ViewType;
import org.matryoshka.gui.inspect.exits.ExitDetail;
import org.matryoshka.gui.inspect.exits.ExitExplanation;
import org.matryoshka.gui.inspect.exits.ExitNames;
import org.matryoshka.gui.inspect.exits.ExitTable;
import org.matryoshka.gui.inspect.exits.ExitTableReader;
import org.matryoshka.gui.inspect.exits.ExitText;
import org.matryoshka.gui.inspect.exits.filter.ExitQuery;
import org.matryoshka.gui.inspect.exits.filter.QueryField;
import org.matryoshka.gui.session.Command;
import org.matryoshka.gui.session.ExitEntry;
import org.matryoshka.gui.session.SessionStatus.Activity;
import org.matryoshka.gui.session.Watch;
import org.matryoshka.gui.session.WorldSpecification;
import org.matryoshka.hv.exit.ExitCause;
import org.matryoshka.hv.exit.ExitReason;

/** VM exits: how often which, each single one, and all about the selected one. */
public final class ExitsView implements ToolView {
  /** The kind of view. */
  public static final ViewType TYPE =
      new ViewType(
          "exits",
          "VM exits",
          "fth-log-out",
          DockPlace.CENTER,
          "Every moment at which a guest stopped and the hypervisor worked: why, what, how dear.",
          "exits",
          ExitsView::new);

  /** Exits that the list holds. */
  private static final int CAPACITY = 1 << 20;

  /** Rows that are copied as text at most. */
  private static final int TEXT_ROWS = 1_000;

  private final ViewContext context;
  // what the parts below ask for while they are made
  private ExitNames names = ExitNames.NONE;
  private ExitQuery query = ExitQuery.ALL;
  private ExitOrder order = ExitOrder.NATURAL;

  private final BorderPane root = new BorderPane();
  private final ExitStore store = new ExitStore(CAPACITY);
  private final ExitCopier copier = new ExitCopier(store);
  private final SearchWorker worker = new SearchWorker(store, this::showRows);
  private final StatisticsPane statistics = new StatisticsPane(this::filterKind);
  private final FilterBar filter = new FilterBar(this::search);
  private final ExitList list;
  private final DetailPane detail = new DetailPane();
  private final DetailLoader loader;
  private final StackPane listStack = new StackPane();
  private final EmptyState nothing =
      new EmptyState(
          "fth-log-out",
          "No VM exits yet",
          "Each moment at which a guest stops and the hypervisor works will stand here. Press F7 to"
              + " run to the first one.");
  private final ChoiceBox<Integer> vmChoice = new ChoiceBox<>();
  private final Feed<ExitTable> tableFeed;
  private final Watch<ExitCopier.Progress> copyWatch;
  private final AtomicReference<ExitCopier.Progress> progress = new AtomicReference<>();
  private WorldSpecification specification;
  private long total;
  private boolean selectingHere;

  private ExitsView(ViewContext context) {
    this.context = context;
    this.loader = new DetailLoader(context.session(), detail::show);
    this.list = new ExitList(store, this::userSelected, this::travel, this::sort);
    layOut();
    list.restore(context.settings());
    list.remember(context.settings());
    context.appearance().fontSize().subscribe(this::setFontSize);
    setFontSize(context.appearance().fontSize().get());
    context.selection().exit().subscribe(index -> selectionChanged(index.longValue()));
    context.status().subscribe(status -> statusChanged());
    tableFeed = context.watch(world -> ExitTableReader.read(world, 0), statistics::show);
    context.watch(world -> world.specification(), this::nameAll);
    copyWatch = context.session().watch(world -> copier.copy(world.exits()), this::copied);
    new ExitMenu(context, list, filter, this::names).install();
  }

  private void layOut() {
    root.getStylesheets().add(ExitsView.class.getResource("exits.css").toExternalForm());
    root.getStyleClass().add("mk-exits");
    vmChoice.setId("exits-vm");
    vmChoice.setAccessibleText("Whose exits the statistics count");
    vmChoice.setTooltip(new Tooltip("Whose exits the statistics count"));
    vmChoice.setMinWidth(Region.USE_PREF_SIZE);
    vmChoice.getItems().setAll(0);
    vmChoice.setValue(0);
    vmChoice.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Integer vm) {
            return vm == null || vm == 0 ? "All VMs" : names.vm(vm);
          }

          @Override
          public Integer fromString(String text) {
            return names.number(text);
          }
        });
    vmChoice.valueProperty().subscribe(this::statisticsOf);
    HBox bar = new HBox(vmChoice, filter.root());
    bar.getStyleClass().add("mk-exits-bar");
    HBox.setHgrow(filter.root(), Priority.ALWAYS);
    listStack.getChildren().addAll(list.table(), nothing);
    listStack.setMinSize(0, 0);
    VBox.setVgrow(listStack, Priority.ALWAYS);
    VBox middle = new VBox(bar, listStack);
    middle.setMinSize(0, 0);
    SplitPane panes = new SplitPane(statistics.root(), middle, detail.root());
    panes.setOrientation(Orientation.VERTICAL);
    panes.setDividerPositions(0.23, 0.5);
    root.setCenter(panes);
  }

  private void setFontSize(double size) {
    list.setFontSize(size);
    statistics.setFontSize(size);
  }

  private ExitNames names() {
    return names;
  }

  private void nameAll(WorldSpecification now) {
    if (now == specification) {
      return;
    }
    specification = now;
    names = ExitNames.of(now);
    loader.reset();
    detail.clear();
    list.setNames(names);
    Integer chosen = vmChoice.getValue();
    vmChoice.getItems().setAll(0);
    for (int vm = 1; vm <= names.vms().size(); vm++) {
      vmChoice.getItems().add(vm);
    }
    vmChoice.setValue(chosen != null && chosen <= names.vms().size() ? chosen : 0);
    filter.setNames(names);
    selectionChanged(context.selection().exit().get());
  }

  private void statisticsOf(Integer vm) {
    if (tableFeed != null && vm != null) {
      tableFeed.setQuery(world -> ExitTableReader.read(world, vm));
    }
  }

  // The list

  /** On the session's thread. */
  private void copied(ExitCopier.Progress now) {
    if (now.behind()) {
      copyWatch.refresh();
    }
    worker.wake();
    if (progress.getAndSet(now) == null) {
      Platform.runLater(this::showProgress);
    }
  }

  private void showProgress() {
    ExitCopier.Progress now = progress.getAndSet(null);
    if (now != null) {
      total = now.total();
      list.setTotal(total);
      statistics.setNow(total, now.extent().end() - 1);
      if (context.selection().exit().get() == 0
          && context.selection().following().get()
          && !isRunning()) {
        context.selection().exit().set(total);
      }
      nothing.setVisible(now.extent().size() == 0);
      list.table().setVisible(now.extent().size() > 0);
    }
  }

  private void showRows(Rows rows) {
    list.show(rows, context.selection().exit().get(), filter.newest().isSelected() && isRunning());
    filter.setCount(rows, store.extent().size());
    selectionChanged(context.selection().exit().get());
  }

  private void search(ExitQuery wanted) {
    query = wanted;
    worker.start(query, order, names);
  }

  private void sort(ExitOrder wanted) {
    if (!wanted.equals(order)) {
      order = wanted;
      worker.start(query, order, names);
    }
  }

  private void filterKind(ExitReason reason, ExitCause cause) {
    filter.setText("reason:" + reason.name() + " cause:" + QueryField.causeWord(cause));
  }

  // The selected exit

  private void userSelected(ExitEntry entry) {
    selectingHere = true;
    try {
      context.selection().exit().set(entry.index());
    } finally {
      selectingHere = false;
    }
    showDetail(entry);
  }

  private void selectionChanged(long index) {
    if (selectingHere) {
      return;
    }
    list.select(index);
    ExitEntry entry = index == 0 ? null : store.get(index);
    if (entry != null) {
      showDetail(entry);
    } else if (index == 0) {
      detail.clear();
    }
  }

  private void showDetail(ExitEntry entry) {
    loader.load(entry, names, !isRunning());
  }

  private boolean isRunning() {
    Activity activity = context.status().getValue().activity();
    return activity == Activity.RUNNING || activity == Activity.TRAVELLING;
  }

  private void statusChanged() {
    if (!isRunning()) {
      selectionChanged(context.selection().exit().get());
    }
  }

  private void travel(ExitEntry entry) {
    context.submit(new Command.Travel(entry.step()));
  }

  // What the window asks

  @Override
  public Node root() {
    return root;
  }

  @Override
  public void shown() {
    copyWatch.setActive(true);
    worker.wake();
  }

  @Override
  public void hidden() {
    copyWatch.setActive(false);
  }

  @Override
  public String asText() {
    StringBuilder text = new StringBuilder(statistics.asText());
    int end = list.rows().size();
    text.append('\n').append(ExitText.list(list.entries(Math.max(0, end - TEXT_ROWS), end), names));
    ExitDetail shown = detail.shown();
    if (shown != null) {
      text.append('\n').append(ExitText.detail(shown));
    }
    return text.toString();
  }

  @Override
  public List<Action> actions() {
    return List.of(
        Action.of("exits.filter", "Filter VM exits")
            .description("Puts the keyboard into the filter bar of the view VM exits.")
            .icon("fth-filter")
            .keys("Ctrl+F")
            .does(
                () -> {
                  context.open(TYPE.id());
                  filter.field().requestFocus();
                }),
        Action.of("exits.newest", "Keep the newest exit in sight")
            .description("While the machine runs, the list of VM exits scrolls with it.")
            .icon("fth-chevrons-down")
            .keys("Alt+N")
            .does(() -> filter.newest().setSelected(!filter.newest().isSelected())),
        Action.of("exits.csv", "Export exits (CSV)")
            .description("Writes the listed VM exits into a file of comma-separated values.")
            .icon("fth-download")
            .keys("Ctrl+Shift+X")
            .group(Action.Group.FILE)
            .does(() -> new ExitExport(context, store, names, list.rows()).askAndWrite(root)));
  }

  @Override
  public String helpTopic() {
    ExitDetail shown = detail.shown();
    if (shown == null || filter.field().isFocused()) {
      return TYPE.helpTopic();
    }
    var exit = shown.entry().exit().exit();
    return ExitExplanation.topic(exit.reason(), exit.cause());
  }

  @Override
  public void focus() {
    list.table().requestFocus();
  }
}
