package org.matryoshka.gui.inspect.paging;

import org.matryoshka.hv.memory.GuestMemory;
import org.matryoshka.mmu.memory.PhysicalMemory;

/**
 * What a guest-physical address is: the stage of a translation that only the hypervisor knows
 * (p2m).
 *
 * @param gpa the address
 * @param kind what is there
 * @param hpa the machine address; −1 unless {@link Kind#RAM}
 * @param device the name of the device whose window it is; empty for none
 * @param traced writes are told to the shadow because the frame holds a page table
 */
public record Place(long gpa, Kind kind, long hpa, String device, boolean traced) {
  /** What there is. */
  public enum Kind {
    /** RAM with a machine frame behind it. */
    RAM("RAM"),
    /** RAM that nobody has touched: it gets a frame of zeroes at the first access. */
    UNTOUCHED("RAM, not touched yet"),
    /** A device answers. */
    DEVICE("device"),
    /** Nothing: reads give all ones, writes are lost. */
    NOTHING("no memory");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** In words. */
    public String text() {
      return text;
    }
  }

  /** Looks it up; touches nothing. */
  public static Place of(GuestMemory memory, long gpa) {
    if (!memory.isRam(gpa)) {
      return memory
          .windowName(gpa)
          .map(name -> new Place(gpa, Kind.DEVICE, -1, name, false))
          .orElseGet(() -> new Place(gpa, Kind.NOTHING, -1, "", false));
    }
    int gfn = (int) (gpa >>> PhysicalMemory.FRAME_SHIFT);
    if (!memory.isTouched(gfn)) {
      return new Place(gpa, Kind.UNTOUCHED, -1, "", false);
    }
    long hpa = memory.frame(gfn) + (gpa & PhysicalMemory.FRAME_SIZE - 1);
    return new Place(gpa, Kind.RAM, hpa, "", memory.isTraced(gfn));
  }

  /** Whether there is RAM, touched or not. */
  public boolean isRam() {
    return kind == Kind.RAM || kind == Kind.UNTOUCHED;
  }

  /** A sentence about it. */
  public String sentence() {
    return switch (kind) {
      case RAM ->
          "Guest frame 0x%x lies in machine frame 0x%x%s."
              .formatted(gpa >>> 12, hpa >>> 12, traced ? "; it holds a page table: traced" : "");
      case UNTOUCHED ->
          "Guest frame 0x%x has no machine frame yet: it gets one, full of zeroes, when touched."
              .formatted(gpa >>> 12);
      case DEVICE -> "0x%x belongs to the device %s.".formatted(gpa, device);
      case NOTHING -> "There is no memory at 0x%x: reads give all ones.".formatted(gpa);
    };
  }
}
