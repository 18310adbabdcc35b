package org.matryoshka.gui.fx.view.guest;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TreeItem;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.matryoshka.gui.fx.action.Action;
import org.matryoshka.gui.fx.control.EmptyState;
import org.matryoshka.gui.fx.view.AddressKind;
import org.matryoshka.gui.fx.view.DockPlace;
import org.matryoshka.gui.fx.view.Feed;
import org.matryoshka.gui.fx.view.SelectedAddress;
import org.matryoshka.gui.fx.view.ToolView;
import org.matryoshka.gui.fx.view.ViewContext;
import org.matryoshka.gui.fx.view.ViewType;
import org.matryoshka.gui.inspect.guest.GuestSnapshot;
import org.matryoshka.gui.inspect.guest.ProcessInfo;
import org.matryoshka.gui.inspect.guest.ProcessesText;
import org.matryoshka.gui.inspect.guest.ThreadInfo;
import org.matryoshka.gui.inspect.guest.WeightChange;
import org.matryoshka.gui.session.Command;

/** The processes of a Kukla guest, read from outside. */
public final class GuestView implements ToolView {
  /** Its place in the catalogue. */
  public static final ViewType TYPE =
      new ViewType(
          "guest",
          "Guest",
          "fth-users",
          DockPlace.CENTER,
          "Processes, address spaces, files and mounts of a Kukla guest, read from outside.",
          "guest",
          GuestView::new);

  private final ViewContext context;
  private final GuestModel model = new GuestModel();
  private final BorderPane root = new BorderPane();
  private final Label name = new Label();
  private final Label headline = new Label();
  private final Label mode = new Label();
  private final Label notes = new Label();
  private final ProcessTree tree = new ProcessTree();
  private final NiceSlider nice = new NiceSlider(this::changeNice);
  private final DetailTabs tabs;
  private final SplitPane split = new SplitPane();
  private final Feed<GuestModel.Answer> feed;
  private volatile int wantedVm;
  private volatile int wantedPid = 1;
  private String problem = "";

  private GuestView(ViewContext context) {
    this.context = context;
    tabs = new DetailTabs(context, nice);
    wantedVm = context.selection().vm().get();
    name.getStyleClass().add("mk-strong");
    mode.getStyleClass().add("mk-badge");
    notes.setWrapText(true);
    notes.getStyleClass().add("mk-guest-notes");
    FlowPane header = new FlowPane(name, mode, headline);
    header.getStyleClass().add("mk-guest-header");
    root.getStyleClass().add("mk-guest");
    root.getStylesheets().add(GuestView.class.getResource("guest.css").toExternalForm());
    root.setTop(new VBox(header, notes));
    split.setOrientation(Orientation.VERTICAL);
    split.getItems().setAll(tree, tabs);
    split.setDividerPositions(0.5);
    root.setCenter(split);
    tree.getSelectionModel().selectedItemProperty().subscribe(this::selected);
    tree.setContextMenu(menu());
    context.appearance().fontSize().subscribe(tree::setFontSize);
    feed = context.watch(world -> model.ask(world, wantedVm, wantedPid), this::arrived);
    context
        .selection()
        .vm()
        .subscribe(
            vm -> {
              wantedVm = vm.intValue();
              feed.refresh();
            });
  }

  private ContextMenu menu() {
    return new ContextMenu(
        item(
            "Show where it left user mode",
            row -> row.thread() == null ? 0 : row.thread().userRip(),
            true),
        item("Show the kernel's object of the process", row -> row.process().object(), false),
        item(
            "Show the kernel's object of the thread",
            row -> row.thread() == null ? 0 : row.thread().object(),
            false),
        item("Show its top-level page table", row -> row.process().pageTableRoot(), false));
  }

  private MenuItem item(
      String title, java.util.function.ToLongFunction<GuestRow> address, boolean isOwn) {
    MenuItem item = new MenuItem(title);
    boolean isTable = title.contains("page table");
    item.setOnAction(
        event -> {
          TreeItem<GuestRow> selected = tree.getSelectionModel().getSelectedItem();
          long at = selected == null ? 0 : address.applyAsLong(selected.getValue());
          if (at == 0) {
            context.say("It has none.");
          } else {
            long space = isOwn ? selected.getValue().process().pageTableRoot() : -1;
            AddressKind kind = isTable ? AddressKind.GPA : AddressKind.GVA;
            context
                .selection()
                .address()
                .set(new SelectedAddress(kind, model.answer().vm(), space, at));
            context.open("memory");
          }
        });
    return item;
  }

  private void arrived(GuestModel.Answer answer) {
    model.take(answer);
    GuestSnapshot guest = answer.guest();
    name.setText("VM " + answer.vm() + " " + answer.vmName());
    if (!guest.problem().equals(problem) || !guest.isReadable()) {
      problem = guest.problem();
      root.setCenter(
          guest.isReadable()
              ? split
              : new EmptyState(
                  "fth-users",
                  "No processes to show",
                  "Here would be the processes of the guest, their memory, files and mounts. "
                      + problem));
    }
    boolean readable = guest.isReadable();
    mode.setVisible(readable);
    headline.setText(readable ? ProcessesText.headline(guest) : "");
    mode.setText(badge(guest.mode()));
    mode.getStyleClass().removeAll("mk-user", "mk-kernel", "mk-idle");
    mode.getStyleClass().add("mk-" + (readable ? guest.mode() : "idle"));
    notes.setText(
        guest.notes().isEmpty()
            ? ""
            : "Partial: the kernel is in the middle of a change, or damaged ("
                + String.join("; ", guest.notes())
                + ").");
    notes.setManaged(!guest.notes().isEmpty());
    notes.setVisible(!guest.notes().isEmpty());
    if (readable) {
      tree.setKeyName(guest.keyName());
      tree.show(model.roots());
      if (tree.getSelectionModel().getSelectedItem() == null) {
        tree.getSelectionModel().select(0);
      }
      tabs.show(answer);
      showNice();
    }
  }

  private static String badge(String mode) {
    return switch (mode) {
      case "user" -> "U user";
      case "kernel" -> "K kernel";
      default -> "- idle";
    };
  }

  private void selected(TreeItem<GuestRow> item) {
    if (item == null || item.getValue() == null || tree.isUpdating()) {
      return;
    }
    GuestRow row = item.getValue();
    if (row.process().pid() != wantedPid) {
      wantedPid = row.process().pid();
      feed.refresh();
    }
    ThreadInfo thread = row.thread();
    if (thread != null && row.process().pageTableRoot() != 0 && tree.isFocused()) {
      context
          .selection()
          .address()
          .set(
              new SelectedAddress(
                  AddressKind.GVA,
                  model.answer().vm(),
                  row.process().pageTableRoot(),
                  thread.userRip()));
    }
    showNice();
  }

  private void showNice() {
    TreeItem<GuestRow> item = tree.getSelectionModel().getSelectedItem();
    ThreadInfo thread = item == null ? null : item.getValue().thread();
    if (thread == null) {
      nice.show("", 0, false);
    } else {
      nice.show(thread.name() + " (" + thread.tid() + ")", thread.nice(), true);
    }
  }

  private void changeNice(int wanted) {
    TreeItem<GuestRow> item = tree.getSelectionModel().getSelectedItem();
    ThreadInfo thread = item == null ? null : item.getValue().thread();
    if (thread == null || thread.nice() == wanted) {
      return;
    }
    int vm = model.answer().vm();
    context
        .submit(new Command.Pause())
        .thenCompose(
            status -> context.session().ask(world -> model.plan(world, vm, thread.tid(), wanted)))
        .thenAccept(plan -> javafx.application.Platform.runLater(() -> write(vm, plan)));
  }

  private void write(int vm, WeightChange plan) {
    if (!plan.isPossible()) {
      context.say(plan.refusal());
      feed.refresh();
      return;
    }
    java.util.concurrent.CompletableFuture<?> done =
        java.util.concurrent.CompletableFuture.completedFuture(null);
    for (WeightChange.Write one : plan.writes()) {
      done =
          done.thenCompose(
              before -> context.submit(new Command.WritePhysical(vm, one.gpa(), one.hexBytes())));
    }
    done.thenRun(feed::refresh);
  }

  /** Selects the process that runs. */
  private void goToCurrent() {
    if (model.answer() == null) {
      return;
    }
    for (ProcessInfo process : model.answer().guest().processes()) {
      if (process.isCurrent()) {
        tree.select((long) process.pid() << 32);
        tree.requestFocus();
        return;
      }
    }
    context.say("The guest's processor is idle: no process runs.");
  }

  @Override
  public Node root() {
    return root;
  }

  @Override
  public String asText() {
    if (model.answer() == null) {
      return "";
    }
    String all = ProcessesText.of(model.answer().guest());
    return model.answer().detail().map(d -> all + "\n" + ProcessesText.of(d)).orElse(all);
  }

  @Override
  public List<Action> actions() {
    return List.of(
        Action.of("guest.current", "Select the process that runs")
            .description("In the view Guest: the process that the guest's processor runs now.")
            .icon("fth-crosshair")
            .keys("Alt+Shift+P")
            .does(this::goToCurrent));
  }

  @Override
  public String helpTopic() {
    return TYPE.helpTopic();
  }

  @Override
  public void focus() {
    tree.requestFocus();
  }
}
