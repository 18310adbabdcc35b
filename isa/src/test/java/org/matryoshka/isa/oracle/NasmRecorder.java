package org.matryoshka.isa.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.matryoshka.isa.decoding.DecodeResult;
import org.matryoshka.isa.decoding.Decoder;
import org.matryoshka.isa.encoding.Encoder;
import org.matryoshka.isa.encoding.EncodingException;
import org.matryoshka.isa.encoding.OperandCorners;
import org.matryoshka.isa.instruction.Operand;
import org.matryoshka.isa.instruction.Prefixes;
import org.matryoshka.isa.table.InstructionForm;
import org.matryoshka.isa.table.InstructionSet;

/**
 * Records what NASM makes of the text of instructions: for each row of the table some with
 * different operands. To be run by hand where {@code nasm} is installed: {@code java NasmRecorder
 * FILE}, with this module's test classes on the class path.
 */
final class NasmRecorder {
  private static final int PER_FORM = 10;
  private static final Pattern LISTED = Pattern.compile(" *(\\d+) [0-9A-F]{8} ([0-9A-F()]+)(-?).*");
  private static final Pattern CONTINUED = Pattern.compile(" *(\\d+) [0-9A-F]{8} ([0-9A-F]+)-?$");

  private NasmRecorder() {}

  /** Argument: the file to write. */
  public static void main(String[] args) throws IOException, InterruptedException {
    List<NasmSample> samples = new ArrayList<>();
    for (InstructionForm form : InstructionSet.forms()) {
      Set<String> texts = new HashSet<>();
      for (int attempt = 0; attempt < 400 && texts.size() < PER_FORM; attempt++) {
        byte[] bytes = encode(form, attempt);
        if (bytes != null
            && Decoder.decode(bytes, 0, bytes.length)
                instanceof DecodeResult.Decoded(var instruction)) {
          String text = NasmSample.text(instruction);
          if (texts.add(text)) {
            samples.add(new NasmSample(form, bytes, text, null));
          }
        }
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add("# NASM 2.16.01 (Debian), nasm -f bin -l LISTING, bits 64; written by NasmRecorder");
    lines.add(
        "# row of the table | its encoding | bytes of that row | text | NASM's bytes; - where");
    lines.add("# NASM refuses the text");
    byte[][] assembled = assemble(samples);
    for (int i = 0; i < samples.size(); i++) {
      NasmSample sample = samples.get(i);
      lines.add(
          String.join(
              " | ",
              sample.form().syntax(),
              sample.form().encoding().text(),
              HexFormat.of().formatHex(sample.bytes()),
              sample.text(),
              assembled[i] == null ? "-" : HexFormat.of().formatHex(assembled[i])));
    }
    Files.write(Path.of(args[0]), lines);
  }

  private static byte[] encode(InstructionForm form, int attempt) {
    List<Operand> operands = new ArrayList<>();
    for (int i = 0; i < form.operands().size(); i++) {
      List<Operand> corners = OperandCorners.of(form.operands().get(i).kind());
      int mixed = ((attempt * 4 + i) * 1009 + form.id()) * 0x9E37_79B1;
      int choice = attempt % 2 == 0 ? Math.min(corners.size(), 16) : corners.size();
      operands.add(corners.get((mixed >>> 8) % choice));
    }
    try {
      return Encoder.encode(form, operands, Prefixes.NONE);
    } catch (EncodingException e) {
      return null;
    }
  }

  private static byte[][] assemble(List<NasmSample> samples)
      throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("nasm");
    Set<Integer> refused = new HashSet<>();
    while (true) {
      List<String> source = new ArrayList<>();
      source.add("bits 64");
      for (int i = 0; i < samples.size(); i++) {
        source.add(refused.contains(i) ? "" : samples.get(i).text());
      }
      Files.write(directory.resolve("a.asm"), source);
      Process nasm =
          new ProcessBuilder("nasm", "-f", "bin", "-w-all", "-l", "a.lst", "-o", "a.bin", "a.asm")
              .directory(directory.toFile())
              .redirectError(directory.resolve("err").toFile())
              .start();
      if (nasm.waitFor() == 0) {
        return listing(Files.readAllLines(directory.resolve("a.lst")), samples.size());
      }
      int before = refused.size();
      for (String error : Files.readAllLines(directory.resolve("err"))) {
        refused.add(Integer.parseInt(error.split(":", -1)[1]) - 2);
      }
      if (refused.size() == before) {
        throw new IllegalStateException(Files.readString(directory.resolve("err")));
      }
    }
  }

  private static byte[][] listing(List<String> lines, int count) {
    TreeMap<Integer, StringBuilder> hex = new TreeMap<>();
    for (String line : lines) {
      Matcher first = LISTED.matcher(line);
      Matcher matcher = first.matches() ? first : CONTINUED.matcher(line);
      if (first.matches() || matcher.matches()) {
        hex.computeIfAbsent(Integer.parseInt(matcher.group(1)), k -> new StringBuilder())
            .append(matcher.group(2).replaceAll("[()]", ""));
      }
    }
    byte[][] bytes = new byte[count][];
    hex.forEach((line, text) -> bytes[line - 2] = HexFormat.of().parseHex(text));
    return bytes;
  }
}
