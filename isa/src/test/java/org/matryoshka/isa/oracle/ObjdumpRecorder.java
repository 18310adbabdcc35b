package org.matryoshka.isa.oracle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Records what objdump says about every {@link ObjdumpCorpus#STEP}th of {@link CodeStrings}, and
 * about the bytes of every row that {@link NasmRecorder} chose. To be run by hand where binutils
 * are installed: {@code java ObjdumpRecorder STRINGS-FILE ROWS-FILE}, with this module's test
 * classes on the class path.
 *
 * <p>Each string stands in a slot of 32 bytes, filled up with NOPs, so that objdump finds its way
 * back to the start of the next slot.
 */
final class ObjdumpRecorder {
  private static final String ORIGIN =
      "# GNU objdump (Debian binutils) 2.40, -D -z -w -b binary -m i386:x86-64 -M intel;"
          + " written by ObjdumpRecorder\n";

  private ObjdumpRecorder() {}

  /** Arguments: the files to write. */
  public static void main(String[] args) throws IOException {
    List<byte[]> samples = new ArrayList<>();
    CodeStrings strings = new CodeStrings();
    for (int i = 0; i < ObjdumpCorpus.COUNT * ObjdumpCorpus.STEP; i++) {
      byte[] bytes = strings.next();
      if (i % ObjdumpCorpus.STEP == 0) {
        samples.add(bytes.clone());
      }
    }
    try (Writer out =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(Path.of(args[0]))),
            StandardCharsets.UTF_8)) {
      out.write(ORIGIN);
      for (String line : disassemble(samples)) {
        out.write(line + "\n");
      }
    }
    List<byte[]> rows = NasmSample.read().stream().map(NasmSample::bytes).toList();
    List<String> texts = disassemble(rows);
    try (Writer out = Files.newBufferedWriter(Path.of(args[1]))) {
      out.write(ORIGIN);
      for (int i = 0; i < rows.size(); i++) {
        out.write(HexFormat.of().formatHex(rows.get(i)) + " | " + texts.get(i) + "\n");
      }
    }
  }

  private static List<String> disassemble(List<byte[]> samples) throws IOException {
    byte[] image = new byte[samples.size() * ObjdumpCorpus.SLOT];
    Arrays.fill(image, (byte) 0x90);
    for (int i = 0; i < samples.size(); i++) {
      System.arraycopy(samples.get(i), 0, image, i * ObjdumpCorpus.SLOT, samples.get(i).length);
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
    List<String> lines = new ArrayList<>();
    try (BufferedReader in = objdump.inputReader()) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] columns = line.split("\t", -1);
        if (columns.length < 2 || !columns[0].endsWith(":")) {
          continue;
        }
        int address = Integer.parseInt(columns[0].strip().replace(":", ""), 16);
        if (address == lines.size() * ObjdumpCorpus.SLOT) {
          int length = columns[1].strip().split(" ", -1).length;
          String text = columns.length > 2 ? columns[2].strip() : "";
          lines.add(length + " " + text.replaceAll("\\s+#.*", "").replaceAll(" +", " "));
        }
      }
    }
    if (lines.size() != samples.size()) {
      throw new IllegalStateException("lost at slot " + lines.size());
    }
    return lines;
  }
}
