package org.matryoshka.asm.tool;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.matryoshka.asm.Assembler;
import org.matryoshka.asm.AssemblerOptions;
import org.matryoshka.asm.AssemblyResult;
import org.matryoshka.asm.OutputFormat;
import org.matryoshka.asm.diagnostic.Diagnostic;
import org.matryoshka.asm.object.LinkMap;
import org.matryoshka.asm.object.LinkOptions;
import org.matryoshka.asm.source.FileLoader;
import org.matryoshka.asm.source.SourceText;

/**
 * Assembles files during a build: {@code Assemble -f image -o OUT [-e ENTRY] [-P SECTION=PLACE]…
 * [-I DIR]… [-D NAME=TEXT]… [-l LISTING] [-m MAP] [-g] FILE…}. A PLACE is {@code LOAD}, {@code
 * LOAD:VIRTUAL} or {@code +OFFSET} of the virtual from the load address. Says nothing when all is
 * well; a problem ends it with an {@link AssemblyFailure}, whose message holds all diagnostics, so
 * that the build fails and shows them. The product's own command line is {@code matryoshka asm}.
 */
public final class Assemble {
  private boolean lineTable;
  private OutputFormat format = OutputFormat.IMAGE;
  private Path output;
  private Path listing;
  private Path map;
  private LinkOptions link = LinkOptions.PROGRAM;
  private final List<Path> includes = new ArrayList<>();
  private final List<Path> sources = new ArrayList<>();
  private final java.util.Map<String, String> defines = new java.util.LinkedHashMap<>();

  private Assemble() {}

  /** Runs with the arguments of the class comment. */
  public static void main(String[] arguments) throws IOException {
    run(List.of(arguments));
  }

  /**
   * Runs with the arguments of the class comment.
   *
   * @throws AssemblyFailure if the arguments or the sources are wrong
   * @throws IOException if a file can't be read or written
   */
  public static void run(List<String> arguments) throws IOException {
    Assemble assemble = new Assemble();
    assemble.parse(arguments);
    assemble.assemble();
  }

  private void parse(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i);
      if (word.equals("-g")) {
        lineTable = true;
        continue;
      }
      if (!word.startsWith("-") || word.length() < 2) {
        sources.add(Path.of(word));
        continue;
      }
      if (i + 1 == arguments.size()) {
        throw new AssemblyFailure("option " + word + " needs a value");
      }
      String value = arguments.get(++i);
      switch (word) {
        case "-f" ->
            format =
                OutputFormat.byName(value)
                    .orElseThrow(() -> new AssemblyFailure("no format '" + value + "'"));
        case "-o" -> output = Path.of(value);
        case "-l" -> listing = Path.of(value);
        case "-m" -> map = Path.of(value);
        case "-e" -> link = link.withEntry(value);
        case "-P" -> link = link.withPlacement(value);
        case "-I" -> includes.add(Path.of(value));
        case "-D" -> {
          int equals = value.indexOf('=');
          defines.put(
              equals < 0 ? value : value.substring(0, equals),
              equals < 0 ? "" : value.substring(equals + 1));
        }
        default -> throw new AssemblyFailure("no option " + word);
      }
    }
    if (sources.isEmpty() || output == null) {
      throw new AssemblyFailure("needs at least one source and -o OUTPUT");
    }
    if (sources.size() > 1 && format != OutputFormat.IMAGE) {
      throw new AssemblyFailure("several sources can be linked to an image only: -f image");
    }
  }

  private void assemble() throws IOException {
    AssemblerOptions options =
        new AssemblerOptions(format, new FileLoader(includes), defines, link, lineTable);
    List<SourceText> texts = new ArrayList<>();
    for (Path source : sources) {
      try {
        texts.add(
            SourceText.decode(source.toString().replace('\\', '/'), Files.readAllBytes(source)));
      } catch (CharacterCodingException e) {
        throw new AssemblyFailure(source + " is not UTF-8 text");
      }
    }
    AssemblyResult result =
        texts.size() == 1
            ? Assembler.assemble(texts.getFirst(), options)
            : Assembler.assembleAndLink(texts, options);
    switch (result) {
      case AssemblyResult.Rejected rejected ->
          throw new AssemblyFailure(
              rejected.diagnostics().stream()
                  .map(Diagnostic::render)
                  .collect(Collectors.joining("\n")));
      case AssemblyResult.Assembled assembled -> {
        write(output, assembled.output());
        if (listing != null) {
          write(listing, utf8(assembled.listing().render()));
        }
        if (map != null && assembled.image().isPresent()) {
          write(map, utf8(LinkMap.render(assembled.image().get())));
        }
      }
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  /** Writes a file whole or not at all; a device, such as the null device, is written in place. */
  private static void write(Path file, byte[] bytes) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      Files.write(file, bytes);
      return;
    }
    Path directory = file.toAbsolutePath().getParent();
    Files.createDirectories(directory);
    Path part = directory.resolve(file.getFileName() + ".part");
    Files.write(part, bytes);
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
