package org.matryoshka.gui.timeline;

/**
 * A stretch of a lane, summed up.
 *
 * @param from where it begins on the axis that was asked for
 * @param to where it ends
 * @param other where it begins on the other axis
 * @param sums how much of it was spent in each state: of a virtual CPU by the ordinals of {@link
 *     VcpuState}; of a core, 0 nobody, 1 the hypervisor, 1 + <i>n</i> the guest of VM <i>n</i>
 * @param exits VM exits in it
 */
public record Cell(long from, long to, long other, long[] sums, int exits) {
  /** How much of it is accounted for. */
  public long total() {
    long total = 0;
    for (long sum : sums) {
      total += sum;
    }
    return total;
  }

  /** The state of the largest part. */
  public int most() {
    int most = 0;
    for (int i = 1; i < sums.length; i++) {
      most = sums[i] > sums[most] ? i : most;
    }
    return most;
  }
}
