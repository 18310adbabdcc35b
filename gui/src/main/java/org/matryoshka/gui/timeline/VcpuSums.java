package org.matryoshka.gui.timeline;

/** Exact sums over the changes of a virtual CPU that are held. */
final class VcpuSums {
  private final PointLog points;

  VcpuSums(PointLog points) {
    this.points = points;
  }

  /** Is told of each stretch between two changes, cut to what was asked for. */
  interface Visitor {
    void stretch(int code, long from, long to, boolean complete);
  }

  /**
   * Goes through a part of an axis, up to the last change.
   *
   * @return false if the beginning is not held any more
   */
  static boolean visit(PointLog points, Axis axis, long from, long to, Visitor visitor) {
    long i = points.floor(axis, from);
    if (i < points.first()) {
      return from >= to;
    }
    // states of no length, which floor passes over, may still be exits on the other axis
    while (i > points.first() && points.at(axis, i) == from) {
      i--;
    }
    for (; i < points.size() - 1 && points.at(axis, i) < to; i++) {
      long left = Math.max(from, points.at(axis, i));
      long end = points.at(axis, i + 1);
      long right = Math.min(to, end);
      if (right > left) {
        visitor.stretch(points.code(i), left, right, end <= to);
      }
    }
    return true;
  }

  SharePyramid.Sums on(Axis axis) {
    return new SharePyramid.Sums() {
      @Override
      public long[] between(long from, long to) {
        long[] sums = new long[VcpuState.values().length];
        boolean held =
            visit(
                points,
                axis,
                from,
                to,
                (code, left, right, complete) ->
                    sums[VcpuState.of(code).ordinal()] += right - left);
        return held ? sums : null;
      }

      @Override
      public int exits(long from, long to) {
        int[] count = new int[1];
        visit(
            points,
            axis,
            from,
            to,
            (code, left, right, complete) ->
                count[0] += complete && VcpuState.reason(code) != null ? 1 : 0);
        return count[0];
      }

      @Override
      public long other(long place) {
        return points.other(axis, place);
      }
    };
  }
}
