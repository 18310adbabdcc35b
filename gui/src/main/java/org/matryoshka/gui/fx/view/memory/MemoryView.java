package org.matryoshka.gui.fx.view.memory;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.matryoshka.gui.fx.action.Action;
import org.matryoshka.gui.fx.view.AddressKind;
import org.matryoshka.gui.fx.view.DockPlace;
import org.matryoshka.gui.fx.view.Feed;
import org.matryoshka.gui.fx.view.SelectedAddress;
import org.matryoshka.gui.fx.view.ToolView;
import org.matryoshka.gui.fx.view.ViewContext;
import org.matryoshka.gui.fx.view.ViewType;
import org.matryoshka.gui.fx.view.WhyMenu;
import org.matryoshka.gui.inspect.memory.MemoryBlock;
import org.matryoshka.gui.inspect.memory.MemorySpace;
import org.matryoshka.gui.inspect.memory.MemoryText;
import org.matryoshka.gui.inspect.memory.PagePiece;
import org.matryoshka.gui.inspect.memory.SearchPattern;
import org.matryoshka.gui.inspect.memory.Viewpoint;
import org.matryoshka.gui.inspect.paging.AddressExpression;
import org.matryoshka.gui.inspect.paging.AddressSpace;
import org.matryoshka.gui.inspect.paging.MappedRange;
import org.matryoshka.gui.session.Command;
import org.matryoshka.gui.session.SessionStatus.Activity;
import org.matryoshka.gui.session.history.WhyQuestion;
import org.matryoshka.gui.text.Quantity;

/** Bytes of memory from five viewpoints, and whose each frame of the machine is. */
public final class MemoryView implements ToolView {
  /** What the window knows of it. */
  public static final ViewType TYPE =
      new ViewType(
          "memory",
          "Memory",
          "fth-grid",
          DockPlace.BOTTOM,
          "Bytes as the CPU, the guest or the machine sees them, with marks on what has changed;"
              + " and whose each frame of the machine is.",
          "memory",
          MemoryView::new);

  private static final List<String> FOLLOWED =
      List.of("nothing", "rsp", "rip", "rbp", "rdi", "rsi", "rax", "cr2");

  private final ViewContext context;
  private final MemoryModel model = new MemoryModel();
  private final Feed<MemoryModel.Answer> feed;
  private final BorderPane root = new BorderPane();
  private final HexGrid hex = new HexGrid(model, this::moved);
  private final TextArea twin = new TextArea();
  private final ComboBox<Viewpoint> viewpoint = new ComboBox<>();
  private final ComboBox<AddressSpace> spaces = new ComboBox<>();
  private final TextField address = new TextField();
  private final ComboBox<String> follow = new ComboBox<>();
  private final ComboBox<MappedRange> ranges = new ComboBox<>();
  private final ToggleButton asText = new ToggleButton("Table");
  private final Label status = new Label();
  private final BorderPane bytes = new BorderPane(hex);
  private final TabPane tabs = new TabPane();
  private final SearchBar search;
  private final HBox editBar = new HBox();
  private final TextField edit = new TextField();
  private final FrameMapPane frames;
  private final List<Action> actions;
  private boolean filling;

  private MemoryView(ViewContext context) {
    this.context = context;
    root.setId("view-memory");
    root.getStylesheets().add(MemoryView.class.getResource("memory.css").toExternalForm());
    search =
        new SearchBar(
            context,
            model::space,
            model::cursor,
            at -> {
              model.go(at);
              moved();
            });
    frames = new FrameMapPane(context, this::showFrame);
    actions = buildActions();
    buildToolbar();
    buildEditBar();
    status.getStyleClass().addAll("memory-status", "mono");
    status.setId("memory-status");
    status.setWrapText(true);
    twin.setEditable(false);
    twin.getStyleClass().add("mono");
    twin.setId("memory-table");
    bytes.setBottom(new VBox(editBar, search, status));
    hex.setOnFollow(this::followPointer);
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.setId("memory-tabs");
    tabs.getTabs()
        .addAll(
            tab("Bytes", "Bytes from the chosen viewpoint.", bytes),
            tab("Frames", "Whose each frame of the machine's memory is.", frames));
    tabs.getSelectionModel()
        .selectedIndexProperty()
        .subscribe(index -> frames.setOpen(index.intValue() == 1));
    root.setCenter(tabs);
    model.setSpace(MemorySpace.of(Viewpoint.CPU, context.selection().vm().get()));
    context.appearance().fontSize().subscribe(size -> hex.setEm(size));
    context.appearance().theme().subscribe(() -> javafx.application.Platform.runLater(hex::draw));
    feed = context.watch(model.question(), this::show);
    context
        .selection()
        .vm()
        .subscribe(
            vm -> {
              Viewpoint now = model.space().viewpoint();
              if (now != Viewpoint.MACHINE && model.space().vm() != vm.intValue()) {
                model.setSpace(MemorySpace.of(now, vm.intValue()));
                ask();
              }
            });
    context.selection().address().subscribe(this::addressSelected);
    contextMenu();
  }

  private static Tab tab(String title, String tooltip, Node content) {
    Tab tab = new Tab(title, content);
    tab.setTooltip(new Tooltip(tooltip));
    return tab;
  }

  // Building

  private void buildToolbar() {
    viewpoint.getItems().setAll(Viewpoint.values());
    viewpoint.setValue(Viewpoint.CPU);
    viewpoint.setId("memory-viewpoint");
    viewpoint.setAccessibleText("Viewpoint");
    viewpoint
        .valueProperty()
        .subscribe(
            changed(view -> model.setSpace(MemorySpace.of(view, context.selection().vm().get()))));
    Tooltip meaning = new Tooltip();
    viewpoint.valueProperty().subscribe(view -> meaning.setText(view.meaning()));
    viewpoint.setTooltip(meaning);
    spaces.setId("memory-space");
    spaces.setTooltip(new Tooltip("The address space: CR3 as it is now, or another root."));
    spaces
        .valueProperty()
        .subscribe(
            changed(
                space ->
                    model.setSpace(
                        new MemorySpace(
                            model.space().viewpoint(),
                            model.space().vm(),
                            space.current()
                                ? OptionalLong.empty()
                                : OptionalLong.of(space.root())))));
    address.setId("memory-address");
    address.getStyleClass().add("mono");
    address.setPrefColumnCount(20);
    address.setPromptText("0x…, rsp+8, symbol");
    address.setAccessibleText("Address to go to");
    address.setTooltip(
        new Tooltip("An address, a register, a symbol, or sums of these; Enter goes there."));
    address.setOnAction(event -> goTo(address.getText()));
    follow.getItems().setAll(FOLLOWED);
    follow.setId("memory-follow");
    follow.setTooltip(new Tooltip("Keeps the address that a register holds in sight."));
    follow
        .valueProperty()
        .subscribe(
            changed(
                register -> {
                  if (!register.equals("nothing") && !model.space().viewpoint().isVirtual()) {
                    model.setSpace(MemorySpace.of(Viewpoint.CPU, context.selection().vm().get()));
                  }
                  model.follow(register.equals("nothing") ? "" : register);
                }));
    Label followLabel = new Label("Follow");
    followLabel.setLabelFor(follow);
    ranges.setPromptText("Go to range");
    ranges.setId("memory-ranges");
    ranges.setTooltip(new Tooltip("Ranges of the space where there is something."));
    ranges.setConverter(new RangeText());
    ranges
        .valueProperty()
        .subscribe(
            changed(
                range -> {
                  model.go(range.start());
                  moved();
                }));
    asText.setId("memory-table-toggle");
    asText.setTooltip(new Tooltip("Shows the bytes as plain text, for selecting and reading."));
    asText.setOnAction(
        event -> {
          bytes.setCenter(asText.isSelected() ? twin : hex);
          fillTwin();
        });
    FlowPane bar = new FlowPane(viewpoint, spaces, address, followLabel, follow, ranges, asText);
    bar.getStyleClass().add("memory-toolbar");
    bytes.setTop(bar);
  }

  private void buildEditBar() {
    editBar.getStyleClass().add("memory-toolbar");
    editBar.setVisible(false);
    editBar.setManaged(false);
    edit.setId("memory-edit");
    edit.getStyleClass().add("mono");
    edit.setPromptText("bytes, for instance 90 90 c3");
    edit.setPrefColumnCount(24);
    edit.setOnAction(event -> write());
    Button write = new Button("Write");
    write.setOnAction(event -> write());
    write.setTooltip(new Tooltip("Writes the bytes at the cursor; in the past it asks first."));
    Button close = new Button("Cancel");
    close.setOnAction(event -> showEdit(false));
    edit.setOnKeyPressed(
        event -> {
          if (event.getCode() == javafx.scene.input.KeyCode.ESCAPE) {
            showEdit(false);
          }
        });
    editBar.getChildren().addAll(new Label("Write at the cursor"), edit, write, close);
  }

  private List<Action> buildActions() {
    return List.of(
        Action.of("memory.find", "Find in memory")
            .description("Searches for text, bytes or a number in the space that is shown.")
            .icon("fth-search")
            .keys("Ctrl+F")
            .does(search::focusText),
        Action.of("memory.go", "Go to address")
            .description("Goes to an address, a register or a symbol.")
            .keys("Ctrl+G")
            .does(address::requestFocus),
        Action.of("memory.pointer", "Follow the pointer")
            .description("Goes to the address in the eight bytes under the cursor (Enter).")
            .does(() -> followPointer(model.cursor())),
        Action.of("memory.edit", "Edit bytes")
            .description("Writes bytes at the cursor.")
            .icon("fth-edit-2")
            .keys("F2")
            .does(() -> showEdit(true)),
        Action.of("memory.why", "Last written by")
            .description("Finds the step that last wrote the byte under the cursor.")
            .icon("fth-help-circle")
            .keys("Alt+W")
            .does(this::why),
        Action.of("memory.translate", "Translate this address")
            .description("Shows how the address under the cursor is translated.")
            .does(this::translate));
  }

  private void contextMenu() {
    ContextMenu menu = new ContextMenu();
    for (Action action : actions) {
      MenuItem item = new MenuItem(action.title());
      item.setOnAction(event -> action.run());
      menu.getItems().add(item);
    }
    MenuItem copy = new MenuItem("Copy as text");
    copy.setOnAction(event -> context.copy(asText()));
    menu.getItems().add(copy);
    hex.setOnContextMenuRequested(event -> menu.show(hex, event.getScreenX(), event.getScreenY()));
  }

  private <T> Consumer<T> changed(Consumer<T> set) {
    return value -> {
      if (!filling && value != null) {
        set.accept(value);
        ask();
      }
    };
  }

  // Questions and answers

  private void ask() {
    if (feed != null) {
      feed.setQuery(model.question());
    }
  }

  /** The user has moved: what is shown already is drawn at once, the rest is asked for. */
  private void moved() {
    ask();
    hex.draw();
    status.setText(model.describeCursor());
    fillChoices();
  }

  private void show(MemoryModel.Answer answer) {
    Activity activity = context.status().getValue().activity();
    model.accept(answer, activity != Activity.RUNNING && activity != Activity.TRAVELLING);
    filling = true;
    try {
      if (!spaces.getItems().equals(answer.spaces())) {
        spaces.setItems(FXCollections.observableArrayList(answer.spaces()));
      }
      if (!ranges.getItems().equals(answer.ranges())) {
        ranges.setItems(FXCollections.observableArrayList(answer.ranges()));
        ranges.setValue(null);
      }
    } finally {
      filling = false;
    }
    fillChoices();
    hex.draw();
    status.setText(answer.problem().isEmpty() ? model.describeCursor() : answer.problem());
    fillTwin();
  }

  private void fillChoices() {
    filling = true;
    try {
      MemorySpace space = model.space();
      viewpoint.setValue(space.viewpoint());
      boolean chosen = space.viewpoint() == Viewpoint.VIRTUAL;
      spaces.setVisible(chosen);
      spaces.setManaged(chosen);
      long wanted = space.root().orElse(-1);
      spaces.getItems().stream()
          .filter(item -> wanted < 0 ? item.current() : item.root() == wanted)
          .findFirst()
          .ifPresent(spaces::setValue);
      follow.setValue(FOLLOWED.contains(model.followed()) ? model.followed() : "nothing");
    } finally {
      filling = false;
    }
  }

  private void fillTwin() {
    if (!asText.isSelected()) {
      return;
    }
    String text = asText();
    if (!text.equals(twin.getText())) {
      double top = twin.getScrollTop();
      twin.setText(text);
      twin.setScrollTop(top);
    }
  }

  // What the user does

  private void goTo(String text) {
    int vm = Math.max(1, model.space().vm());
    context
        .session()
        .ask(
            world ->
                AddressExpression.evaluate(
                    text, world.machine(vm).cpu().state, world.image(vm).symbols()))
        .whenComplete(
            (at, failure) ->
                javafx.application.Platform.runLater(
                    () -> {
                      if (failure == null) {
                        model.go(at);
                        hex.requestFocus();
                        moved();
                      } else {
                        status.setText(failure.getMessage());
                      }
                    }));
  }

  private void followPointer(long at) {
    model
        .pointerAtCursor()
        .ifPresent(
            pointer -> {
              if (model.space().viewpoint() == Viewpoint.TABLES) {
                model.go(pointer & 0x000F_FFFF_FFFF_F000L);
              } else {
                model.go(pointer);
              }
              address.setText("0x" + Long.toHexString(model.cursor()));
              moved();
            });
  }

  private void translate() {
    if (model.space().viewpoint().isVirtual()) {
      context
          .selection()
          .address()
          .set(
              new SelectedAddress(
                  AddressKind.GVA,
                  model.space().vm(),
                  model.space().root().orElse(-1),
                  model.cursor()));
      context.open("translation");
    } else {
      context.say("Only linear addresses are translated; choose a guest-virtual viewpoint.");
    }
  }

  private void why() {
    MemorySpace space = model.space();
    MemoryBlock block = model.block();
    if (block == null || !block.holds(model.cursor()) || !block.readable(model.cursor())) {
      context.say("Nothing can be read there, so nothing was written.");
      return;
    }
    long at = model.cursor();
    PagePiece page = block.page(at);
    WhyQuestion question =
        switch (space.viewpoint()) {
          case CPU, VIRTUAL, GUEST_PHYSICAL ->
              new WhyQuestion.OfPhysical(space.vm(), page.gpa() | (at & 4095), 1);
          case TABLES -> new WhyQuestion.OfPhysical(space.vm(), at & -8, 8);
          case MACHINE -> new WhyQuestion.OfMachine(at, 1);
        };
    Bounds bounds = hex.localToScreen(hex.cursorBounds());
    WhyMenu.show(context, hex, bounds.getMinX(), bounds.getMaxY(), question);
  }

  private void addressSelected(SelectedAddress selected) {
    if (selected == null) {
      return;
    }
    OptionalLong other =
        selected.root() < 0 ? OptionalLong.empty() : OptionalLong.of(selected.root());
    MemorySpace space =
        switch (selected.kind()) {
          case GVA -> new MemorySpace(Viewpoint.VIRTUAL, selected.vm(), other);
          case GPA ->
              MemorySpace.of(
                  model.space().viewpoint() == Viewpoint.TABLES
                      ? Viewpoint.TABLES
                      : Viewpoint.GUEST_PHYSICAL,
                  selected.vm());
          case HPA -> MemorySpace.of(Viewpoint.MACHINE, Math.max(1, model.space().vm()));
        };
    model.setSpace(space);
    model.go(selected.address());
    tabs.getSelectionModel().select(0);
    moved();
  }

  private void showFrame(int frame) {
    context.selection().address().set(SelectedAddress.hpa((long) frame << 12));
  }

  private void showEdit(boolean visible) {
    editBar.setVisible(visible);
    editBar.setManaged(visible);
    if (visible) {
      tabs.getSelectionModel().select(0);
      edit.clear();
      edit.requestFocus();
    } else {
      hex.requestFocus();
    }
  }

  private void write() {
    String digits;
    try {
      byte[] bytesToWrite = SearchPattern.parse(SearchPattern.Kind.BYTES, edit.getText()).bytes();
      digits = java.util.HexFormat.of().formatHex(bytesToWrite);
    } catch (IllegalArgumentException e) {
      status.setText(e.getMessage());
      return;
    }
    MemorySpace space = model.space();
    MemoryBlock block = model.block();
    switch (space.viewpoint()) {
      case CPU -> submit(new Command.WriteMemory(space.vm(), model.cursor(), digits));
      case GUEST_PHYSICAL, TABLES ->
          submit(new Command.WritePhysical(space.vm(), model.cursor(), digits));
      case VIRTUAL -> {
        long gpa =
            block == null || !block.holds(model.cursor()) ? -1 : block.page(model.cursor()).gpa();
        if (gpa < 0) {
          status.setText("Nothing is mapped there, so nothing can be written.");
        } else if (((model.cursor() & 4095) + digits.length() / 2) > 4096) {
          status.setText("Only bytes of one page can be written at once.");
        } else {
          submit(new Command.WritePhysical(space.vm(), gpa | (model.cursor() & 4095), digits));
        }
      }
      case MACHINE ->
          status.setText(
              "The machine's memory is written through the guest that owns it: choose the"
                  + " viewpoint guest-physical.");
    }
  }

  private void submit(Command command) {
    context.submit(command).thenAccept(done -> showEdit(false));
  }

  @Override
  public Node root() {
    return root;
  }

  @Override
  public void focus() {
    if (tabs.getSelectionModel().getSelectedIndex() == 1) {
      frames.focusGrid();
    } else {
      hex.requestFocus();
    }
  }

  @Override
  public List<Action> actions() {
    return actions;
  }

  @Override
  public String asText() {
    if (tabs.getSelectionModel().getSelectedIndex() == 1) {
      return frames.asText();
    }
    MemoryBlock block = model.block();
    if (block == null) {
      return "";
    }
    return MemoryText.of(block.part(model.top(), model.rows() * MemoryModel.ROW));
  }

  /** What ranges are called in the list of them. */
  private static final class RangeText extends javafx.util.StringConverter<MappedRange> {
    @Override
    public String toString(MappedRange range) {
      return range == null
          ? ""
          : "0x%s  %s  %s"
              .formatted(
                  Long.toHexString(range.start()), Quantity.size(range.size()), range.rights());
    }

    @Override
    public MappedRange fromString(String text) {
      throw new UnsupportedOperationException("ranges can't be typed");
    }
  }
}
