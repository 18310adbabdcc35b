package org.matryoshka.gui.fx;

import java.util.List;

/**
 * Something that went wrong, as the window shows it.
 *
 * @param title what was to be done, as a sentence, for instance {@code "my.yaml could not be
 *     opened"}
 * @param text why not, and what to do
 * @param details further lines, for instance one for each mistake of a file; may be empty
 */
record Notice(String title, String text, List<String> details) {
  Notice {
    details = List.copyOf(details);
  }

  /** Everything, for the clipboard. */
  String asText() {
    return title + "\n" + text + (details.isEmpty() ? "" : "\n" + String.join("\n", details));
  }
}
