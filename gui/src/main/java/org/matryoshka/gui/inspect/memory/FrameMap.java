package org.matryoshka.gui.inspect.memory;

import java.util.List;
import org.matryoshka.hv.memory.FrameUse;

/**
 * Whose each frame of the machine's memory is, at one moment. Made for a million frames: a few
 * bytes each.
 */
public final class FrameMap {
  /** Flag: a guest's RAM that holds one of its page tables, so that it is traced. */
  public static final int TABLE = 1;

  /** Flag: holds instructions that have been decoded. */
  public static final int CODE = 1 << 1;

  /** Flag: more than one entry of the shadow maps it. */
  public static final int SHARED = 1 << 2;

  /** Flag: its content is another one than at the moment that it was compared with. */
  public static final int WRITTEN = 1 << 3;

  private static final FrameUse[] USES = FrameUse.values();

  private final long step;
  private final List<String> vmNames;
  private final byte[] uses;
  private final byte[] owners;
  private final byte[] flags;
  private final int[] gfns;
  private final short[] mappings;

  /** By frame: a number that its content decides; null if there are too many frames for that. */
  private final long[] sums;

  FrameMap(
      long step,
      List<String> vmNames,
      byte[] uses,
      byte[] owners,
      byte[] flags,
      int[] gfns,
      short[] mappings,
      long[] sums) {
    this.step = step;
    this.vmNames = List.copyOf(vmNames);
    this.uses = uses;
    this.owners = owners;
    this.flags = flags;
    this.gfns = gfns;
    this.mappings = mappings;
    this.sums = sums;
  }

  /** The same with {@link #WRITTEN} where the content differs from that of an earlier map. */
  public FrameMap comparedWith(FrameMap earlier) {
    if (sums == null || earlier.sums == null || earlier.frames() != frames()) {
      return this;
    }
    byte[] marked = flags.clone();
    for (int frame = 0; frame < frames(); frame++) {
      if (use(frame) != FrameUse.FREE && sums[frame] != earlier.sums[frame]) {
        marked[frame] |= WRITTEN;
      }
    }
    return new FrameMap(step, vmNames, uses, owners, marked, gfns, mappings, sums);
  }

  /** Frames that are {@link #WRITTEN}; −1 if there are too many frames to compare their content. */
  public int written() {
    int count = sums == null ? -1 : 0;
    for (int frame = 0; sums != null && frame < frames(); frame++) {
      count += (flags[frame] & WRITTEN) != 0 ? 1 : 0;
    }
    return count;
  }

  /** The last frame that is not free. */
  public int lastUsed() {
    int last = frames() - 1;
    while (last > 0 && use(last) == FrameUse.FREE) {
      last--;
    }
    return last;
  }

  /** The moment. */
  public long step() {
    return step;
  }

  /** Frames of the machine. */
  public int frames() {
    return uses.length;
  }

  /** What a frame is used for. */
  public FrameUse use(int frame) {
    return USES[uses[frame]];
  }

  /** Number of the VM that owns a frame; 0 if none does. */
  public int owner(int frame) {
    return owners[frame];
  }

  /** The name of a VM. */
  public String vmName(int vm) {
    return vm >= 1 && vm <= vmNames.size() ? vmNames.get(vm - 1) : "";
  }

  /** The names of the VMs, in the order of their numbers. */
  public List<String> vmNames() {
    return vmNames;
  }

  /** The guest frame that a frame holds or shadows. */
  public int gfn(int frame) {
    return gfns[frame];
  }

  /** {@link #TABLE}, {@link #CODE}, {@link #SHARED}. */
  public int flags(int frame) {
    return flags[frame];
  }

  /** How many entries of shadow tables map a frame. */
  public int mappings(int frame) {
    return mappings[frame] & 0xFFFF;
  }

  /**
   * A letter for what a frame is, so that no colour is needed: T a guest's page table, C its code,
   * R its other RAM, S a shadow table, H the hypervisor's own, a dot for a free frame.
   */
  public char letter(int frame) {
    return switch (use(frame)) {
      case FREE -> '·';
      case HYPERVISOR -> 'H';
      case SHADOW_TABLE -> 'S';
      case GUEST_RAM -> (flags[frame] & TABLE) != 0 ? 'T' : (flags[frame] & CODE) != 0 ? 'C' : 'R';
    };
  }

  /** A frame in a sentence. */
  public String describe(int frame) {
    String head = "Machine frame 0x%x (0x%x): ".formatted(frame, (long) frame << 12);
    String vm = "VM " + owner(frame) + " (" + vmName(owner(frame)) + ")";
    return head
        + switch (use(frame)) {
          case FREE -> "free.";
          case HYPERVISOR -> "the hypervisor's own.";
          case SHADOW_TABLE ->
              "shadow page table of %s, of its guest frame 0x%x.".formatted(vm, gfn(frame));
          case GUEST_RAM -> {
            String kind = (flags[frame] & TABLE) != 0 ? ", a page table, traced" : "";
            String code = (flags[frame] & CODE) != 0 ? ", executed as code" : "";
            int times = mappings(frame);
            String written = (flags[frame] & WRITTEN) != 0 ? ", written since the last stop" : "";
            yield "RAM of %s, guest frame 0x%x%s%s%s; %s."
                .formatted(
                    vm,
                    gfn(frame),
                    kind,
                    code,
                    written,
                    times == 0
                        ? "not mapped in the shadow now"
                        : "mapped by "
                            + times
                            + (times == 1 ? " shadow entry" : " shadow entries"));
          }
        };
  }
}
