package org.matryoshka.gui.fx.view.exits;

import javafx.scene.control.Label;
import org.matryoshka.gui.inspect.exits.ExitWords;
import org.matryoshka.hv.exit.ExitCause;

/** A cause as a letter on its colour; the word stands beside it. */
final class CauseBadge {
  private CauseBadge() {}

  static Label of(ExitCause cause) {
    Label badge = new Label(ExitWords.letter(cause));
    badge.getStyleClass().addAll("mk-cause", style(cause));
    badge.setAccessibleText(cause.text());
    return badge;
  }

  /** The style class of a cause. */
  static String style(ExitCause cause) {
    return switch (cause) {
      case TRUE_FAULT -> "mk-cause-true";
      case HIDDEN_FAULT -> "mk-cause-hidden";
      case TRACE_WRITE -> "mk-cause-trace";
      case MMIO -> "mk-cause-mmio";
      case RING_SWITCH -> "mk-cause-ring";
      case NONE, GUEST_EXCEPTION, SOFTWARE_INTERRUPT, FLAGS, SEGMENT -> "mk-cause-other";
    };
  }
}
