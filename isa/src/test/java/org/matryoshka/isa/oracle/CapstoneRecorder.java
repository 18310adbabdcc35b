package org.matryoshka.isa.oracle;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Records what Capstone says about {@link CodeStrings}. To be run by hand on a machine that has
 * Capstone 4.0.2: {@code java --enable-native-access=ALL-UNNAMED CapstoneRecorder LIBRARY FILE},
 * with this module's test classes on the class path.
 */
final class CapstoneRecorder {
  private CapstoneRecorder() {}

  /** Arguments: path of libcapstone, path of the file to write. */
  public static void main(String[] args) throws IOException {
    OracleAnswers answers = new OracleAnswers();
    try (Capstone capstone = Capstone.load(Path.of(args[0]))) {
      CodeStrings strings = new CodeStrings();
      for (int i = 0; i < CodeStrings.COUNT; i++) {
        int length = capstone.decode(strings.next());
        String mnemonic = length == 0 ? "" : capstone.mnemonic();
        answers.set(i, length, mnemonic.substring(mnemonic.lastIndexOf(' ') + 1));
      }
    }
    answers.write(
        Path.of(args[1]),
        "Capstone 4.0.2 (Debian libcapstone4 4.0.2-5), cs_disasm_iter, CS_MODE_64;"
            + " CapstoneRecorder");
  }
}
