package org.matryoshka.guest.kernel.tty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.matryoshka.guest.kernel.vfs.ArrayTransfer;
import org.matryoshka.guest.kernel.vfs.FilesRig;
import org.matryoshka.guest.runtime.collection.LittleEndian;

/** The terminal shows and gives to readers, byte for byte, what one of Linux did. */
class LineDisciplineOracleTest {
  private static final String RECORD = "/files/terminal.txt";
  private static final int CHARACTERS = 17;
  private static final int READ_SIZE = 7;

  private final FilesRig rig = new FilesRig();

  @Test
  void doesAsLinuxDid() throws IOException {
    List<String> differences = new ArrayList<>();
    int sessions = 0;
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                LineDisciplineOracleTest.class.getResourceAsStream(RECORD),
                StandardCharsets.US_ASCII))) {
      String line = reader.readLine();
      while (line != null) {
        if (!line.startsWith("#")) {
          sessions++;
          String[] parts = line.split(" *\\| *", -1);
          String actual = replay(parts[0].split(" "), HexFormat.of().parseHex(parts[1]));
          String expected = parts[2] + " | " + parts[3];
          if (!actual.equals(expected)) {
            differences.add(line + "\n  but was " + actual);
          }
        }
        line = reader.readLine();
      }
    }
    assertThat(differences).isEmpty();
    assertThat(sessions).isGreaterThan(300);
  }

  private String replay(String[] settings, byte[] typed) {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    Terminal terminal = new Terminal(rig.vfs, 0, shown::write);
    byte[] record = new byte[Settings.BYTES];
    terminal.settings().store(record);
    LittleEndian.putInt(record, 0, Integer.parseInt(settings[0], 8));
    LittleEndian.putInt(record, 4, Integer.parseInt(settings[1], 8));
    LittleEndian.putInt(record, 12, Integer.parseInt(settings[2], 8));
    record[CHARACTERS + Settings.VEOL] = (byte) Integer.parseInt(settings[3]);
    record[CHARACTERS + Settings.VEOL2] = (byte) Integer.parseInt(settings[4]);
    terminal.settings().load(record);
    terminal.settingsChanged(true);
    for (byte character : typed) {
      terminal.receive(character);
    }
    StringJoiner reads = new StringJoiner(" ");
    byte[] buffer = new byte[READ_SIZE];
    long got = terminal.read(new ArrayTransfer(buffer, 0, READ_SIZE), false);
    for (int i = 0; got >= 0 && i < 40; i++) {
      reads.add(got == 0 ? "-" : HexFormat.of().formatHex(buffer, 0, (int) got));
      got = terminal.read(new ArrayTransfer(buffer, 0, READ_SIZE), false);
    }
    return HexFormat.of().formatHex(shown.toByteArray()) + " | " + reads;
  }
}
