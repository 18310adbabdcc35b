package org.matryoshka.gui.cli.command;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.matryoshka.asm.Assembler;
import org.matryoshka.asm.AssemblerOptions;
import org.matryoshka.asm.AssemblyResult;
import org.matryoshka.asm.OutputFormat;
import org.matryoshka.asm.diagnostic.Diagnostic;
import org.matryoshka.asm.diagnostic.Severity;
import org.matryoshka.asm.object.LinkOptions;
import org.matryoshka.asm.source.FileLoader;
import org.matryoshka.asm.source.SourceText;
import org.matryoshka.gui.cli.io.CommandFailure;
import org.matryoshka.gui.cli.io.ExitCode;
import org.matryoshka.gui.cli.io.InputFile;
import org.matryoshka.gui.cli.io.OutputFile;
import org.matryoshka.gui.cli.io.Terminal;
import org.matryoshka.gui.text.NearestName;

/** {@code asm}: assembles a source in NASM's syntax. */
public final class AsmCommand implements Command {
  private static final List<String> FORMATS = List.of("elf64", "image", "bin");

  private static final Option OUTPUT =
      Option.builder("o")
          .longOpt("output")
          .hasArg()
          .argName("OUT")
          .desc("the output file (default: FILE with .o, .elf or .bin); - for standard output")
          .get();
  private static final Option FORMAT =
      Option.builder("f")
          .longOpt("format")
          .hasArg()
          .argName("FORMAT")
          .desc("elf64: an object (default); image: a linked program or kernel; bin: flat")
          .get();
  private static final Option LISTING =
      Option.builder("l")
          .longOpt("listing")
          .hasArg()
          .argName("LISTING")
          .desc("write the source with addresses and bytes")
          .get();
  private static final Option INCLUDE =
      Option.builder("I")
          .longOpt("include")
          .hasArg()
          .argName("DIR")
          .desc("where %include looks too; may be repeated")
          .get();
  private static final Option DEFINE =
      Option.builder("D")
          .longOpt("define")
          .hasArg()
          .argName("NAME[=TEXT]")
          .desc("define a macro before the first line; may be repeated")
          .get();
  private static final Option ENTRY =
      Option.builder("e")
          .longOpt("entry")
          .hasArg()
          .argName("SYMBOL")
          .desc("where an image is entered (default _start)")
          .get();
  private static final Option PLACE =
      Option.builder("P")
          .longOpt("place")
          .hasArg()
          .argName("SECTION=LOAD[:VIRTUAL]")
          .desc("where a section of an image lies; may be repeated")
          .get();
  private static final Option LINE_TABLE =
      Option.builder("g").desc("tell debuggers the source line of each address").get();

  @Override
  public String name() {
    return "asm";
  }

  @Override
  public String summary() {
    return "assembles a source in NASM's syntax";
  }

  @Override
  public String operands() {
    return "FILE.asm";
  }

  @Override
  public Options options() {
    Options options = new Options();
    for (Option option :
        List.of(OUTPUT, FORMAT, LISTING, INCLUDE, DEFINE, ENTRY, PLACE, LINE_TABLE)) {
      options.addOption(option);
    }
    return options;
  }

  @Override
  public List<String> notes() {
    return List.of(
        "FILE.asm may be - for standard input. A program from source to output in two lines:",
        "  matryoshka asm hello.asm -f image -o hello.elf",
        "  matryoshka run hello.elf");
  }

  @Override
  public int run(CommandLine line, Terminal terminal) {
    String name = CommonOptions.oneOperand(line, "asm", "FILE.asm");
    OutputFormat format = format(line.getOptionValue(FORMAT, "elf64"));
    rejectImageOptions(line, format);
    String output = output(line, name, format);
    rejectOverwriting(line, name, output);
    InputFile file = InputFile.read(name, terminal.in());
    AssemblyResult result = Assembler.assemble(source(file), assemblerOptions(line, format));
    return switch (result) {
      case AssemblyResult.Rejected rejected -> throw rejection(file, rejected.diagnostics());
      case AssemblyResult.Assembled assembled -> {
        assembled.diagnostics().forEach(warning -> terminal.err().println(warning.render()));
        if (line.hasOption(LISTING)) {
          byte[] listing = assembled.listing().render().getBytes(StandardCharsets.UTF_8);
          OutputFile.write(line.getOptionValue(LISTING), listing);
        }
        if (output.equals("-")) {
          terminal.out().writeBytes(assembled.output());
        } else {
          OutputFile.write(output, assembled.output());
        }
        yield ExitCode.DONE.status();
      }
    };
  }

  private static SourceText source(InputFile file) {
    try {
      return SourceText.decode(file.name().replace('\\', '/'), file.bytes());
    } catch (CharacterCodingException e) {
      throw CommandFailure.rejected(file.name() + ": is not a UTF-8 text");
    }
  }

  private static OutputFormat format(String name) {
    return OutputFormat.byName(name)
        .orElseThrow(
            () ->
                CommandFailure.usage(
                    "asm: -f "
                        + name
                        + ": is none of "
                        + String.join(", ", FORMATS)
                        + NearestName.hint(name, FORMATS)));
  }

  private static void rejectImageOptions(CommandLine line, OutputFormat format) {
    if (format != OutputFormat.IMAGE && (line.hasOption(ENTRY) || line.hasOption(PLACE))) {
      throw CommandFailure.usage("asm: -e and -P say how to link; they need -f image");
    }
  }

  private static String output(CommandLine line, String name, OutputFormat format) {
    if (line.hasOption(OUTPUT)) {
      return line.getOptionValue(OUTPUT);
    }
    if (name.equals("-")) {
      throw CommandFailure.usage("asm: a source from standard input needs -o OUT");
    }
    String ending =
        switch (format) {
          case ELF64 -> ".o";
          case IMAGE -> ".elf";
          case BIN -> ".bin";
        };
    return name.replaceFirst("\\.(?i:asm|nasm|s)$", "") + ending;
  }

  private static void rejectOverwriting(CommandLine line, String source, String output) {
    OutputFile.mustDiffer(output, source);
    if (line.hasOption(LISTING)) {
      OutputFile.mustDiffer(line.getOptionValue(LISTING), source);
      OutputFile.mustDiffer(line.getOptionValue(LISTING), output);
    }
  }

  private static AssemblerOptions assemblerOptions(CommandLine line, OutputFormat format) {
    List<Path> includes = new ArrayList<>();
    for (String folder : values(line, INCLUDE)) {
      includes.add(Path.of(folder));
    }
    Map<String, String> defines = new LinkedHashMap<>();
    for (String define : values(line, DEFINE)) {
      String[] parts = define.split("=", 2);
      defines.put(parts[0], parts.length == 2 ? parts[1] : "");
    }
    LinkOptions link = LinkOptions.PROGRAM;
    try {
      if (line.hasOption(ENTRY)) {
        link = link.withEntry(line.getOptionValue(ENTRY));
      }
      for (String place : values(line, PLACE)) {
        link = link.withPlacement(place);
      }
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage("asm: -P: " + e.getMessage());
    }
    return new AssemblerOptions(
        format, new FileLoader(includes), defines, link, line.hasOption(LINE_TABLE));
  }

  private static String[] values(CommandLine line, Option option) {
    String[] values = line.getOptionValues(option);
    return values == null ? new String[0] : values;
  }

  private static CommandFailure rejection(InputFile file, List<Diagnostic> diagnostics) {
    long errors = diagnostics.stream().filter(d -> d.severity() == Severity.ERROR).count();
    return CommandFailure.rejected(
        file.name() + ": " + errors + (errors == 1 ? " error" : " errors") + ", nothing written",
        diagnostics.stream().map(Diagnostic::render).toList());
  }
}
