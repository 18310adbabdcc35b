package org.matryoshka.asm.object;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives the sections of an image their addresses. Without any placement they are sorted: code,
 * constants, data, zeroed data. With one, their order is that of the source. A section whose
 * permissions differ from those of the one before begins a new page. The distance of virtual and
 * load address is kept from section to section until a placement changes it.
 */
final class SectionLayout {
  static final long PAGE = 4096;

  private final LinkOptions options;
  private final List<String> problems;
  private final Map<String, PlacedSection> placed = new LinkedHashMap<>();

  SectionLayout(LinkOptions options, List<String> problems) {
    this.options = options;
    this.problems = problems;
  }

  List<PlacedSection> place(Collection<MergedSection> merged) {
    List<MergedSection> order = new ArrayList<>();
    merged.stream().filter(s -> s.flags().allocated()).forEach(order::add);
    if (order.stream().allMatch(section -> placement(section).equals(Placement.NEXT))) {
      order.sort(Comparator.comparingInt(SectionLayout::rank));
    }
    long load = options.base();
    long shift = 0;
    PlacedSection before = null;
    for (MergedSection section : order) {
      Placement placement = placement(section);
      boolean newPage = before != null && !before.flags().samePermissions(section.flags());
      long alignment = Math.max(section.alignment(), newPage ? PAGE : 1);
      long at;
      if (placement.load().isPresent()) {
        at = placement.load().getAsLong();
      } else {
        long after = follow(section, placement.follows(), true, load);
        at =
            placement.virtual().isPresent()
                ? after
                    + Math.floorMod(
                        placement.virtual().getAsLong() - after, Math.max(alignment, PAGE))
                : SectionHeaders.roundUp(after, alignment);
      }
      long virtual = at + shift;
      if (placement.virtual().isPresent()) {
        virtual = placement.virtual().getAsLong();
      } else if (placement.virtualOffset().isPresent()) {
        virtual = at + placement.virtualOffset().getAsLong();
      } else if (!placement.virtualFollows().isEmpty()) {
        virtual =
            SectionHeaders.roundUp(
                follow(section, placement.virtualFollows(), false, at + shift), alignment);
      }
      check(section, "load", at);
      check(section, "virtual", virtual);
      shift = virtual - at;
      before =
          new PlacedSection(
              section.name(),
              section.flags(),
              section.alignment(),
              at,
              virtual,
              section.size(),
              section.content());
      placed.put(section.name(), before);
      load = at + section.size();
    }
    checkOverlaps();
    List<PlacedSection> result = new ArrayList<>(placed.values());
    for (MergedSection section : merged) {
      if (!section.flags().allocated()) {
        result.add(
            new PlacedSection(
                section.name(),
                section.flags(),
                section.alignment(),
                0,
                0,
                section.size(),
                section.content()));
      }
    }
    return result;
  }

  private Placement placement(MergedSection section) {
    return options.placements().getOrDefault(section.name(), section.placement());
  }

  private static int rank(MergedSection section) {
    SectionFlags flags = section.flags();
    if (flags.executable()) {
      return 0;
    }
    if (!flags.writable()) {
      return 1;
    }
    return flags.empty() ? 3 : 2;
  }

  private long follow(MergedSection section, String name, boolean load, long otherwise) {
    if (name.isEmpty()) {
      return otherwise;
    }
    PlacedSection other = placed.get(name);
    if (other == null) {
      problems.add(
          "section " + section.name() + " follows " + name + ", which is not placed before it");
      return otherwise;
    }
    return (load ? other.loadAddress() : other.virtualAddress()) + other.size();
  }

  private void check(MergedSection section, String kind, long address) {
    if ((address & section.alignment() - 1) != 0) {
      problems.add(
          "section "
              + section.name()
              + ": "
              + kind
              + " address 0x"
              + Long.toHexString(address)
              + " is not a multiple of its alignment "
              + section.alignment());
    }
  }

  private void checkOverlaps() {
    List<PlacedSection> all = new ArrayList<>(placed.values());
    for (int i = 0; i < all.size(); i++) {
      for (int j = 0; j < i; j++) {
        PlacedSection a = all.get(j);
        PlacedSection b = all.get(i);
        if (overlap(a.virtualAddress(), a.size(), b.virtualAddress(), b.size())) {
          problems.add(overlapText("virtual", a, a.virtualAddress(), b, b.virtualAddress()));
        }
        if (overlap(a.loadAddress(), a.size(), b.loadAddress(), b.size())) {
          problems.add(overlapText("load", a, a.loadAddress(), b, b.loadAddress()));
        }
      }
    }
  }

  private static boolean overlap(long a, long aSize, long b, long bSize) {
    return aSize > 0
        && bSize > 0
        && Long.compareUnsigned(a, b + bSize) < 0
        && Long.compareUnsigned(b, a + aSize) < 0;
  }

  private static String overlapText(
      String kind, PlacedSection a, long aAt, PlacedSection b, long bAt) {
    return String.format(
        java.util.Locale.ROOT,
        "sections %s (0x%x, %d bytes) and %s (0x%x, %d bytes) overlap in %s memory",
        a.name(),
        aAt,
        a.size(),
        b.name(),
        bAt,
        b.size(),
        kind);
  }
}
