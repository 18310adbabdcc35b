package org.matryoshka.hv.shadow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matryoshka.cpu.snapshot.StateFields;
import org.matryoshka.cpu.snapshot.Stateful;
import org.matryoshka.hv.memory.FrameAllocator;
import org.matryoshka.hv.memory.FrameUse;

/**
 * The shadow pages of a virtual machine: found by what they shadow, kept up to a limit, in the
 * order of their use.
 */
final class ShadowPageCache implements Stateful {
  /** Words of a page in the saved state. */
  private static final int WORDS = 4;

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

  /** All pages, least recently used first. */
  Collection<ShadowPage> all() {
    List<ShadowPage> pages = new ArrayList<>(byKey.size());
    for (ShadowPage page = oldest; page != null; page = page.newer) {
      pages.add(page);
    }
    return pages;
  }

  /** The page in a frame, or null. */
  ShadowPage at(int hpa) {
    for (ShadowPage page = oldest; page != null; page = page.newer) {
      if (page.hpa == hpa) {
        return page;
      }
    }
    return null;
  }

  /** The pages in the order of their use; what they lead to is not put back here. */
  @Override
  public void state(StateFields fields) {
    made = fields.number("made", made);
    long[] words = new long[WORDS * size()];
    int length = 0;
    for (ShadowPage page = oldest; page != null; page = page.newer) {
      words[length++] = (long) page.number << 32 | page.hpa;
      words[length++] = page.key;
      words[length++] = page.usedByFill;
      words[length++] = page.writesSinceUse;
    }
    length = fields.number("words", length);
    if (fields.loading()) {
      words = new long[length];
    }
    fields.numbers("page", words);
    if (fields.loading()) {
      load(words);
    }
    removedState(fields);
  }

  /** What people are shown of entries that were taken out: place, value, and so on. */
  private void removedState(StateFields fields) {
    List<ShadowPage> pages = new ArrayList<>(all());
    long[] words = new long[0];
    int length = 0;
    for (int n = 0; n < pages.size() && !fields.loading(); n++) {
      for (int index = 0; pages.get(n).hasRemoved() && index < 512; index++) {
        if (pages.get(n).removed(index) != 0) {
          if (length == words.length) {
            words = Arrays.copyOf(words, Math.max(16, 2 * length));
          }
          words[length++] = (long) n << 9 | index;
          words[length++] = pages.get(n).removed(index);
        }
      }
    }
    length = fields.number("removedWords", length);
    words = Arrays.copyOf(words, length);
    fields.numbers("removed", words);
    for (int at = 0; fields.loading() && at < length; at += 2) {
      pages.get((int) (words[at] >>> 9)).setRemoved((int) words[at] & 511, words[at + 1]);
    }
  }

  private void load(long[] words) {
    byKey.clear();
    byTable.clear();
    newest = null;
    oldest = null;
    for (int at = 0; at < words.length; at += WORDS) {
      ShadowPage page = ShadowPage.of(words[at + 1], (int) (words[at] >> 32), (int) words[at]);
      page.usedByFill = words[at + 2];
      page.writesSinceUse = (int) words[at + 3];
      append(page);
      byKey.put(page.key, page);
    }
    // Those of one table are kept in the order in which they were made.
    byKey.values().stream()
        .filter(page -> !page.isDirect())
        .sorted(Comparator.comparingInt(page -> page.number))
        .forEach(page -> byTable.computeIfAbsent(page.gfn, _ -> new ArrayList<>(2)).add(page));
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
