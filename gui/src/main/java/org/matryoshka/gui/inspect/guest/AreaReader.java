package org.matryoshka.gui.inspect.guest;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.guest.kernel.memory.Protection;
import org.matryoshka.guest.kernel.memory.VirtualArea;

/** Reads the address space of a guest's process. */
final class AreaReader {
  /** The kernel allows 1024. */
  private static final int MOST = 2048;

  private static final int PAGE_SHIFT = 12;
  private static final String ANONYMOUS_SHARED = "/dev/zero (deleted)";

  private AreaReader() {}

  /** The regions by ascending addresses; none for null. */
  static List<AreaInfo> read(Look look, GuestObject space) {
    List<AreaInfo> found = new ArrayList<>();
    GuestObject list = space == null ? null : space.get("areas");
    GuestObject first = list == null ? null : list.get("first");
    if (first == null) {
      return found;
    }
    ResidentPages pages = new ResidentPages(look.memory(), root(space));
    for (GuestObject area : first.chain("next", MOST)) {
      long start = area.number("start");
      long end = area.number("end");
      GuestObject source = area.get("source");
      found.add(
          new AreaInfo(
              start,
              end,
              rights(area.integer("protection"), area.flag("shared")),
              what(area.integer("kind"), source),
              source == null ? 0 : area.number("firstPage") << PAGE_SHIFT,
              pages.count(start, end)));
    }
    return found;
  }

  /** Bytes of all regions; 0 for null. */
  static long mappedBytes(GuestObject space) {
    GuestObject list = space == null ? null : space.get("areas");
    GuestObject first = list == null ? null : list.get("first");
    long bytes = 0;
    if (first != null) {
      for (GuestObject area : first.chain("next", MOST)) {
        bytes += area.number("end") - area.number("start");
      }
    }
    return bytes;
  }

  /** Pages that are present, as the kernel counts them; 0 for null. */
  static long residentPages(GuestObject space) {
    GuestObject pages = space == null ? null : space.get("pages");
    return pages == null ? 0 : pages.number("resident");
  }

  /** Physical address of the top-level page table; 0 for null. */
  static long root(GuestObject space) {
    GuestObject pages = space == null ? null : space.get("pages");
    GuestObject tables = pages == null ? null : pages.get("tables");
    return tables == null ? 0 : tables.number("root");
  }

  private static String rights(int protection, boolean shared) {
    return ((protection & Protection.READ) != 0 ? "r" : "-")
        + ((protection & Protection.WRITE) != 0 ? "w" : "-")
        + ((protection & Protection.EXECUTE) != 0 ? "x" : "-")
        + (shared ? "s" : "p");
  }

  private static String what(int kind, GuestObject source) {
    if (kind == VirtualArea.HEAP) {
      return "[heap]";
    }
    if (kind == VirtualArea.STACK) {
      return "[stack]";
    }
    if (source == null) {
      return "";
    }
    return source.has("location") ? PathNames.of(source.get("location")) : ANONYMOUS_SHARED;
  }
}
