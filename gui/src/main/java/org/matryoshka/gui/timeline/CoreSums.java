package org.matryoshka.gui.timeline;

/**
 * Exact sums over what happened on a core, from the changes of the virtual CPUs that were on it.
 */
final class CoreSums {
  private final Lane core;
  private final Lane[] ofVm;

  CoreSums(Lane core, Lane[] ofVm) {
    this.core = core;
    this.ofVm = ofVm;
  }

  SharePyramid.Sums on(Axis axis) {
    return new SharePyramid.Sums() {
      @Override
      public long[] between(long from, long to) {
        long[] sums = new long[TimelineRecorder.CORE_STATES + ofVm.length];
        boolean held =
            VcpuSums.visit(
                core.points,
                axis,
                from,
                to,
                (vm, left, right, complete) -> sums[0] += vm == 0 ? right - left : 0);
        for (int i = 0; i < ofVm.length && held; i++) {
          int guest = TimelineRecorder.CORE_STATES + i;
          held =
              VcpuSums.visit(
                  ofVm[i].points,
                  axis,
                  from,
                  to,
                  (code, left, right, complete) -> {
                    if (isHere(code)) {
                      sums[VcpuState.of(code) == VcpuState.HYPERVISOR ? 1 : guest] += right - left;
                    }
                  });
        }
        return held ? sums : null;
      }

      @Override
      public int exits(long from, long to) {
        int[] count = new int[1];
        for (Lane vm : ofVm) {
          VcpuSums.visit(
              vm.points,
              axis,
              from,
              to,
              (code, left, right, complete) ->
                  count[0] += complete && isHere(code) && VcpuState.reason(code) != null ? 1 : 0);
        }
        return count[0];
      }

      @Override
      public long other(long place) {
        return core.points.other(axis, place);
      }
    };
  }

  private boolean isHere(int code) {
    return VcpuState.of(code).isOnCore() && VcpuState.core(code) == core.id.number();
  }
}
