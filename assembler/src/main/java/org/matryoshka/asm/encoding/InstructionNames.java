package org.matryoshka.asm.encoding;

import java.util.Set;
import org.matryoshka.isa.table.Aliases;

/** The instruction names of a source: those of the table and their usual other spellings. */
public final class InstructionNames {
  private static final Set<String> ALL = Aliases.names();

  private InstructionNames() {}

  /** Whether a lower-case word names an instruction. */
  public static boolean isKnown(String word) {
    return !Aliases.candidates(word).isEmpty();
  }

  /** All words that name an instruction, for hints. */
  public static Set<String> all() {
    return ALL;
  }
}
