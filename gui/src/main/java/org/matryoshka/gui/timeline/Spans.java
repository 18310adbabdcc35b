package org.matryoshka.gui.timeline;

/**
 * Stretches of one lane that follow each other, exactly.
 *
 * @param codes what each is: see {@link #state}, or of a core the number of the VM, 0 for nobody
 * @param times where each begins, and where the last one ends, in cycles
 * @param steps the same in steps
 */
public record Spans(int[] codes, long[] times, long[] steps) {
  static final Spans NONE = new Spans(new int[0], new long[1], new long[1]);

  /** How many. */
  public int size() {
    return codes.length;
  }

  /** Where one begins; the one behind the last begins where that ends. */
  public long at(Axis axis, int index) {
    return axis == Axis.TIME ? times[index] : steps[index];
  }

  /** What a virtual CPU does. */
  public VcpuState state(int index) {
    return VcpuState.of(codes[index]);
  }

  /** On which core. */
  public int core(int index) {
    return VcpuState.core(codes[index]);
  }

  /** Whether it is a VM exit; not so is an interrupt that the hypervisor delivers without one. */
  public boolean isExit(int index) {
    return VcpuState.reason(codes[index]) != null;
  }

  /** The one at a place, or −1. The last of those that begin there counts. */
  public int find(Axis axis, long place) {
    int low = 0;
    int high = codes.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (at(axis, middle) <= place) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high >= 0 && place <= at(axis, high + 1) ? high : -1;
  }

  /** One of them, with all that is known of it. */
  public TimelineSlice slice(LaneId lane, int index) {
    int code = codes[index];
    boolean core = lane.kind() == LaneId.Kind.CORE;
    return new TimelineSlice(
        lane,
        core ? null : VcpuState.of(code),
        core ? code : lane.number(),
        core ? lane.number() : VcpuState.core(code),
        core ? null : VcpuState.reason(code),
        core ? null : VcpuState.cause(code),
        times[index],
        times[index + 1],
        steps[index],
        steps[index + 1]);
  }
}
