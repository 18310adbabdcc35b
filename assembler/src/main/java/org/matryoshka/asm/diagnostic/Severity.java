package org.matryoshka.asm.diagnostic;

import java.util.Locale;

/** How bad a diagnostic is. */
public enum Severity {
  /** Something probably not meant; the output is still made. */
  WARNING,
  /** No output is made. */
  ERROR;

  /** The word in a message. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
