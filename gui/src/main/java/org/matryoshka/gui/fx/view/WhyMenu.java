package org.matryoshka.gui.fx.view;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.matryoshka.gui.session.Command;
import org.matryoshka.gui.session.history.WhyAnswer;
import org.matryoshka.gui.session.history.WhyQuestion;
import org.matryoshka.gui.text.Quantity;

/**
 * Answers "why is this so?" beside the thing that is meant: who wrote it last, what it was before,
 * and the way to that step. The search runs on the session's thread; the menu says so meanwhile.
 */
public final class WhyMenu {
  private static final double WIDTH_EM = 34;

  private WhyMenu() {}

  /**
   * Asks, and shows the answer at a place of the screen.
   *
   * @param owner the node that is meant
   */
  public static void show(
      ViewContext context, Node owner, double screenX, double screenY, WhyQuestion question) {
    ContextMenu menu = new ContextMenu();
    menu.setId("why-menu");
    menu.getItems().add(text(context, "Looking for the last write…"));
    menu.show(owner, screenX, screenY);
    context
        .session()
        .why(question)
        .whenComplete(
            (answer, failure) ->
                Platform.runLater(
                    () -> {
                      if (failure == null) {
                        fill(context, menu, answer);
                      } else {
                        String message =
                            failure.getCause() == null
                                ? failure.getMessage()
                                : failure.getCause().getMessage();
                        menu.getItems().setAll(text(context, message));
                      }
                    }));
  }

  private static void fill(ViewContext context, ContextMenu menu, WhyAnswer answer) {
    menu.getItems().setAll(text(context, answer.sentence()));
    answer
        .lastWrite()
        .ifPresent(
            write -> {
              menu.getItems().add(new SeparatorMenuItem());
              menu.getItems().add(travel(context, "Go to the write, step ", write.step()));
              if (!write.isChange() && answer.lastChange().isPresent()) {
                menu.getItems()
                    .add(
                        travel(
                            context,
                            "Go to the last change, step ",
                            answer.lastChange().get().step()));
              }
              MenuItem copy = new MenuItem("Copy the old value, " + write.before());
              copy.setOnAction(event -> context.copy(write.before()));
              menu.getItems().add(copy);
            });
    MenuItem copy = new MenuItem("Copy this answer");
    copy.setOnAction(event -> context.copy(answer.sentence()));
    menu.getItems().add(copy);
  }

  private static MenuItem travel(ViewContext context, String words, long step) {
    MenuItem item = new MenuItem(words + Quantity.grouped(step));
    item.setOnAction(event -> context.submit(new Command.Travel(step)));
    return item;
  }

  private static MenuItem text(ViewContext context, String words) {
    Label label = new Label(words);
    label.setWrapText(true);
    label.setMaxWidth(WIDTH_EM * context.appearance().fontSize().get());
    label.setId("why-text");
    CustomMenuItem item = new CustomMenuItem(label, false);
    item.setMnemonicParsing(false);
    return item;
  }
}
