package org.matryoshka.gui.fx.view.editor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.matryoshka.asm.Assembler;
import org.matryoshka.asm.AssemblerOptions;
import org.matryoshka.asm.AssemblyResult;
import org.matryoshka.asm.OutputFormat;
import org.matryoshka.asm.source.FileLoader;
import org.matryoshka.asm.source.SourceText;
import org.matryoshka.gui.session.WorldException;
import org.matryoshka.gui.session.WorldLoader;
import org.matryoshka.gui.session.WorldSpecification;

/**
 * What became of a text.
 *
 * @param name of the text, as line tables have it
 * @param text the text itself
 * @param image a bootable ELF file; empty if there is an error
 * @param problems errors and warnings, in the order of the lines
 */
record Assembly(String name, String text, Optional<byte[]> image, List<Problem> problems) {
  /**
   * Assembles a text and links it to an image that a VM can boot. The same text gives the same
   * bytes; may be called on any thread.
   *
   * @param name what diagnostics and line tables call it; included files are looked for beside it
   */
  static Assembly of(String name, String text) {
    AssemblerOptions options =
        AssemblerOptions.of(OutputFormat.IMAGE)
            .withLoader(new FileLoader(List.of()))
            .withLineTable();
    AssemblyResult result = Assembler.assemble(new SourceText(name, text), options);
    List<Problem> problems =
        result.diagnostics().stream().map(diagnostic -> Problem.of(diagnostic, name)).toList();
    return switch (result) {
      case AssemblyResult.Assembled assembled ->
          new Assembly(name, text, Optional.of(assembled.output()), problems);
      case AssemblyResult.Rejected _ -> new Assembly(name, text, Optional.empty(), problems);
    };
  }

  /**
   * The image in a VM of its own.
   *
   * @throws WorldException if there is none, or it can't be booted
   */
  WorldSpecification world() throws WorldException {
    byte[] elf = image.orElseThrow(() -> new WorldException(name + ": has errors"));
    return WorldLoader.image(name, elf).withSources(Map.of(name, text));
  }

  /** Number of errors. */
  long errors() {
    return problems.stream().filter(Problem::error).count();
  }

  /** One sentence. */
  String sentence() {
    long errors = errors();
    long warnings = problems.size() - errors;
    if (problems.isEmpty()) {
      return "Assembles: "
          + image.map(bytes -> "%,d bytes of image.".formatted(bytes.length)).orElse("");
    }
    String text = errors == 0 ? "Assembles, with " : count(errors, "error");
    if (warnings > 0) {
      text += (errors == 0 ? "" : ", ") + count(warnings, "warning");
    }
    return text + ".";
  }

  private static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
