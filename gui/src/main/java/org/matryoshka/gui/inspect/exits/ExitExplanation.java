package org.matryoshka.gui.inspect.exits;

import java.util.Locale;
import org.matryoshka.hv.exit.ExitCause;
import org.matryoshka.hv.exit.ExitReason;

/**
 * Names of the help pages that explain exits: one for each reason and each cause. The pages are
 * resources of the window's help, {@code help/TOPIC.md}.
 */
public final class ExitExplanation {
  private ExitExplanation() {}

  /** The page that explains an exit best: that of its cause, or else of its reason. */
  public static String topic(ExitReason reason, ExitCause cause) {
    return cause == ExitCause.NONE ? topic(reason) : topic(cause);
  }

  /** The page of a reason. */
  public static String topic(ExitReason reason) {
    return "exit-" + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The page of a cause other than {@link ExitCause#NONE}. */
  public static String topic(ExitCause cause) {
    return "cause-" + cause.text();
  }
}
