package org.matryoshka.gui.fx.view.exits;

import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.matryoshka.gui.inspect.exits.ExitNames;
import org.matryoshka.gui.inspect.exits.filter.ExitQuery;
import org.matryoshka.gui.inspect.exits.filter.QueryCompletion;
import org.matryoshka.gui.inspect.exits.filter.QueryException;
import org.matryoshka.gui.inspect.exits.filter.QueryParser;
import org.matryoshka.gui.text.Quantity;

/** Where the filter is written, with what is wrong with it below and ways to go on. */
final class FilterBar {
  private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

  /** More proposals than that nobody reads. */
  private static final int PROPOSALS = 16;

  private final VBox root = new VBox();
  private final TextField field = new TextField();
  private final Label problem = new Label();
  private final Label count = new Label();
  private final Button clear = new Button("Clear");
  private final CheckBox newest = new CheckBox("Newest in sight");
  private final ContextMenu proposals = new ContextMenu();
  private final Consumer<ExitQuery> sink;
  private ExitNames names = ExitNames.NONE;

  FilterBar(Consumer<ExitQuery> sink) {
    this.sink = sink;
    field.setId("exits-filter");
    field.setPromptText("Filter: cause:hidden-fault  vm:anna  addr:0x1000-0x2000  words …");
    field.setAccessibleText("Filter of the list of VM exits");
    field.setTooltip(
        new Tooltip(
            "Which exits to list (Ctrl+F). Ctrl+Space proposes how to go on, Esc clears.\n"
                + "F1 explains the language."));
    HBox.setHgrow(field, Priority.ALWAYS);
    FontIcon icon = new FontIcon("fth-filter");
    icon.getStyleClass().add("mk-dim");
    problem.setId("exits-filter-problem");
    problem.getStyleClass().addAll("mk-fault-text", "mk-exits-problem");
    problem.setWrapText(true);
    problem.managedProperty().bind(problem.visibleProperty());
    problem.setVisible(false);
    count.setId("exits-count");
    count.getStyleClass().add("mk-dim");
    count.setMinWidth(Region.USE_PREF_SIZE);
    clear.getStyleClass().addAll("small", "flat");
    clear.setTooltip(new Tooltip("Shows all exits again (Esc in the filter)"));
    clear.setOnAction(event -> setText(""));
    clear.visibleProperty().bind(field.textProperty().isNotEmpty());
    clear.managedProperty().bind(clear.visibleProperty());
    clear.setMinWidth(Region.USE_PREF_SIZE);
    newest.setId("exits-newest");
    newest.setSelected(true);
    newest.setMinWidth(Region.USE_PREF_SIZE);
    newest.setTooltip(new Tooltip("While the machine runs, the list scrolls with it (Alt+N)"));
    HBox line = new HBox(icon, field, clear, count, newest);
    line.getStyleClass().add("mk-exits-filter-line");
    root.getChildren().addAll(line, problem);
    root.getStyleClass().add("mk-exits-filter");
    field.textProperty().subscribe(text -> parse());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    proposals.setAutoHide(true);
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && !proposals.isShowing()) {
      setText("");
      event.consume();
    } else if (event.getCode() == KeyCode.SPACE && event.isControlDown()) {
      propose();
      event.consume();
    }
  }

  /** Shows ways to go on at the caret. */
  private void propose() {
    List<QueryCompletion.Proposal> found =
        QueryCompletion.at(field.getText(), field.getCaretPosition(), names);
    proposals.getItems().clear();
    for (QueryCompletion.Proposal proposal : found.subList(0, Math.min(PROPOSALS, found.size()))) {
      Label word = new Label(proposal.text());
      word.getStyleClass().add("mono");
      Label meaning = new Label(proposal.meaning());
      meaning.getStyleClass().add("mk-dim");
      HBox line = new HBox(word, meaning);
      line.getStyleClass().add("mk-exits-proposal");
      CustomMenuItem item = new CustomMenuItem(line);
      item.setText(proposal.text());
      item.setOnAction(event -> take(proposal));
      proposals.getItems().add(item);
    }
    if (!found.isEmpty()) {
      proposals.show(field, Side.BOTTOM, 0, 0);
    }
  }

  private void take(QueryCompletion.Proposal proposal) {
    field.setText(proposal.applyTo(field.getText()));
    field.positionCaret(proposal.from() + proposal.text().length());
  }

  private void parse() {
    try {
      sink.accept(QueryParser.parse(field.getText(), names));
      problem.setVisible(false);
      field.pseudoClassStateChanged(ERROR, false);
      field.setAccessibleHelp("");
    } catch (QueryException e) {
      problem.setText("✗ " + e.getMessage());
      problem.setVisible(true);
      field.pseudoClassStateChanged(ERROR, true);
      field.setAccessibleHelp(e.getMessage());
    }
  }

  VBox root() {
    return root;
  }

  TextField field() {
    return field;
  }

  CheckBox newest() {
    return newest;
  }

  String text() {
    return field.getText();
  }

  void setText(String text) {
    field.setText(text);
    field.positionCaret(text.length());
  }

  /** Adds a term to what is there, unless it is there already. */
  void add(String term) {
    String text = field.getText().strip();
    if (!(" " + text + " ").contains(" " + term + " ")) {
      setText(text.isEmpty() ? term : text + " " + term);
    }
  }

  void setNames(ExitNames newNames) {
    names = newNames;
    parse();
  }

  /** Says how many rows there are of how many exits. */
  void setCount(Rows rows, long all) {
    String found = Quantity.grouped(rows.size());
    String of = Quantity.grouped(all);
    if (!rows.complete()) {
      count.setText(
          found + " found, searching … " + Quantity.grouped(rows.searched()) + " of " + of);
    } else {
      count.setText(
          rows.size() == all ? of + (all == 1 ? " exit" : " exits") : found + " of " + of);
    }
  }
}
