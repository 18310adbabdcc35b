package org.matryoshka.isa.oracle;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/**
 * Records what objdump says about every {@link ObjdumpCorpus#STEP}th of {@link CodeStrings}. To be
 * run by hand where binutils are installed: {@code java ObjdumpRecorder FILE}, with this module's
 * test classes on the class path.
 *
 * <p>Each string stands in a slot of 32 bytes, filled up with NOPs, so that objdump finds its way
 * back to the start of the next slot.
 */
final class ObjdumpRecorder {
  private ObjdumpRecorder() {}

  /** Argument: the file to write. */
  public static void main(String[] args) throws IOException, InterruptedException {
    byte[] image = new byte[ObjdumpCorpus.COUNT * ObjdumpCorpus.SLOT];
    Arrays.fill(image, (byte) 0x90);
    CodeStrings strings = new CodeStrings();
    for (int i = 0; i < ObjdumpCorpus.COUNT * ObjdumpCorpus.STEP; i++) {
      byte[] bytes = strings.next();
      if (i % ObjdumpCorpus.STEP == 0) {
        System.arraycopy(
            bytes, 0, image, i / ObjdumpCorpus.STEP * ObjdumpCorpus.SLOT, bytes.length);
      }
    }
    Path file = Files.createTempFile("objdump", ".bin");
    Files.write(file, image);
    Process objdump =
        new ProcessBuilder(
                "objdump",
                "-D",
                "-z",
                "-w",
                "-b",
                "binary",
                "-m",
                "i386:x86-64",
                "-M",
                "intel",
                file.toString())
            .start();
    try (BufferedReader in = objdump.inputReader();
        BufferedWriter out =
            new BufferedWriter(
                new OutputStreamWriter(
                    new GZIPOutputStream(Files.newOutputStream(Path.of(args[0]))),
                    StandardCharsets.UTF_8))) {
      out.write(
          "# GNU objdump (Debian binutils) 2.40, -D -z -w -b binary -m i386:x86-64 -M intel;");
      out.write(" written by ObjdumpRecorder\n");
      int next = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] columns = line.split("\t", -1);
        if (columns.length < 2 || !columns[0].endsWith(":")) {
          continue;
        }
        int address = Integer.parseInt(columns[0].strip().replace(":", ""), 16);
        if (address == next * ObjdumpCorpus.SLOT) {
          int length = columns[1].strip().split(" ", -1).length;
          String text = columns.length > 2 ? columns[2].strip() : "";
          out.write(length + " " + text.replaceAll("\\s+#.*", "").replaceAll(" +", " ") + "\n");
          next++;
        }
      }
      if (next != ObjdumpCorpus.COUNT) {
        throw new IllegalStateException("lost at slot " + next);
      }
    }
  }
}
