package org.matryoshka.guest.aot;

import java.util.Map;
import java.util.TreeMap;
import org.matryoshka.asm.object.LinkedImage;
import org.matryoshka.asm.object.ObjectFile;
import org.matryoshka.asm.object.Symbol;
import org.matryoshka.guest.aot.backend.layout.ObjectLayout;
import org.matryoshka.guest.aot.backend.write.TextSection;
import org.matryoshka.guest.aot.backend.write.WrittenFunction;
import org.matryoshka.guest.aot.image.AssemblyListing;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.ir.Program;

/**
 * A compiled program, not yet linked.
 *
 * @param program the closed world, as it was compiled
 * @param object what to link
 * @param layout where its fields and descriptors lie
 * @param text its code
 */
public record CompiledProgram(
    Program program, ObjectFile object, ObjectLayout layout, TextSection text) {
  /** Bytes of stack that each method's frame takes, with the return address. */
  public Map<MethodId, Integer> frameBytes() {
    Map<MethodId, Integer> frames = new TreeMap<>();
    for (WrittenFunction function : text.functions()) {
      frames.put(function.method(), function.frameBytes() + 8);
    }
    return frames;
  }

  /**
   * The listing: machine code with the lines of Java that it comes from.
   *
   * @param image that the object was linked into
   * @param sources text of the source files
   */
  public AssemblyListing listing(LinkedImage image, AssemblyListing.SourceLines sources) {
    WrittenFunction first = text.functions().getFirst();
    long address = image.symbol(first.symbol()).map(Symbol::value).orElseThrow();
    return new AssemblyListing(layout, text, image, address - first.start(), sources);
  }
}
