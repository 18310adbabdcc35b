package org.matryoshka.gui.inspect.paging;

/**
 * What the physical core's translation cache knows of an address.
 *
 * @param core the core that holds the VM's translations; −1 if none does
 * @param cached it has an entry for the page that serves this kind of access
 * @param hpa machine address that it leads to; −1 without an entry
 * @param flushDue the hypervisor flushes at the next VM entry, so the entry is not going to be used
 */
public record TlbLookup(int core, boolean cached, long hpa, boolean flushDue) {
  /** Whether the access would hit. */
  public boolean hits() {
    return cached && !flushDue;
  }

  /** A sentence about it. */
  public String sentence() {
    if (core < 0) {
      return "No core holds translations of this VM: they are flushed when it is next entered.";
    }
    if (!cached) {
      return "Core " + core + " has no translation of this page cached for such an access.";
    }
    return flushDue
        ? "Core %d still caches this page, but everything is flushed at the next VM entry."
            .formatted(core)
        : "Core " + core + " has it cached.";
  }
}
