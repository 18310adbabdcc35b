package org.matryoshka.gui.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.matryoshka.gui.cli.io.CommandFailure;
import org.matryoshka.gui.cli.io.ExitCode;
import org.matryoshka.gui.cli.io.InputFile;
import org.matryoshka.gui.cli.io.Terminal;
import org.matryoshka.gui.disassembly.BrokenFileException;
import org.matryoshka.gui.disassembly.CodeRegion;
import org.matryoshka.gui.disassembly.CodeRegions;
import org.matryoshka.gui.disassembly.DisassemblyJson;
import org.matryoshka.isa.format.DisassembledLine;
import org.matryoshka.isa.format.Disassembler;

/** {@code disasm}: machine code as assembly text. */
public final class DisasmCommand implements Command {
  private static final Option HEX =
      Option.builder("x")
          .longOpt("hex")
          .hasArg()
          .argName("BYTES")
          .desc("disassemble these bytes, in hexadecimal, instead of a file")
          .get();
  private static final Option ADDRESS =
      Option.builder("a")
          .longOpt("address")
          .hasArg()
          .argName("ADDR")
          .desc("where the first byte of -x or of a flat file stands (default 0)")
          .get();

  @Override
  public String name() {
    return "disasm";
  }

  @Override
  public String summary() {
    return "shows machine code as assembly text";
  }

  @Override
  public String operands() {
    return "FILE | -x \"48 89 e5\"";
  }

  @Override
  public Options options() {
    return new Options().addOption(HEX).addOption(ADDRESS).addOption(CommonOptions.JSON);
  }

  @Override
  public List<String> notes() {
    return List.of(
        "An ELF64 file's executable sections are shown, with its symbols; any other file is taken"
            + " as",
        "flat code. FILE may be - for standard input.");
  }

  @Override
  public int run(CommandLine line, Terminal terminal) {
    List<CodeRegion> regions = regions(line, terminal);
    if (line.hasOption(CommonOptions.JSON)) {
      DisassemblyJson.write(regions, terminal.out());
      return ExitCode.DONE.status();
    }
    for (CodeRegion region : regions) {
      if (!region.name().isEmpty()) {
        terminal.out().println("section " + region.name());
      }
      for (DisassembledLine text :
          Disassembler.disassemble(region.bytes(), region.address(), region::reference)) {
        String label = region.label(text.address());
        if (label != null) {
          terminal.out().println(label + ":");
        }
        terminal.out().println(text);
      }
    }
    return ExitCode.DONE.status();
  }

  private static List<CodeRegion> regions(CommandLine line, Terminal terminal) {
    long address = address(line);
    List<String> operands = line.getArgList();
    if (line.hasOption(HEX)) {
      // an unquoted -x 48 89 e5 means the same
      List<String> words = new ArrayList<>(List.of(line.getOptionValue(HEX)));
      words.addAll(operands);
      return List.of(CodeRegion.flat(parseHex(String.join(" ", words)), address));
    }
    InputFile file =
        InputFile.read(CommonOptions.oneOperand(line, "disasm", "FILE or -x BYTES"), terminal.in());
    try {
      return CodeRegions.of(file.name(), file.bytes(), address);
    } catch (BrokenFileException e) {
      throw CommandFailure.rejected(e.getMessage());
    }
  }

  private static long address(CommandLine line) {
    String text = line.getOptionValue(ADDRESS, "0");
    String digits = text.replaceFirst("^0[xX]", "");
    try {
      return digits.length() < text.length()
          ? Long.parseUnsignedLong(digits, 16)
          : Long.parseUnsignedLong(text);
    } catch (NumberFormatException e) {
      throw CommandFailure.usage(
          "disasm: '" + text + "' is not an address; write for instance 0x100000");
    }
  }

  /** Bytes as people paste them: with spaces, commas, {@code 0x} or {@code \x}, or without. */
  private static byte[] parseHex(String text) {
    String digits = text.replaceAll("(?i)0x|\\\\x|[\\s,:_]", "");
    if (digits.isEmpty() || digits.length() % 2 != 0 || !digits.matches("(?i)[0-9a-f]+")) {
      throw CommandFailure.usage(
          "disasm: -x '" + text + "' is not a row of bytes; write two hexadecimal digits for each");
    }
    byte[] bytes = new byte[digits.length() / 2];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(digits, 2 * i, 2 * i + 2, 16);
    }
    return bytes;
  }
}
