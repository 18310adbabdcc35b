package org.matryoshka.gui.fx.view.console;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.matryoshka.gui.fx.action.Action;
import org.matryoshka.gui.fx.view.DockPlace;
import org.matryoshka.gui.fx.view.Feed;
import org.matryoshka.gui.fx.view.ToolView;
import org.matryoshka.gui.fx.view.ViewContext;
import org.matryoshka.gui.fx.view.ViewType;
import org.matryoshka.gui.session.Command;
import org.matryoshka.gui.session.SessionStatus;

/** The consoles of the VMs: a terminal for each. */
public final class ConsoleView implements ToolView {
  /** Its place in the catalogue. */
  public static final ViewType TYPE =
      new ViewType(
          "console",
          "Console",
          "fth-terminal",
          DockPlace.BOTTOM,
          "A terminal at the serial port of each VM: what the guest prints, and what you type.",
          "console",
          ConsoleView::new);

  private final ViewContext context;
  private final ConsoleModel model = new ConsoleModel();
  private final TerminalControl terminal;
  private final BorderPane root = new BorderPane();
  private final ComboBox<String> vms = new ComboBox<>();
  private final ComboBox<TerminalSize> sizes = new ComboBox<>();
  private final Label title = new Label();
  private final Label state = new Label();
  private final ToggleButton plain = new ToggleButton("Text");
  private final TextArea twin = new TextArea();
  private final SearchBar search = new SearchBar();
  private final Feed<ConsoleModel.News> feed;
  private List<TerminalSelection.Match> matches = List.of();
  private int match = -1;
  private boolean choosing;

  /** A view of the console of the VM that is looked at. */
  public ConsoleView(ViewContext context) {
    this.context = context;
    terminal = new TerminalControl(context.appearance(), this::type, context::copy);
    header();
    search();
    twin.setEditable(false);
    twin.getStyleClass().add("mono");
    twin.setAccessibleText("What the console shows, as plain text");
    root.setCenter(terminal);
    int[] asked = {context.selection().vm().get()};
    feed = context.watch(world -> model.ask(world, asked[0]), this::arrived);
    context
        .selection()
        .vm()
        .subscribe(
            vm -> {
              asked[0] = vm.intValue();
              feed.refresh();
            });
    context.status().subscribe(this::describe);
  }

  private void header() {
    vms.setId("console-vm");
    vms.setAccessibleText("VM whose console is shown");
    vms.setTooltip(new Tooltip("Whose console this is. The other views look at the same VM."));
    vms.setOnAction(
        event -> {
          if (!choosing && vms.getSelectionModel().getSelectedIndex() >= 0) {
            context.selection().stayWith(vms.getSelectionModel().getSelectedIndex() + 1);
          }
        });
    sizes.getItems().setAll(TerminalSize.values());
    sizes.setValue(TerminalSize.STANDARD);
    sizes.setAccessibleText("Columns and rows of the terminal");
    sizes.setTooltip(
        new Tooltip(
            "Columns and rows of the terminal. A serial line does not tell the guest: its programs"
                + " go on with the size that they know, 80×24 unless they were told."));
    sizes.setOnAction(event -> resized());
    terminal.widthProperty().subscribe(width -> resized());
    terminal.heightProperty().subscribe(height -> resized());
    plain.setTooltip(new Tooltip("Shows the whole console as plain text, for reading and copying"));
    plain.setOnAction(event -> showTwin());
    title.getStyleClass().add("mk-dim");
    state.setId("console-state");
    state.getStyleClass().add("mk-dim");
    state.setWrapText(true);
    FlowPane head = new FlowPane(vms, sizes, plain, title, state);
    head.setAlignment(Pos.CENTER_LEFT);
    head.setHgap(8);
    head.setVgap(4);
    head.getStyleClass().add("mk-view-header");
    state.maxWidthProperty().bind(head.widthProperty().subtract(24));
    root.setTop(new VBox(head, search));
    for (Region fixed : List.of(vms, sizes, plain)) {
      fixed.setMinWidth(Region.USE_PREF_SIZE);
    }
  }

  private void search() {
    search.setVisible(false);
    search.setManaged(false);
    search.field.textProperty().subscribe(text -> find(-1));
    search.next.setOnAction(event -> find(match + 1));
    search.previous.setOnAction(event -> find(match - 1));
    search.close.setOnAction(event -> closeSearch());
    search.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            closeSearch();
            event.consume();
          } else if (event.getCode() == KeyCode.ENTER) {
            find(event.isShiftDown() ? match - 1 : match + 1);
            event.consume();
          }
        });
  }

  /** Finds the text of the search field; the newest place first. */
  private void find(int wanted) {
    matches = terminal.selection().find(search.field.getText());
    if (matches.isEmpty()) {
      match = -1;
    } else {
      match =
          wanted == -1 && search.field.isFocused() && match < 0
              ? matches.size() - 1
              : Math.floorMod(wanted, matches.size());
    }
    terminal.setMatches(matches, match);
    search.count.setText(
        search.field.getText().isEmpty()
            ? ""
            : matches.isEmpty() ? "not found" : (match + 1) + " of " + matches.size());
  }

  private void openSearch() {
    search.setVisible(true);
    search.setManaged(true);
    search.field.requestFocus();
    search.field.selectAll();
  }

  private void closeSearch() {
    search.setVisible(false);
    search.setManaged(false);
    matches = List.of();
    match = -1;
    terminal.setMatches(matches, -1);
    terminal.requestFocus();
  }

  private void arrived(ConsoleModel.News news) {
    SessionStatus status = context.status().getValue();
    String replies = model.take(news, !status.inPast());
    if (!replies.isEmpty()) {
      type(news.vm(), replies);
    }
    choosing = true;
    if (vms.getItems().size() != news.count()) {
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= news.count(); i++) {
        names.add("VM " + i);
      }
      vms.getItems().setAll(names);
    }
    String name = "VM " + news.vm() + ": " + news.name();
    if (!vms.getItems().get(news.vm() - 1).equals(name)) {
      vms.getItems().set(news.vm() - 1, name);
    }
    vms.getSelectionModel().select(news.vm() - 1);
    choosing = false;
    TerminalScreen screen = model.screen(news.vm());
    title.setText(screen.title());
    terminal.show(screen);
    resized();
    if (plain.isSelected()) {
      twin.setText(screen.textWithHistory());
    }
    if (search.isVisible()) {
      matches = terminal.selection().find(search.field.getText());
      terminal.setMatches(matches, -1);
    }
  }

  private void resized() {
    TerminalSize size = sizes.getValue();
    int rows = size.rows() > 0 ? size.rows() : terminal.visibleRows();
    int columns = size.columns() > 0 ? size.columns() : terminal.visibleColumns();
    TerminalScreen screen = terminal.screen();
    if (terminal.getWidth() > 0 && (rows != screen.rows() || columns != screen.columns())) {
      screen.resize(rows, columns);
      terminal.requestLayout();
      terminal.update();
    }
  }

  private void showTwin() {
    twin.setText(terminal.screen().textWithHistory());
    root.setCenter(plain.isSelected() ? twin : terminal);
    if (plain.isSelected()) {
      twin.positionCaret(twin.getLength());
    }
  }

  private void describe(SessionStatus status) {
    String text =
        switch (status.activity()) {
          case RUNNING -> "";
          case TRAVELLING -> "travelling";
          case ENDED -> "all guests have ended: nobody reads what you type";
          case IDLE -> "waiting for input: typing lets it run on";
          case PAUSED ->
              status.inPast()
                  ? "in the past: typing here asks before the future is discarded"
                  : "paused: what you type is read when it runs (F5)";
        };
    state.setText(text);
  }

  private void type(String text) {
    type(context.selection().vm().get(), text);
  }

  private void type(int vm, String text) {
    context
        .submit(new Command.Type(vm, text))
        .whenComplete(
            (status, failure) -> {
              if (failure == null) {
                feed.refresh();
              }
            });
  }

  @Override
  public Node root() {
    return root;
  }

  @Override
  public String asText() {
    return terminal.screen().textWithHistory();
  }

  @Override
  public List<Action> actions() {
    return List.of(
        Action.of("console.find", "Find in the console")
            .description("Searches what the terminal shows and its scrollback.")
            .icon("fth-search")
            .keys("Ctrl+Shift+F")
            .does(this::openSearch),
        Action.of("console.copy", "Copy from the console")
            .description("Copies what is marked, or everything. Ctrl+C belongs to the guest.")
            .icon("fth-copy")
            .does(terminal::copy),
        Action.of("console.paste", "Paste into the console")
            .description("Types what is on the clipboard. Ctrl+Shift+V in the terminal.")
            .icon("fth-clipboard")
            .does(terminal::paste));
  }

  @Override
  public void focus() {
    if (plain.isSelected()) {
      twin.requestFocus();
    } else {
      terminal.requestFocus();
    }
  }

  /** The bar with the field for searching. */
  private static final class SearchBar extends HBox {
    private final TextField field = new TextField();
    private final Button previous = icon("fth-chevron-up", "Previous place (Shift+Enter)");
    private final Button next = icon("fth-chevron-down", "Next place (Enter)");
    private final Button close = icon("fth-x", "Close (Esc)");
    private final Label count = new Label();

    SearchBar() {
      field.setPromptText("Find in the console");
      field.setId("console-search");
      HBox.setHgrow(field, Priority.ALWAYS);
      count.getStyleClass().add("mk-dim");
      count.setMinWidth(Region.USE_PREF_SIZE);
      getChildren().setAll(field, count, previous, next, close);
      setSpacing(6);
      setAlignment(Pos.CENTER_LEFT);
      getStyleClass().add("mk-view-header");
    }

    private static Button icon(String literal, String what) {
      Button button = new Button(null, new FontIcon(literal));
      button.getStyleClass().addAll("flat", "mk-icon-button");
      button.setAccessibleText(what);
      button.setTooltip(new Tooltip(what));
      button.setMinWidth(Region.USE_PREF_SIZE);
      return button;
    }
  }
}
