package org.matryoshka.asm.diagnostic;

import java.util.List;
import org.matryoshka.asm.source.Position;

/**
 * A message about a place in the source.
 *
 * @param severity error or warning
 * @param position the place; null if the message is about the whole run
 * @param message what is wrong, one sentence without a full stop
 * @param hint what to do about it; empty if there is nothing to say
 * @param expansions macro calls that led here, innermost first
 */
public record Diagnostic(
    Severity severity, Position position, String message, String hint, List<MacroCall> expansions) {

  /** A copy of the list is kept. */
  public Diagnostic {
    expansions = List.copyOf(expansions);
  }

  /**
   * A macro call on the way to a diagnostic.
   *
   * @param macro the macro's name
   * @param position where it was called
   */
  public record MacroCall(String macro, Position position) {}

  /**
   * The message with the source line, a caret below the place, the hint and the macro calls;
   * several lines, the last without a line end.
   */
  public String render() {
    StringBuilder out = new StringBuilder();
    if (position != null) {
      out.append(position).append(": ");
    }
    out.append(severity.text()).append(": ").append(message);
    if (position != null) {
      appendQuote(out);
    }
    if (!hint.isEmpty()) {
      out.append("\n  hint: ").append(hint);
    }
    for (MacroCall call : expansions) {
      out.append("\n  in macro ").append(call.macro()).append(", called at ");
      out.append(call.position());
    }
    return out.toString();
  }

  private void appendQuote(StringBuilder out) {
    String line = position.source().line(position.line());
    String number = Integer.toString(position.line());
    // Tabs stay tabs in the caret line, so that the caret is below the place at any tab width.
    StringBuilder below = new StringBuilder();
    int start = Math.min(position.column() - 1, line.length());
    for (int i = 0; i < start; i++) {
      below.append(line.charAt(i) == '\t' ? '\t' : ' ');
    }
    below.append('^');
    int length = Math.min(position.length(), line.length() - start);
    below.append("~".repeat(Math.max(0, length - 1)));
    out.append("\n  ").append(number).append(" | ").append(printable(line));
    out.append("\n  ").append(" ".repeat(number.length())).append(" | ").append(below);
  }

  private static String printable(String line) {
    StringBuilder out = new StringBuilder(line.length());
    line.chars()
        .forEach(c -> out.append(c != '\t' && Character.isISOControl(c) ? '\uFFFD' : (char) c));
    return out.toString();
  }

  @Override
  public String toString() {
    return render();
  }
}
