package org.matryoshka.hv.exit;

import java.util.Locale;
import org.matryoshka.isa.Mnemonic;

/** Words that the sentences of several exits share. */
final class Text {
  private Text() {}

  static String hex(long value) {
    return "0x" + Long.toHexString(value);
  }

  static String executed(Mnemonic mnemonic) {
    return "The guest executed " + mnemonic.text().toUpperCase(Locale.ROOT);
  }
}
