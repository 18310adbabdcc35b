package org.matryoshka.gui.fx.view.help;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.matryoshka.gui.fx.help.HelpPage;
import org.matryoshka.gui.fx.help.HelpSource;
import org.matryoshka.gui.fx.help.HelpText;
import org.matryoshka.gui.fx.view.DockPlace;
import org.matryoshka.gui.fx.view.ToolView;
import org.matryoshka.gui.fx.view.ViewType;

/** Explanations. */
public final class HelpView implements ToolView {
  /** The page that lists the others. */
  public static final String CONTENTS = "contents";

  private final List<HelpSource> sources;
  private final BorderPane root = new BorderPane();
  private final ScrollPane scroll = new ScrollPane();
  private final Button back = button("fth-arrow-left", "Back to the page before");
  private final Deque<String> way = new ArrayDeque<>();
  private HelpPage page = HelpPage.parse("");

  /**
   * A help view that shows the contents.
   *
   * @param sources are asked in this order
   */
  public HelpView(List<HelpSource> sources) {
    this.sources = List.copyOf(sources);
    Button contents = button("fth-book-open", "Contents");
    contents.setOnAction(event -> show(CONTENTS));
    back.setOnAction(event -> back());
    HBox head = new HBox(back, contents);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("mk-view-header");
    scroll.setFitToWidth(true);
    scroll.setId("help-page");
    root.setTop(head);
    root.setCenter(scroll);
    show(CONTENTS);
  }

  /** Its place in the catalogue. */
  public static ViewType type(List<HelpSource> sources) {
    return new ViewType(
        "help",
        "Help",
        "fth-help-circle",
        DockPlace.RIGHT,
        "Explains what is focused: F1 opens it.",
        CONTENTS,
        context -> new HelpView(sources));
  }

  private static Button button(String icon, String what) {
    Button button = new Button(null, new FontIcon(icon));
    button.getStyleClass().addAll("flat", "mk-icon-button");
    button.setAccessibleText(what);
    button.setTooltip(new Tooltip(what));
    return button;
  }

  /** Shows the page of a topic, or the contents if there is none. */
  public void show(String topic) {
    String text =
        sources.stream()
            .flatMap(source -> source.page(topic).stream())
            .findFirst()
            .orElseGet(() -> topic.equals(CONTENTS) ? "# Help" : null);
    if (text == null) {
      show(CONTENTS);
      return;
    }
    if (!topic.equals(way.peek())) {
      way.push(topic);
    }
    page = HelpPage.parse(text);
    scroll.setContent(HelpText.of(page, this::show));
    scroll.setVvalue(0);
    back.setDisable(way.size() < 2);
  }

  private void back() {
    if (way.size() > 1) {
      way.pop();
      show(way.pop());
    }
  }

  /** What is shown. */
  public HelpPage page() {
    return page;
  }

  @Override
  public Node root() {
    return root;
  }

  @Override
  public void focus() {
    scroll.requestFocus();
  }

  @Override
  public String asText() {
    return page.asText();
  }
}
