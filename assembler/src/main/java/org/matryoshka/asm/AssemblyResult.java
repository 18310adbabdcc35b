package org.matryoshka.asm;

import java.util.List;
import java.util.Optional;
import org.matryoshka.asm.diagnostic.Diagnostic;
import org.matryoshka.asm.listing.Listing;
import org.matryoshka.asm.object.LinkedImage;
import org.matryoshka.asm.object.ObjectFile;

/** What the assembler made of a source. */
public sealed interface AssemblyResult {
  /** Messages, in the order of the lines of each file. */
  List<Diagnostic> diagnostics();

  /**
   * Output.
   *
   * @param output the file's bytes in the format that was asked for
   * @param object the object before linking
   * @param image the linked image, if the format is one
   * @param listing source lines with addresses and bytes
   * @param diagnostics warnings
   */
  record Assembled(
      byte[] output,
      ObjectFile object,
      Optional<LinkedImage> image,
      Listing listing,
      List<Diagnostic> diagnostics)
      implements AssemblyResult {
    /** A copy of the list is kept. */
    public Assembled {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /** No output: there is an error among the diagnostics. */
  record Rejected(List<Diagnostic> diagnostics) implements AssemblyResult {
    /** A copy of the list is kept. */
    public Rejected {
      diagnostics = List.copyOf(diagnostics);
    }
  }
}
