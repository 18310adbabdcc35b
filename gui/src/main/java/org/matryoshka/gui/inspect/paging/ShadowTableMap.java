package org.matryoshka.gui.inspect.paging;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matryoshka.hv.shadow.ShadowMmu;
import org.matryoshka.hv.shadow.ShadowPage;

/** The shadow's tables of a VM, found by where they are. */
final class ShadowTableMap {
  private final Map<Long, ShadowPage> byAddress = new HashMap<>();
  private final List<ShadowPage> pages;

  ShadowTableMap(ShadowMmu shadow) {
    pages = shadow.pages();
    for (ShadowPage page : pages) {
      byAddress.put((long) page.hpa(), page);
    }
    ShadowPage root = shadow.root();
    if (root != null) {
      byAddress.putIfAbsent((long) root.hpa(), root);
    }
  }

  /** The table in a frame of the machine, or null. */
  ShadowPage at(long hpa) {
    return byAddress.get(hpa);
  }

  /** The root for an address space in a view, or null if there is none yet. */
  ShadowPage root(long rootGpa, int role) {
    int gfn = (int) (rootGpa >>> 12);
    for (ShadowPage page : byAddress.values()) {
      if (page.level() == 4 && page.gfn() == gfn && page.role() == role && !page.isDirect()) {
        return page;
      }
    }
    return null;
  }

  /** All tables. */
  List<ShadowPage> all() {
    return pages;
  }
}
