package org.matryoshka.gui.fx.view.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.util.StringConverter;
import org.matryoshka.gui.fx.action.Action;
import org.matryoshka.gui.fx.action.KeyMap;
import org.matryoshka.gui.fx.view.AddressKind;
import org.matryoshka.gui.fx.view.DockPlace;
import org.matryoshka.gui.fx.view.Feed;
import org.matryoshka.gui.fx.view.SelectedAddress;
import org.matryoshka.gui.fx.view.ToolView;
import org.matryoshka.gui.fx.view.ViewContext;
import org.matryoshka.gui.fx.view.ViewType;
import org.matryoshka.gui.fx.view.code.CodeModel.SourceMode;
import org.matryoshka.gui.inspect.code.CodeReader;
import org.matryoshka.gui.inspect.code.CodeRequest;
import org.matryoshka.gui.inspect.code.CodeText;
import org.matryoshka.gui.inspect.code.InstructionDetail;
import org.matryoshka.gui.session.Breakpoint;
import org.matryoshka.gui.session.Command;
import org.matryoshka.gui.session.World;

/** The view Code. */
public final class CodeView implements ToolView {
  /** What the window knows of it. */
  public static final ViewType TYPE =
      new ViewType(
          "code",
          "Code",
          "fth-code",
          DockPlace.CENTER,
          "Instructions of a VM with their source; the next one and the last one marked.",
          "view/code",
          CodeView::new);

  private static final PseudoClass KERNEL = PseudoClass.getPseudoClass("kernel");
  private static final String SOURCE_KEY = "view.code.source";

  private final ViewContext context;
  private final CodeModel model = new CodeModel();
  private final CodeReader reader = new CodeReader();
  private final BorderPane root = new BorderPane();
  private final Label name = new Label();
  private final Label ring = new Label();
  private final Label space = new Label();
  private final Label problem = new Label();
  private final AddressField address = new AddressField(this::goTo);
  private final Button back = new Button("◀");
  private final Button forward = new Button("▶");
  private final ToggleButton follow = new ToggleButton("Follow");
  private final ComboBox<SourceMode> source = new ComboBox<>();
  private final Label detail = new Label();
  private final CodeTable table;
  private final Feed<CodeAnswer> feed;
  private boolean sensitiveTraps = true;
  private int symbolsOf = -1;

  private CodeView(ViewContext context) {
    this.context = context;
    table =
        new CodeTable(
            new CodeTable.Listener() {
              @Override
              public void toggle(CodeRow.Code row) {
                toggleBreakpoint(row.address());
              }

              @Override
              public void follow(CodeRow.Code row) {
                followTarget(row);
              }
            });
    root.getStyleClass().add("mk-code-view");
    root.getStylesheets().add(CodeView.class.getResource("code.css").toExternalForm());
    root.setTop(header());
    detail.getStyleClass().addAll("mono", "mk-detail");
    ScrollPane details = new ScrollPane(detail);
    details.setFitToWidth(true);
    details.getStyleClass().add("edge-to-edge");
    details.setAccessibleText("The selected instruction explained");
    SplitPane split = new SplitPane(table, details);
    split.setOrientation(Orientation.VERTICAL);
    split.setDividerPositions(0.78);
    SplitPane.setResizableWithParent(details, false);
    root.setCenter(split);
    table.getSelectionModel().selectedItemProperty().subscribe(this::selected);
    table.setContextMenu(menu());
    table.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    table.addEventFilter(ScrollEvent.SCROLL, event -> reachOut(event.getDeltaY() > 0));
    root.addEventFilter(MouseEvent.MOUSE_PRESSED, this::mousePressed);
    context.appearance().fontSize().subscribe(size -> table.widths(size));
    feed = context.watch(query(), this::show);
    context
        .selection()
        .vm()
        .subscribe(
            vm -> {
              model.setVm(vm.intValue());
              ask();
            });
    context.selection().address().subscribe(this::addressChosen);
    context.status().subscribe(status -> breakpointsMayHaveChanged());
  }

  private Function<World, CodeAnswer> query() {
    CodeRequest request = model.request();
    return world -> CodeAnswer.read(reader, world, request);
  }

  private void ask() {
    feed.setQuery(query());
  }

  private Node header() {
    name.getStyleClass().add("mk-strong");
    ring.getStyleClass().add("mk-ring");
    space.getStyleClass().addAll("mono", "mk-dim");
    space.setTooltip(
        new Tooltip("The address space: guest-physical address of its top page table (CR3)"));
    problem.getStyleClass().add("mk-fault-text");
    back.setTooltip(new Tooltip("Back to where you have looked before (Alt+Up)"));
    back.setAccessibleText("Back");
    back.setOnAction(event -> goBack());
    forward.setTooltip(new Tooltip("Forward again (Alt+Down)"));
    forward.setAccessibleText("Forward");
    forward.setOnAction(event -> goForward());
    follow.setSelected(true);
    follow.setTooltip(
        new Tooltip("Whether the list goes where the VM is, each time that it has moved"));
    follow.setOnAction(
        event -> {
          model.setFollowing(follow.isSelected());
          ask();
        });
    source.getItems().setAll(SourceMode.values());
    source.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(SourceMode mode) {
            return mode == null ? "" : mode.title();
          }

          @Override
          public SourceMode fromString(String text) {
            return SourceMode.BETWEEN;
          }
        });
    source.setAccessibleText("Where source lines stand");
    source.setTooltip(new Tooltip("Where source lines stand"));
    source.setId("code-source");
    source.setOnAction(event -> setSourceMode(source.getValue()));
    setSourceMode(SourceMode.of(context.settings().get(SOURCE_KEY, "")));
    FlowPane header =
        new FlowPane(name, ring, space, address, back, forward, follow, source, problem);
    header.getStyleClass().add("mk-code-header");
    return header;
  }

  private void setSourceMode(SourceMode mode) {
    if (source.getValue() != mode) {
      source.setValue(mode);
    }
    model.setSourceMode(mode);
    context.settings().set(SOURCE_KEY, mode.name());
    table.setBeside(mode == SourceMode.BESIDE);
    redraw();
  }

  // What the session says

  private void show(CodeAnswer answer) {
    sensitiveTraps = answer.sensitiveTraps();
    model.setBreakpoints(context.session().breakpoints());
    boolean reveal = model.accept(answer.code(), answer.exitRip());
    redraw();
    if (reveal) {
      int index = CodeModel.index(table.getItems(), model.focus());
      table.getSelectionModel().select(index);
      table.reveal(index);
      Platform.runLater(() -> table.reveal(index));
    }
    if (symbolsOf != answer.code().vm()) {
      askForSymbols(answer.code().vm());
    }
  }

  private void redraw() {
    long chosen = model.selected();
    table.show(model.rows());
    if (model.shown() == null) {
      return;
    }
    int index = chosen == 0 ? -1 : CodeModel.index(table.getItems(), chosen);
    if (index >= 0 && table.getSelectionModel().getSelectedIndex() != index) {
      // a row that is replaced is not selected any more
      table.getSelectionModel().clearAndSelect(index);
    }
    name.setText("VM %d %s".formatted(model.shown().vm(), model.shown().vmName()));
    boolean user = model.shown().ring() == 3;
    ring.setText((user ? "U" : "K") + " ring " + model.shown().ring());
    ring.pseudoClassStateChanged(KERNEL, !user);
    space.setText(model.spaceText());
    problem.setText(String.join(" ", model.shown().problems()));
    problem.setManaged(!problem.getText().isEmpty());
    back.setDisable(!model.canGoBack());
    forward.setDisable(!model.canGoForward());
    follow.setSelected(model.isFollowing());
    selected(table.getSelectionModel().getSelectedItem());
  }

  private void breakpointsMayHaveChanged() {
    List<Breakpoint> now = context.session().breakpoints();
    if (!now.equals(model.breakpoints())) {
      model.setBreakpoints(now);
      redraw();
    }
  }

  private void askForSymbols(int vm) {
    symbolsOf = vm;
    context
        .session()
        .ask(world -> List.copyOf(new TreeSet<>(reader.symbols(world, vm).values())))
        .thenAccept(names -> Platform.runLater(() -> address.setSymbols(names)));
  }

  // What the user does

  private void selected(CodeRow row) {
    if (row instanceof CodeRow.Code code) {
      model.select(code.address());
      String head = "0x%x  %s\n".formatted(code.address(), code.line().text());
      detail.setText(
          InstructionDetail.of(code.line().bytes(), sensitiveTraps)
              .map(one -> head + one.text())
              .orElse(head + "No instruction of this processor."));
    } else {
      detail.setText(row == null ? "Select an instruction: here it is explained." : row.text());
    }
  }

  private void goTo(String text) {
    int vm = model.shown() == null ? 1 : model.shown().vm();
    OptionalLong number = number(text);
    if (number.isPresent()) {
      goTo(number.getAsLong());
      return;
    }
    context
        .session()
        .ask(world -> reader.find(world, vm, text))
        .thenAccept(
            found ->
                Platform.runLater(
                    () -> {
                      if (found.isPresent()) {
                        goTo(found.getAsLong());
                      } else {
                        context.say(
                            "“%s” is neither an address, nor a symbol, nor file:line."
                                .formatted(text));
                      }
                    }));
  }

  private static OptionalLong number(String text) {
    String digits = text.replace("_", "");
    try {
      return digits.regionMatches(true, 0, "0x", 0, 2)
          ? OptionalLong.of(Long.parseUnsignedLong(digits.substring(2), 16))
          : OptionalLong.of(Long.parseUnsignedLong(digits, 16));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private void goTo(long to) {
    model.goTo(OptionalLong.empty(), to);
    ask();
    table.requestFocus();
  }

  private void goBack() {
    if (model.back()) {
      ask();
    }
  }

  private void goForward() {
    if (model.forward()) {
      ask();
    }
  }

  private void followTarget(CodeRow.Code row) {
    if (row.line().hasTarget()) {
      model.select(row.address());
      goTo(row.line().target());
    } else {
      context.say("This instruction leads to no place that is known before it is executed.");
    }
  }

  private Optional<CodeRow.Code> selectedCode() {
    CodeRow row = table.getSelectionModel().getSelectedItem();
    if (row instanceof CodeRow.Code code) {
      return Optional.of(code);
    }
    int index = row == null ? -1 : CodeModel.index(table.getItems(), row.address());
    return index < 0 ? Optional.empty() : Optional.of((CodeRow.Code) table.getItems().get(index));
  }

  private void toggleBreakpoint(long at) {
    int vm = model.shown().vm();
    context
        .submit(new Command.ToggleBreakpoint(vm, at))
        .thenAccept(status -> breakpointsMayHaveChanged());
  }

  private void editBreakpoint(CodeRow.Code row) {
    int vm = model.shown().vm();
    Optional<Breakpoint> known = model.breakpoint(row.address());
    Breakpoint begin =
        known.orElse(
            Breakpoint.at(new Breakpoint.Execution(vm, row.address(), OptionalLong.empty())));
    String place = row.line().place().isEmpty() ? "" : " (" + row.line().place() + ")";
    new BreakpointDialog(
            root.getScene().getWindow(), begin, "0x%x%s".formatted(row.address(), place))
        .showAndWait()
        .ifPresent(
            wanted ->
                context
                    .submit(
                        known.isPresent()
                            ? new Command.ChangeBreakpoint(wanted)
                            : new Command.AddBreakpoint(wanted))
                    .thenAccept(status -> breakpointsMayHaveChanged()));
  }

  private void runToCursor(CodeRow.Code row) {
    context.submit(new Command.RunTo(model.shown().vm(), row.address()));
  }

  private void addressChosen(SelectedAddress chosen) {
    boolean ours = root.getScene() != null && root.getScene().getFocusOwner() != null;
    if (chosen == null || chosen.kind() != AddressKind.GVA || !ours) {
      return;
    }
    for (Node node = root.getScene().getFocusOwner(); node != null; node = node.getParent()) {
      if (node == root) {
        OptionalLong space =
            chosen.root() < 0 ? OptionalLong.empty() : OptionalLong.of(chosen.root());
        model.goTo(space, chosen.address());
        ask();
        return;
      }
    }
  }

  private void keyPressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      selectedCode().ifPresent(this::followTarget);
      event.consume();
    } else if (event.getCode() == KeyCode.PAGE_UP || event.getCode() == KeyCode.UP) {
      reachOut(true);
    } else if (event.getCode() == KeyCode.PAGE_DOWN || event.getCode() == KeyCode.DOWN) {
      reachOut(false);
    }
  }

  private void mousePressed(MouseEvent event) {
    if (event.getButton() == MouseButton.BACK) {
      goBack();
      event.consume();
    } else if (event.getButton() == MouseButton.FORWARD) {
      goForward();
      event.consume();
    } else if (event.getClickCount() == 2
        && event.getButton() == MouseButton.PRIMARY
        && selectedCode().filter(row -> row.line().hasTarget()).isPresent()
        && event.getPickResult().getIntersectedNode() != null
        && isBelow(event.getPickResult().getIntersectedNode(), table)) {
      selectedCode().ifPresent(this::followTarget);
    }
  }

  private static boolean isBelow(Node node, Node ancestor) {
    Node at = node;
    while (at != null && at != ancestor) {
      at = at.getParent();
    }
    return at != null;
  }

  /** At an end of the lines, more are asked for. */
  private void reachOut(boolean up) {
    if (table.getItems().isEmpty()) {
      return;
    }
    int first = table.firstVisible();
    boolean atEnd = up ? first == 0 : table.lastVisible() >= table.getItems().size() - 1;
    if (atEnd) {
      model.reachOut(table.getItems().get(up ? 0 : first).address());
      ask();
    }
  }

  private ContextMenu menu() {
    ContextMenu menu = new ContextMenu(new MenuItem(""));
    menu.setOnShowing(
        event -> {
          menu.getItems().clear();
          selectedCode().ifPresent(row -> fill(menu, row));
        });
    return menu;
  }

  private void fill(ContextMenu menu, CodeRow.Code row) {
    boolean set = model.breakpoint(row.address()).isPresent();
    add(
        menu,
        set ? "Remove breakpoint (F9)" : "Set breakpoint (F9)",
        () -> toggleBreakpoint(row.address()));
    add(menu, set ? "Change breakpoint…" : "Conditional breakpoint…", () -> editBreakpoint(row));
    add(menu, "Run to here (Ctrl+F10)", () -> runToCursor(row));
    menu.getItems().add(new SeparatorMenuItem());
    if (row.line().hasTarget()) {
      add(menu, "Go to 0x%x".formatted(row.line().target()), () -> followTarget(row));
    }
    add(menu, "Show memory here", () -> openAt(row.address(), "memory"));
    add(menu, "Show translation of this address", () -> openAt(row.address(), "translation"));
    menu.getItems().add(new SeparatorMenuItem());
    add(menu, "Copy line", () -> context.copy(CodeText.line(row.line(), model.shown().rip())));
    add(menu, "Copy address", () -> context.copy("0x%x".formatted(row.address())));
  }

  private void openAt(long at, String view) {
    context.open(view);
    context.selection().address().set(SelectedAddress.gva(model.shown().vm(), at));
  }

  private static void add(ContextMenu menu, String title, Runnable action) {
    MenuItem item = new MenuItem(title);
    item.setMnemonicParsing(false);
    item.setOnAction(event -> action.run());
    menu.getItems().add(item);
  }

  @Override
  public Node root() {
    return root;
  }

  @Override
  public String asText() {
    return model.text();
  }

  @Override
  public List<Action> actions() {
    List<Action> actions = new ArrayList<>();
    actions.add(
        Action.of("code.breakpoint", "Set or remove breakpoint")
            .description("At the selected instruction of the view Code.")
            .icon("fth-circle")
            .group(Action.Group.RUN)
            .keys(KeyMap.VISUAL_STUDIO, "F9")
            .keys(KeyMap.INTELLIJ, "Ctrl+F8")
            .does(() -> selectedCode().ifPresent(row -> toggleBreakpoint(row.address()))));
    actions.add(
        Action.of("code.breakpoint-condition", "Conditional breakpoint")
            .description("A breakpoint that stops only if something holds.")
            .group(Action.Group.RUN)
            .keys("Ctrl+Shift+F9")
            .does(() -> selectedCode().ifPresent(this::editBreakpoint)));
    actions.add(
        Action.of("code.run-to-cursor", "Run to cursor")
            .description("Runs until the VM is about to execute the selected instruction.")
            .icon("fth-chevrons-right")
            .group(Action.Group.RUN)
            .keys(KeyMap.VISUAL_STUDIO, "Ctrl+F10")
            .keys(KeyMap.INTELLIJ, "Alt+F9")
            .does(() -> selectedCode().ifPresent(this::runToCursor)));
    actions.add(
        Action.of("code.go-to", "Go to address or symbol")
            .group(Action.Group.VIEW)
            .keys("Ctrl+G")
            .does(
                () -> {
                  context.open("code");
                  address.requestFocus();
                  address.selectAll();
                }));
    actions.add(
        Action.of("code.back", "Back in the view Code")
            .description("To where you have looked before.")
            .group(Action.Group.VIEW)
            .keys("Alt+Up")
            .does(this::goBack));
    actions.add(
        Action.of("code.forward", "Forward in the view Code")
            .group(Action.Group.VIEW)
            .keys("Alt+Down")
            .does(this::goForward));
    return actions;
  }

  @Override
  public void focus() {
    table.requestFocus();
  }
}
