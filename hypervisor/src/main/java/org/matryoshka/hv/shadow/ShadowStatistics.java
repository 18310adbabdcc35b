package org.matryoshka.hv.shadow;

import org.matryoshka.cpu.snapshot.StateFields;
import org.matryoshka.cpu.snapshot.Stateful;

/** Counts what shadow paging has done for a virtual machine; names after KVM's. */
public final class ShadowStatistics implements Stateful {
  long trueFaults;
  long hiddenFaults;
  long traceWrites;
  long mmio;
  int pages;
  int pagesMax;
  long pagesMade;
  long entriesFilled;
  long entriesZapped;
  long flooded;
  long recycled;
  long flushes;
  long rootHits;
  long rootMisses;

  ShadowStatistics() {}

  @Override
  public void state(StateFields fields) {
    trueFaults = fields.number("trueFaults", trueFaults);
    hiddenFaults = fields.number("hiddenFaults", hiddenFaults);
    traceWrites = fields.number("traceWrites", traceWrites);
    mmio = fields.number("mmio", mmio);
    pages = fields.number("pages", pages);
    pagesMax = fields.number("pagesMax", pagesMax);
    pagesMade = fields.number("pagesMade", pagesMade);
    entriesFilled = fields.number("entriesFilled", entriesFilled);
    entriesZapped = fields.number("entriesZapped", entriesZapped);
    flooded = fields.number("flooded", flooded);
    recycled = fields.number("recycled", recycled);
    flushes = fields.number("flushes", flushes);
    rootHits = fields.number("rootHits", rootHits);
    rootMisses = fields.number("rootMisses", rootMisses);
  }

  /** Page faults that the guest's own tables demand. */
  public long trueFaults() {
    return trueFaults;
  }

  /** Page faults of the shadow alone. */
  public long hiddenFaults() {
    return hiddenFaults;
  }

  /** Faults of writes to traced frames. */
  public long traceWrites() {
    return traceWrites;
  }

  /** Faults that lead to a device or to no memory. */
  public long mmio() {
    return mmio;
  }

  /** Shadow pages now. */
  public int pages() {
    return pages;
  }

  /** The most shadow pages at any time. */
  public int pagesMax() {
    return pagesMax;
  }

  /** Shadow pages made since the start. */
  public long pagesMade() {
    return pagesMade;
  }

  /** Entries that came to map a page. */
  public long entriesFilled() {
    return entriesFilled;
  }

  /** Entries cleared because the guest changed its own (KVM: mmu_pde_zapped). */
  public long entriesZapped() {
    return entriesZapped;
  }

  /** Guest tables no longer shadowed because they were only written (KVM: mmu_flooded). */
  public long flooded() {
    return flooded;
  }

  /** Shadow pages taken for others because the limit was reached (KVM: mmu_recycled). */
  public long recycled() {
    return recycled;
  }

  /** Flushes of the physical translation cache that changes of the shadow made necessary. */
  public long flushes() {
    return flushes;
  }

  /** Changes of root that found it in the cache. */
  public long rootHits() {
    return rootHits;
  }

  /** Changes of root that had to make it. */
  public long rootMisses() {
    return rootMisses;
  }
}
