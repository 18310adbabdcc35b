package org.matryoshka.gui.fx.view.memory;

import java.util.concurrent.CompletionException;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.matryoshka.gui.fx.view.ViewContext;
import org.matryoshka.gui.inspect.memory.MemorySearch;
import org.matryoshka.gui.inspect.memory.MemorySpace;
import org.matryoshka.gui.inspect.memory.SearchPattern;
import org.matryoshka.gui.inspect.memory.SearchProgress;
import org.matryoshka.gui.text.Quantity;

/**
 * Searches the space that the view shows. A piece at a time is asked of the session, so that
 * neither it nor the window is ever kept waiting, and the search can be cancelled.
 */
final class SearchBar extends HBox {
  private final ViewContext context;
  private final Supplier<MemorySpace> space;
  private final Supplier<Long> cursor;
  private final LongConsumer found;
  private final ComboBox<SearchPattern.Kind> kind = new ComboBox<>();
  private final TextField text = new TextField();
  private final Button cancel = new Button("Cancel");
  private final Label note = new Label();
  private int generation;

  /**
   * A bar.
   *
   * @param cursor where a search begins
   * @param found is told where something was found
   */
  SearchBar(
      ViewContext context, Supplier<MemorySpace> space, Supplier<Long> cursor, LongConsumer found) {
    this.context = context;
    this.space = space;
    this.cursor = cursor;
    this.found = found;
    getStyleClass().add("memory-toolbar");
    kind.getItems().setAll(SearchPattern.Kind.values());
    kind.setValue(SearchPattern.Kind.TEXT);
    kind.setTooltip(new Tooltip("What is searched for: text, bytes, or a number of some width"));
    text.setPromptText("search");
    text.setId("memory-search");
    text.setAccessibleText("Search for");
    text.setOnAction(event -> search(true));
    text.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER && event.isShiftDown()) {
            search(false);
            event.consume();
          } else if (event.getCode() == KeyCode.ESCAPE) {
            stop("Cancelled.");
          }
        });
    Button next = new Button("Next");
    next.setTooltip(new Tooltip("Searches forwards from behind the cursor (key Enter)"));
    next.setOnAction(event -> search(true));
    Button previous = new Button("Previous");
    previous.setTooltip(new Tooltip("Searches backwards from before the cursor (Shift+Enter)"));
    previous.setOnAction(event -> search(false));
    cancel.setTooltip(new Tooltip("Ends the search (key Escape)"));
    cancel.setOnAction(event -> stop("Cancelled."));
    cancel.setVisible(false);
    note.setId("memory-search-note");
    for (Region region : new Region[] {next, previous, cancel, kind}) {
      region.setMinWidth(USE_PREF_SIZE);
    }
    getChildren().addAll(kind, text, next, previous, cancel, note);
  }

  /** Gives it the keyboard. */
  void focusText() {
    text.requestFocus();
    text.selectAll();
  }

  private void search(boolean forwards) {
    try {
      SearchPattern pattern = SearchPattern.parse(kind.getValue(), text.getText());
      long from = cursor.get() + (forwards ? 1 : -1);
      boolean atEnd = forwards ? from == 0 : from == -1;
      if (atEnd) {
        stop("This is the end.");
        return;
      }
      generation++;
      cancel.setVisible(true);
      note.setText("Searching…");
      step(new MemorySearch(space.get(), pattern, forwards), from, 0, generation);
    } catch (IllegalArgumentException e) {
      stop(e.getMessage());
    }
  }

  private void step(MemorySearch search, long from, long scanned, int mine) {
    context
        .session()
        .ask(world -> search.piece(world, from))
        .whenComplete(
            (progress, failure) ->
                Platform.runLater(() -> took(search, progress, failure, scanned, mine)));
  }

  private void took(
      MemorySearch search, SearchProgress progress, Throwable failure, long before, int mine) {
    if (mine != generation) {
      return;
    }
    if (failure != null) {
      Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
      stop("The search failed: " + cause.getMessage());
      return;
    }
    long scanned = before + progress.scanned();
    switch (progress.state()) {
      case FOUND -> {
        stop("Found at 0x" + Long.toHexString(progress.address()) + ".");
        found.accept(progress.address());
      }
      case END -> stop("Not found in " + Quantity.size(scanned) + " up to the end.");
      case GOES_ON -> {
        note.setText("Searching… " + Quantity.size(scanned));
        step(search, progress.address(), scanned, mine);
      }
    }
  }

  private void stop(String message) {
    generation++;
    cancel.setVisible(false);
    note.setText(message);
  }
}
