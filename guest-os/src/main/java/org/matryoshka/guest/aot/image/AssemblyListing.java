package org.matryoshka.guest.aot.image;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.matryoshka.asm.object.LinkedImage;
import org.matryoshka.asm.object.PlacedSection;
import org.matryoshka.asm.object.Relocation;
import org.matryoshka.asm.object.Symbol;
import org.matryoshka.guest.aot.backend.layout.ObjectLayout;
import org.matryoshka.guest.aot.backend.write.LineRow;
import org.matryoshka.guest.aot.backend.write.TextSection;
import org.matryoshka.guest.aot.backend.write.WrittenFunction;
import org.matryoshka.guest.aot.ir.SourcePosition;
import org.matryoshka.isa.format.DisassembledLine;
import org.matryoshka.isa.format.Disassembler;

/**
 * The machine code of a program as text, with the lines of Java that it comes from between the
 * instructions.
 */
public final class AssemblyListing {
  private static final int BYTES_SHOWN = 10;

  private final ObjectLayout layout;
  private final TextSection text;
  private final SourceLines sources;
  private final byte[] code;
  private final long base;
  private final Map<Long, String> names = new HashMap<>();
  private final TreeMap<Integer, String> references = new TreeMap<>();

  /** Where source text comes from. */
  @FunctionalInterface
  public interface SourceLines {
    /**
     * The lines of a source file, or an empty list if it is not at hand.
     *
     * @param path of the file below a source root, such as {@code a/b/C.java}
     */
    List<String> of(String path);
  }

  /**
   * A listing of a program.
   *
   * @param image the linked image, in which the program's code is the first of {@code .text} that
   *     {@code textStart} names
   * @param textStart virtual address of the program's code
   */
  public AssemblyListing(
      ObjectLayout layout,
      TextSection text,
      LinkedImage image,
      long textStart,
      SourceLines sources) {
    this.layout = layout;
    this.text = text;
    this.sources = sources;
    base = textStart;
    PlacedSection section = image.section(".text").orElseThrow();
    int from = (int) (textStart - section.virtualAddress());
    int size = text.code().size();
    code = new byte[size];
    System.arraycopy(section.content(), from, code, 0, size);
    for (Symbol symbol : image.symbols()) {
      if (!symbol.section().isEmpty()) {
        names.putIfAbsent(symbol.value(), symbol.name());
      }
    }
    for (Relocation relocation : text.code().relocations()) {
      if (relocation.target() instanceof Relocation.Target.OfSymbol(String symbol)) {
        references.put((int) relocation.offset(), symbol);
      }
    }
  }

  /** All functions; lines end with LF. */
  public String render() {
    StringBuilder out = new StringBuilder();
    for (WrittenFunction function : text.functions()) {
      if (!out.isEmpty()) {
        out.append('\n');
      }
      render(out, function);
    }
    return out.toString();
  }

  /** One function. */
  public String render(WrittenFunction function) {
    StringBuilder out = new StringBuilder();
    render(out, function);
    return out.toString();
  }

  private void render(StringBuilder out, WrittenFunction function) {
    out.append("; ").append(function.symbol()).append('\n');
    out.append("; ")
        .append(function.file())
        .append(", ")
        .append(function.size())
        .append(" bytes of code, ")
        .append(function.frameBytes())
        .append(" bytes of stack frame\n");
    long address = base + function.start();
    byte[] bytes = new byte[function.size()];
    System.arraycopy(code, function.start(), bytes, 0, bytes.length);
    Map<Long, String> labels = labels(function, bytes, address);
    int row = 0;
    for (DisassembledLine line :
        Disassembler.disassemble(bytes, address, target -> name(labels, target))) {
      int offset = (int) (line.address() - address);
      while (row < function.rows().size() && function.rows().get(row).offset() <= offset) {
        if (row + 1 == function.rows().size() || function.rows().get(row + 1).offset() > offset) {
          source(out, function.rows().get(row));
        }
        row++;
      }
      if (labels.containsKey(line.address())) {
        out.append(labels.get(line.address())).append(":\n");
      }
      instruction(out, line, function.start() + offset);
    }
  }

  /** Names for the places that jumps within a function go to. */
  private static Map<Long, String> labels(WrittenFunction function, byte[] bytes, long address) {
    TreeSet<Long> targets = new TreeSet<>();
    List<DisassembledLine> lines =
        Disassembler.disassemble(
            bytes,
            address,
            target -> {
              if (target >= address && target < address + function.size()) {
                targets.add(target);
              }
              return null;
            });
    Map<Long, String> labels = new HashMap<>();
    for (long target : targets) {
      if (lines.stream().anyMatch(line -> line.address() == target)) {
        labels.put(target, ".L" + (labels.size() + 1));
      }
    }
    return labels;
  }

  private String name(Map<Long, String> labels, long target) {
    String label = labels.get(target);
    return label != null ? label : names.get(target);
  }

  private void instruction(StringBuilder out, DisassembledLine line, int offset) {
    StringBuilder bytes = new StringBuilder();
    for (byte b : line.bytes()) {
      bytes.append(String.format(Locale.ROOT, "%02x", b));
    }
    String text =
        String.format(
            Locale.ROOT,
            "  %08x  %-" + 2 * BYTES_SHOWN + "s  %s",
            line.address() & 0xFFFF_FFFFL,
            bytes,
            line.text());
    out.append(text);
    Map.Entry<Integer, String> reference = references.ceilingEntry(offset);
    if (reference != null && reference.getKey() < offset + line.bytes().length) {
      String meaning = meaning(reference.getValue());
      if (!text.contains(meaning)) {
        out.append("    ; ").append(meaning);
      }
    }
    out.append('\n');
  }

  /** What a symbol stands for, in words. */
  private String meaning(String symbol) {
    if (symbol.startsWith("string:")) {
      String literal = layout.literals().get(Integer.parseInt(symbol.substring(7)));
      return '"' + literal.replace("\n", "\\n") + '"';
    }
    String runtime = symbol.startsWith("runtime:") ? symbol.substring(8) : null;
    if (runtime != null) {
      return runtime;
    }
    return symbol.startsWith("static:") ? symbol.substring(7) : symbol;
  }

  private void source(StringBuilder out, LineRow row) {
    List<SourcePosition> chain = new ArrayList<>();
    for (SourcePosition at = row.position(); at != null; at = at.inlinedInto()) {
      chain.addFirst(at);
    }
    SourcePosition inner = chain.getLast();
    String owner = inner.method().owner();
    String folder = owner.substring(0, owner.lastIndexOf('/') + 1);
    List<String> lines = sources.of(folder + inner.file());
    String place = inner.file() + ":" + inner.line();
    String line =
        inner.line() > 0 && inner.line() <= lines.size() ? lines.get(inner.line() - 1).strip() : "";
    out.append(";").append("   ".repeat(chain.size())).append(place);
    if (chain.size() > 1) {
      out.append(" (").append(inner.method().name()).append(", inlined)");
    }
    out.append(line.isEmpty() ? "" : "    " + line).append('\n');
  }
}
