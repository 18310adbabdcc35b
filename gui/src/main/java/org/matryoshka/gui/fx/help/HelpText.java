package org.matryoshka.gui.fx.help;

import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.matryoshka.gui.fx.help.HelpPage.Block;
import org.matryoshka.gui.fx.help.HelpPage.Span;

/** A help page as nodes. */
public final class HelpText {
  private HelpText() {}

  /**
   * The nodes of a page.
   *
   * @param follow is told the topic of a link that the user follows
   */
  public static VBox of(HelpPage page, Consumer<String> follow) {
    VBox box = new VBox();
    box.getStyleClass().add("mk-help");
    for (Block block : page.blocks()) {
      TextFlow flow = new TextFlow();
      flow.getStyleClass()
          .add(
              switch (block.kind()) {
                case TITLE -> "mk-help-title";
                case HEADING -> "mk-help-heading";
                case ITEM -> "mk-help-item";
                case PARAGRAPH -> "mk-help-paragraph";
              });
      flow.setAccessibleRole(AccessibleRole.TEXT);
      if (block.kind() == HelpPage.Kind.ITEM) {
        flow.getChildren().add(text("•  ", "mk-help-text"));
      }
      block.spans().forEach(span -> flow.getChildren().add(node(span, follow)));
      box.getChildren().add(flow);
    }
    return box;
  }

  private static Node node(Span span, Consumer<String> follow) {
    return switch (span.style()) {
      case PLAIN -> text(span.text(), "mk-help-text");
      case STRONG -> text(span.text(), "mk-help-text", "mk-strong");
      case CODE -> text(span.text(), "mk-help-text", "mono");
      case LINK -> {
        Hyperlink link = new Hyperlink(span.text());
        link.setOnAction(event -> follow.accept(span.topic()));
        yield link;
      }
    };
  }

  private static Text text(String words, String... classes) {
    Text text = new Text(words);
    text.getStyleClass().addAll(classes);
    return text;
  }
}
