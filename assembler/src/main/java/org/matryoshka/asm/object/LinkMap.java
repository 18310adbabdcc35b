package org.matryoshka.asm.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a linker did, as text for people: the places of sections and symbols. */
public final class LinkMap {
  private LinkMap() {}

  /** Sections in their order, then symbols by address; lines end with LF. */
  public static String render(LinkedImage image) {
    StringBuilder out = new StringBuilder();
    out.append(String.format(Locale.ROOT, "entry 0x%016x%n", image.entry()));
    out.append("virtual            load                   size  flags  section\n");
    for (PlacedSection s : image.sections()) {
      out.append(
          String.format(
              Locale.ROOT,
              "0x%016x 0x%016x %8d  %s%s%s    %s%n",
              s.virtualAddress(),
              s.loadAddress(),
              s.size(),
              s.flags().allocated() ? "r" : "-",
              s.flags().writable() ? "w" : "-",
              s.flags().executable() ? "x" : "-",
              s.name()));
    }
    out.append("\naddress            symbol\n");
    List<Symbol> symbols = new ArrayList<>(image.symbols());
    symbols.removeIf(s -> s.section().isEmpty());
    symbols.sort((a, b) -> Long.compareUnsigned(a.value(), b.value()));
    for (Symbol s : symbols) {
      out.append(String.format(Locale.ROOT, "0x%016x %s%n", s.value(), s.name()));
    }
    return out.toString().replace(System.lineSeparator(), "\n");
  }
}
