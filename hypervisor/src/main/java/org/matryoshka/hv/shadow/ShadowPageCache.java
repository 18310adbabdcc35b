package org.matryoshka.hv.shadow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matryoshka.hv.memory.FrameAllocator;
import org.matryoshka.hv.memory.FrameUse;

/**
 * The shadow pages of a virtual machine: found by what they shadow, kept up to a limit, in the
 * order of their use.
 */
final class ShadowPageCache {
  private final FrameAllocator frames;
  private final int vm;
  private final int limit;
  private final Map<Long, ShadowPage> byKey = new HashMap<>();

  /** By guest frame: the shadow pages of the guest table in it. Direct pages are not here. */
  private final Map<Integer, List<ShadowPage>> byTable = new HashMap<>();

  private ShadowPage newest;
  private ShadowPage oldest;
  private int made;

  ShadowPageCache(FrameAllocator frames, int vm, int limit) {
    this.frames = frames;
    this.vm = vm;
    this.limit = limit;
  }

  int size() {
    return byKey.size();
  }

  boolean isFull() {
    return byKey.size() >= limit;
  }

  /** The page with a key, or null. */
  ShadowPage find(long key) {
    return byKey.get(key);
  }

  Collection<ShadowPage> all() {
    return byKey.values();
  }

  /** The shadow pages of the guest table in a frame; empty if it holds none. */
  List<ShadowPage> ofTable(int gfn) {
    return byTable.getOrDefault(gfn, List.of());
  }

  ShadowPage create(int gfn, int level, int role) {
    int hpa = frames.allocate(vm, FrameUse.SHADOW_TABLE, gfn);
    ShadowPage page = new ShadowPage(++made, hpa, gfn, level, role);
    byKey.put(page.key, page);
    if (!page.isDirect()) {
      byTable.computeIfAbsent(gfn, _ -> new ArrayList<>(2)).add(page);
    }
    append(page);
    return page;
  }

  /** Forgets a page that nothing leads to any more, and gives its frame back. */
  void remove(ShadowPage page) {
    byKey.remove(page.key);
    List<ShadowPage> siblings = byTable.get(page.gfn);
    if (!page.isDirect() && siblings.remove(page) && siblings.isEmpty()) {
      byTable.remove(page.gfn);
    }
    unlink(page);
    frames.free(page.hpa);
  }

  /** A page has been used. */
  void touch(ShadowPage page) {
    if (page != newest) {
      unlink(page);
      append(page);
    }
  }

  /** The page that was not used for longest, of those that a fill does not need; null for none. */
  ShadowPage leastRecent(ShadowPage root, long currentFill) {
    ShadowPage page = oldest;
    while (page != null && (page == root || page.usedByFill == currentFill)) {
      page = page.newer;
    }
    return page;
  }

  int made() {
    return made;
  }

  private void append(ShadowPage page) {
    page.older = newest;
    page.newer = null;
    if (newest == null) {
      oldest = page;
    } else {
      newest.newer = page;
    }
    newest = page;
  }

  private void unlink(ShadowPage page) {
    if (page.older == null) {
      oldest = page.newer;
    } else {
      page.older.newer = page.newer;
    }
    if (page.newer == null) {
      newest = page.older;
    } else {
      page.newer.older = page.older;
    }
  }
}
