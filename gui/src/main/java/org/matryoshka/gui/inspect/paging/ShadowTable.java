package org.matryoshka.gui.inspect.paging;

import org.matryoshka.hv.shadow.ShadowPage;
import org.matryoshka.hv.shadow.ShadowRole;

/**
 * A table of the shadow.
 *
 * @param number distinguishes it from all others of its VM, ever
 * @param hpa machine address
 * @param level 4 (root) to 1
 * @param gfn the guest table that it shadows; for a direct one the first frame that it maps
 * @param direct it shadows a part of a large page, for which the guest has no table
 * @param role what else it depends on, in words
 */
public record ShadowTable(int number, long hpa, int level, int gfn, boolean direct, String role) {
  static ShadowTable of(ShadowPage page) {
    return new ShadowTable(
        page.number(),
        page.hpa(),
        page.level(),
        page.gfn(),
        page.isDirect(),
        ShadowRole.describe(page.role()));
  }

  /** What it shadows, in words. */
  public String shadows() {
    return direct
        ? "part of a large page from guest frame 0x%x".formatted(gfn)
        : "guest table at 0x%x".formatted((long) gfn << 12);
  }
}
