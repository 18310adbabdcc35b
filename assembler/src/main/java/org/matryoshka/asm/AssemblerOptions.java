package org.matryoshka.asm;

import java.util.LinkedHashMap;
import java.util.Map;
import org.matryoshka.asm.object.LinkOptions;
import org.matryoshka.asm.source.SourceLoader;

/**
 * How a source is assembled.
 *
 * @param format what comes out
 * @param loader finds included files
 * @param defines macros to define before the first line, name to text
 * @param link entry and places of an image; not used for other formats
 * @param lineTable whether objects and images tell a debugger the source line of each address
 */
public record AssemblerOptions(
    OutputFormat format,
    SourceLoader loader,
    Map<String, String> defines,
    LinkOptions link,
    boolean lineTable) {
  /** A copy of the map is kept, in its order. */
  public AssemblerOptions {
    defines = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(defines));
  }

  /** Options without a line table. */
  public AssemblerOptions(
      OutputFormat format, SourceLoader loader, Map<String, String> defines, LinkOptions link) {
    this(format, loader, defines, link, false);
  }

  /** The same with a line table. */
  public AssemblerOptions withLineTable() {
    return new AssemblerOptions(format, loader, defines, link, true);
  }

  /** A format without includes, definitions or link options. */
  public static AssemblerOptions of(OutputFormat format) {
    return new AssemblerOptions(format, SourceLoader.NONE, Map.of(), LinkOptions.PROGRAM);
  }

  /** The same with another loader. */
  public AssemblerOptions withLoader(SourceLoader newLoader) {
    return new AssemblerOptions(format, newLoader, defines, link, lineTable);
  }

  /** The same with other link options. */
  public AssemblerOptions withLink(LinkOptions newLink) {
    return new AssemblerOptions(format, loader, defines, newLink, lineTable);
  }

  /** The same with one more macro. */
  public AssemblerOptions withDefine(String name, String text) {
    Map<String, String> more = new LinkedHashMap<>(defines);
    more.put(name, text);
    return new AssemblerOptions(format, loader, more, link, lineTable);
  }
}
