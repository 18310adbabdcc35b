package org.matryoshka.asm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.matryoshka.asm.assembly.AssemblyOutput;
import org.matryoshka.asm.assembly.AssemblyRun;
import org.matryoshka.asm.assembly.OutputKind;
import org.matryoshka.asm.debug.LineTable;
import org.matryoshka.asm.diagnostic.Diagnostic;
import org.matryoshka.asm.diagnostic.Severity;
import org.matryoshka.asm.listing.Listing;
import org.matryoshka.asm.object.Elf64Writer;
import org.matryoshka.asm.object.FlatBinaryWriter;
import org.matryoshka.asm.object.LinkResult;
import org.matryoshka.asm.object.LinkedImage;
import org.matryoshka.asm.object.Linker;
import org.matryoshka.asm.object.ObjectFile;
import org.matryoshka.asm.source.SourceText;

/** The assembler: NASM's language in, ELF64 or flat bytes out. */
public final class Assembler {
  private Assembler() {}

  /**
   * Assembles one source to the format of the options. The same source and options give the same
   * bytes.
   *
   * @param source the main source
   * @param options format, include path, definitions, link options
   * @return the output, or why there is none; never an exception for any source
   */
  public static AssemblyResult assemble(SourceText source, AssemblerOptions options) {
    OutputKind kind =
        switch (options.format()) {
          case ELF64 -> OutputKind.OBJECT;
          case IMAGE -> OutputKind.IMAGE;
          case BIN -> OutputKind.FLAT;
        };
    AssemblyOutput out = new AssemblyRun(source, options.loader(), options.defines(), kind).run();
    if (hasError(out.diagnostics())) {
      return new AssemblyResult.Rejected(out.diagnostics());
    }
    Listing listing = new Listing(out.object(), out.lines());
    ObjectFile object = object(out, options);
    return switch (options.format()) {
      case ELF64 ->
          new AssemblyResult.Assembled(
              Elf64Writer.object(object), object, Optional.empty(), listing, out.diagnostics());
      case BIN ->
          finish(
              FlatBinaryWriter.write(out.object(), out.origin()),
              out,
              listing,
              image -> FlatBinaryWriter.bytes(image));
      case IMAGE ->
          finish(Linker.link(List.of(object), options.link()), out, listing, Elf64Writer::image);
    };
  }

  private static AssemblyResult finish(
      LinkResult result,
      AssemblyOutput out,
      Listing listing,
      java.util.function.Function<LinkedImage, byte[]> writer) {
    return switch (result) {
      case LinkResult.Linked linked ->
          new AssemblyResult.Assembled(
              writer.apply(linked.image()),
              out.object(),
              Optional.of(linked.image()),
              listing,
              out.diagnostics());
      case LinkResult.Failed failed -> {
        List<Diagnostic> diagnostics = new ArrayList<>(out.diagnostics());
        diagnostics.addAll(problems(failed));
        yield new AssemblyResult.Rejected(diagnostics);
      }
    };
  }

  private static ObjectFile object(AssemblyOutput out, AssemblerOptions options) {
    return options.lineTable() && options.format() != OutputFormat.BIN
        ? LineTable.addTo(out.object(), out.lines())
        : out.object();
  }

  private static boolean hasError(List<Diagnostic> diagnostics) {
    return diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }

  private static List<Diagnostic> problems(LinkResult.Failed failed) {
    return failed.problems().stream()
        .map(text -> new Diagnostic(Severity.ERROR, null, text, "", List.of()))
        .toList();
  }

  /**
   * Assembles several sources and links them to one image.
   *
   * @param sources one or more
   * @param options its format must be {@link OutputFormat#IMAGE}
   * @return the image, or the diagnostics of all sources
   */
  public static AssemblyResult assembleAndLink(List<SourceText> sources, AssemblerOptions options) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    List<ObjectFile> objects = new ArrayList<>();
    Listing listing = null;
    for (SourceText source : sources) {
      AssemblyOutput out =
          new AssemblyRun(source, options.loader(), options.defines(), OutputKind.IMAGE).run();
      diagnostics.addAll(out.diagnostics());
      objects.add(object(out, options));
      Listing own = new Listing(out.object(), out.lines());
      listing = listing == null ? own : listing.plus(own);
    }
    if (hasError(diagnostics)) {
      return new AssemblyResult.Rejected(diagnostics);
    }
    return switch (Linker.link(objects, options.link())) {
      case LinkResult.Linked linked ->
          new AssemblyResult.Assembled(
              Elf64Writer.image(linked.image()),
              objects.getFirst(),
              Optional.of(linked.image()),
              listing,
              diagnostics);
      case LinkResult.Failed failed -> {
        diagnostics.addAll(problems(failed));
        yield new AssemblyResult.Rejected(diagnostics);
      }
    };
  }
}
