package org.matryoshka.gui.fx;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;
import org.matryoshka.gui.session.SessionStatus;

/** What happened last, in one plain sentence: the first thing that a newcomer reads. */
final class SentenceBar extends HBox {
  private final Workbench bench;
  private final FontIcon icon = new FontIcon("fth-info");
  private final Label sentence = new Label();

  SentenceBar(Workbench bench) {
    this.bench = bench;
    setId("sentence-bar");
    getStyleClass().add("mk-sentence");
    setAlignment(Pos.CENTER_LEFT);
    sentence.setId("sentence");
    sentence.setWrapText(true);
    sentence.setMaxWidth(Double.MAX_VALUE);
    sentence.setMinHeight(USE_PREF_SIZE);
    setMinHeight(USE_PREF_SIZE);
    setAccessibleRole(AccessibleRole.TEXT);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    getChildren().addAll(icon, sentence);
    bench.status().subscribe(this::show);
    bench.actions().keyMap().subscribe(map -> show(bench.status().get()));
  }

  private void show(SessionStatus status) {
    icon.setIconLiteral(
        switch (status.activity()) {
          case RUNNING -> "fth-play";
          case TRAVELLING -> "fth-clock";
          case ENDED -> "fth-flag";
          case IDLE -> "fth-moon";
          case PAUSED -> status.inPast() ? "fth-rewind" : "fth-message-circle";
        });
    String text = text(status);
    sentence.setText(text);
    setAccessibleText(text);
  }

  private String text(SessionStatus status) {
    String nextExit =
        bench.actions().find("run.next-exit").map(bench.actions()::keyName).orElse("F7");
    return switch (status.activity()) {
      case RUNNING -> "The machine is running …";
      case TRAVELLING -> "Travelling in time …";
      default ->
          !status.stop().isEmpty()
              ? status.stop()
              : status.step() == 0
                  ? "The machine is switched on and stands before its first instruction. Press "
                      + nextExit
                      + " to run to the first VM exit."
                  : "Paused.";
    };
  }
}
