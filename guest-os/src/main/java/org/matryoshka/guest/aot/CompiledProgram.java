package org.matryoshka.guest.aot;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.matryoshka.asm.object.LinkedImage;
import org.matryoshka.asm.object.ObjectFile;
import org.matryoshka.asm.object.Symbol;
import org.matryoshka.guest.aot.backend.layout.ObjectLayout;
import org.matryoshka.guest.aot.backend.write.TextSection;
import org.matryoshka.guest.aot.backend.write.WrittenFunction;
import org.matryoshka.guest.aot.image.AssemblyListing;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.ir.Program;
import org.matryoshka.guest.aot.verify.CallGraph;
import org.matryoshka.guest.aot.verify.StackDepth;

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
  /**
   * How much stack each method can need with all that it calls. What {@code new} calls is not
   * counted: where a method allocates, add the depth of {@code Heap.allocate}, and below that of
   * the collector.
   *
   * @param recursionDepth the activations that a method's {@code @Recursion} allows, 0 without one
   */
  public StackDepth stackDepth(ToIntFunction<MethodId> recursionDepth) {
    Map<MethodId, Integer> frames = new HashMap<>();
    for (WrittenFunction function : text.functions()) {
      frames.put(function.method(), function.frameBytes());
    }
    return new StackDepth(
        new CallGraph(program), method -> frames.getOrDefault(method, 0), recursionDepth);
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
