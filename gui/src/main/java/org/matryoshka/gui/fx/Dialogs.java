package org.matryoshka.gui.fx;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.matryoshka.gui.fx.control.Overlay;
import org.matryoshka.gui.session.FutureAtStake;
import org.matryoshka.gui.session.SessionStatus;
import org.matryoshka.gui.text.Quantity;

/** What the window asks and tells in its overlay. */
final class Dialogs {
  private final Overlay overlay;

  Dialogs(Overlay overlay) {
    this.overlay = overlay;
  }

  /** Asks whether the known future may be discarded; Escape means no. */
  CompletableFuture<Boolean> discardFuture(SessionStatus now, FutureAtStake stake) {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    Button yes = new Button("Discard the future");
    yes.setId("discard-future");
    yes.getStyleClass().add("danger");
    Button no = new Button("Keep it");
    no.setId("keep-future");
    no.setCancelButton(true);
    VBox box =
        box(
            "fth-git-branch",
            "Change the past?",
            "You are at step "
                + Quantity.grouped(now.step())
                + ", in the past. Another "
                + Quantity.grouped(stake.steps())
                + (stake.steps() == 1 ? " step is known" : " steps are known")
                + " after it"
                + inputs(stake.inputs())
                + ". If you change something here, that future does not happen any more: it is"
                + " discarded.",
            no,
            yes);
    yes.setOnAction(
        event -> {
          answer.complete(true);
          overlay.close();
        });
    no.setOnAction(event -> overlay.close());
    overlay.show(box, Pos.CENTER, no, () -> answer.complete(false));
    return answer;
  }

  private static String inputs(int count) {
    return switch (count) {
      case 0 -> "";
      case 1 -> ", with one input or edit of yours";
      default -> ", with " + count + " inputs and edits of yours";
    };
  }

  /** Asks for a line of text. */
  void ask(String icon, String title, String text, String before, Consumer<String> answer) {
    TextField field = new TextField(before);
    field.setId("dialog-field");
    field.setAccessibleText(title);
    field.getStyleClass().add("mono");
    Button ok = new Button("OK");
    ok.setDefaultButton(true);
    Button cancel = new Button("Cancel");
    cancel.setCancelButton(true);
    cancel.setOnAction(event -> overlay.close());
    ok.setOnAction(
        event -> {
          overlay.close();
          answer.accept(field.getText().strip());
        });
    VBox box = box(icon, title, text, cancel, ok);
    box.getChildren().add(2, field);
    overlay.show(box, Pos.CENTER, field, () -> {});
    field.selectAll();
  }

  /** Tells what this program is. */
  void about() {
    String version =
        Optional.ofNullable(Dialogs.class.getPackage().getImplementationVersion())
            .orElse("(unpackaged)");
    Button close = new Button("Close");
    close.setCancelButton(true);
    close.setDefaultButton(true);
    close.setOnAction(event -> overlay.close());
    VBox box =
        box(
            "fth-layers",
            "Matryoshka " + version,
            "A whole virtualization stack that opens like a nest of dolls: an emulated x86-64"
                + " machine, a hypervisor on it, guests in their virtual machines. Java "
                + Runtime.version().feature()
                + ", JavaFX "
                + System.getProperty("javafx.version", "?")
                + ". Apache License 2.0. Fonts: Inter and JetBrains Mono (SIL Open Font License);"
                + " theme: AtlantaFX (MIT); icons: Feather (MIT).",
            close);
    overlay.show(box, Pos.CENTER, close, () -> {});
  }

  private static VBox box(String icon, String title, String text, Button... buttons) {
    Label head = new Label(title, new FontIcon(icon));
    head.getStyleClass().add("mk-dialog-title");
    Label body = new Label(text);
    body.setWrapText(true);
    body.setMinHeight(Label.USE_PREF_SIZE);
    HBox row = new HBox(buttons);
    row.setAlignment(Pos.CENTER_RIGHT);
    row.getStyleClass().add("mk-dialog-buttons");
    VBox box = new VBox(head, body, row);
    box.getStyleClass().addAll("mk-dialog", "mk-question");
    return box;
  }
}
