package org.matryoshka.isa.docs;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.isa.system.RFlags;
import org.matryoshka.isa.table.FlagEffects;

/** Flag effects in words. */
final class FlagText {
  private static final String LETTERS = "OSZAPCDITNLXV";
  private static final int[] MASKS = {
    RFlags.OF,
    RFlags.SF,
    RFlags.ZF,
    RFlags.AF,
    RFlags.PF,
    RFlags.CF,
    RFlags.DF,
    RFlags.IF,
    RFlags.TF,
    RFlags.NT,
    RFlags.IOPL,
    RFlags.AC,
    RFlags.VIF
  };

  private FlagText() {}

  static String of(FlagEffects flags) {
    List<String> parts = new ArrayList<>();
    part(parts, "reads ", flags.read());
    part(parts, "writes ", flags.written());
    part(parts, "undefined ", flags.undefined());
    return parts.isEmpty() ? "none" : String.join("; ", parts);
  }

  private static void part(List<String> parts, String verb, int mask) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < MASKS.length; i++) {
      if ((mask & MASKS[i]) != 0) {
        letters.append(letters.isEmpty() ? "" : " ").append(LETTERS.charAt(i));
      }
    }
    if (!letters.isEmpty()) {
      parts.add(verb + letters);
    }
  }
}
