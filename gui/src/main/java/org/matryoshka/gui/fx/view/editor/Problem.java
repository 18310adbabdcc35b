package org.matryoshka.gui.fx.view.editor;

import org.matryoshka.asm.diagnostic.Diagnostic;
import org.matryoshka.asm.diagnostic.Severity;

/**
 * Something that the assembler, the linker or the loader says.
 *
 * @param error whether nothing can be run because of it; else a warning
 * @param file where; empty for the text in the editor
 * @param line from 1; 0 if it is about the whole
 * @param column from 1
 * @param length characters that it is about
 * @param message one sentence without a full stop
 * @param hint what to do about it; may be empty
 */
record Problem(
    boolean error, String file, int line, int column, int length, String message, String hint) {

  /** What the assembler says, for a text of a name. */
  static Problem of(Diagnostic diagnostic, String name) {
    boolean error = diagnostic.severity() == Severity.ERROR;
    if (diagnostic.position() == null) {
      return new Problem(error, "", 0, 0, 0, diagnostic.message(), diagnostic.hint());
    }
    String file = diagnostic.position().source().name();
    return new Problem(
        error,
        file.equals(name) ? "" : file,
        diagnostic.position().line(),
        diagnostic.position().column(),
        Math.max(1, diagnostic.position().length()),
        diagnostic.message(),
        diagnostic.hint());
  }

  /** About the whole. */
  static Problem general(String message) {
    return new Problem(true, "", 0, 0, 0, message, "");
  }

  /** Whether it is about a line of the text in the editor. */
  boolean isHere() {
    return line > 0 && file.isEmpty();
  }

  /** {@code ✖ 12:5 there is no such instruction — did you mean mov?}. */
  String text() {
    String place = line == 0 ? "" : (file.isEmpty() ? "" : file + ":") + line + ":" + column + "  ";
    return (error ? "✖ error  " : "⚠ warning  ")
        + place
        + message
        + (hint.isEmpty() ? "" : " — " + hint);
  }
}
