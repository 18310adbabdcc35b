package org.matryoshka.asm.object;

import java.util.List;

/** What the linker made. */
public sealed interface LinkResult {
  /** An image. */
  record Linked(LinkedImage image) implements LinkResult {}

  /** Nothing, and why: each problem one sentence that names object, section and symbol. */
  record Failed(List<String> problems) implements LinkResult {
    /** A copy of the list is kept. */
    public Failed {
      problems = List.copyOf(problems);
    }
  }
}
