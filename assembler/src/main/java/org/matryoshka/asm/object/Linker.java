package org.matryoshka.asm.object;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Links objects into an image: joins sections of one name, gives each its load and virtual address,
 * resolves symbols, fills in the fields. Static only: no shared libraries, no tables for them.
 */
public final class Linker {
  private final List<ObjectFile> objects;
  private final LinkOptions options;
  private final List<String> problems = new ArrayList<>();

  private Linker(List<ObjectFile> objects, LinkOptions options) {
    this.objects = objects;
    this.options = options;
  }

  /**
   * Links.
   *
   * @param objects one or more; the order of sections is that of their first appearance
   * @param options entry and places
   * @return the image, or all problems that were found
   */
  public static LinkResult link(List<ObjectFile> objects, LinkOptions options) {
    return new Linker(List.copyOf(objects), options).link();
  }

  private LinkResult link() {
    Map<String, MergedSection> merged = merge();
    List<PlacedSection> placed = new SectionLayout(options, problems).place(merged.values());
    Map<String, PlacedSection> byName = new LinkedHashMap<>();
    placed.forEach(section -> byName.put(section.name(), section));
    GlobalSymbols symbols = new GlobalSymbols(objects, merged, byName, problems);
    for (MergedSection section : merged.values()) {
      fill(section, byName, symbols, merged);
    }
    long entry = 0;
    if (options.entry().isEmpty()) {
      entry = placed.isEmpty() ? 0 : placed.getFirst().virtualAddress();
    } else if (symbols.isDefined(options.entry())) {
      entry = symbols.address(options.entry());
    } else {
      problems.add(
          "the entry symbol '"
              + options.entry()
              + "' is not defined as a global symbol in "
              + objects.stream().map(ObjectFile::name).toList());
    }
    if (placed.stream().noneMatch(section -> section.flags().allocated())) {
      problems.add("no section takes memory: there is nothing to load");
    }
    if (!problems.isEmpty()) {
      return new LinkResult.Failed(problems);
    }
    return new LinkResult.Linked(
        new LinkedImage(entry, placed, Segments.of(placed), symbols.all()));
  }

  private Map<String, MergedSection> merge() {
    Map<String, MergedSection> merged = new LinkedHashMap<>();
    for (ObjectFile object : objects) {
      for (Section section : object.sections()) {
        if (section.size() > 0 || !section.placement().equals(Placement.NEXT)) {
          merged.computeIfAbsent(section.name(), MergedSection::new).add(object, section);
        }
      }
    }
    for (ObjectFile object : objects) {
      for (Symbol symbol : object.symbols()) {
        if (symbol.definition() == Symbol.Definition.COMMON) {
          merged.computeIfAbsent(".bss", MergedSection::new).addCommon(symbol);
        }
      }
    }
    return merged;
  }

  private void fill(
      MergedSection section,
      Map<String, PlacedSection> placed,
      GlobalSymbols symbols,
      Map<String, MergedSection> merged) {
    PlacedSection place = placed.get(section.name());
    for (MergedSection.Part part : section.parts()) {
      for (Relocation relocation : part.section().relocations()) {
        long offset = part.offset() + relocation.offset();
        long target = relocation.addend();
        switch (relocation.target()) {
          case Relocation.Target.OfSection s -> {
            MergedSection of = merged.get(s.section());
            PlacedSection ofPlace = placed.get(s.section());
            // an empty section has no place; its start is only good for a distance of 0
            target += of == null ? 0 : ofPlace.virtualAddress() + of.offsetOf(part.object());
          }
          case Relocation.Target.OfSymbol s -> {
            if (!symbols.isKnown(s.symbol(), part.object())) {
              problem(part, s.symbol());
              continue;
            }
            target += symbols.address(s.symbol(), part.object());
          }
          case Relocation.Target.Absolute a -> {}
        }
        long value =
            relocation.kind().isRelative() ? target - (place.virtualAddress() + offset) : target;
        if (!relocation.kind().fits(value)) {
          tooFar(part, relocation, value);
        } else if (place.content().length > 0) {
          LittleEndianOutput.set(place.content(), (int) offset, value, relocation.kind().bytes());
        }
      }
    }
  }

  private void problem(MergedSection.Part part, String symbol) {
    String text =
        part.object().name()
            + ": symbol '"
            + symbol
            + "' is used in "
            + part.section().name()
            + " but defined nowhere";
    if (!problems.contains(text)) {
      problems.add(text);
    }
  }

  private void tooFar(MergedSection.Part part, Relocation relocation, long value) {
    String target =
        switch (relocation.target()) {
          case Relocation.Target.OfSection s ->
              s.section() + String.format(java.util.Locale.ROOT, "%+d", relocation.addend());
          case Relocation.Target.OfSymbol s -> s.symbol();
          case Relocation.Target.Absolute a -> "an absolute address";
        };
    problems.add(
        part.object().name()
            + ": "
            + part.section().name()
            + "+0x"
            + Long.toHexString(relocation.offset())
            + ": "
            + target
            + " gives 0x"
            + Long.toHexString(value)
            + ", which does not fit the field of "
            + relocation.kind().bytes()
            + " bytes; use an address relative to rip, or a 64-bit field");
  }
}
