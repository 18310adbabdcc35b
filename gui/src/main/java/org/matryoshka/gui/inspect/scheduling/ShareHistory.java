package org.matryoshka.gui.inspect.scheduling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.matryoshka.gui.session.World;
import org.matryoshka.gui.timeline.Cell;
import org.matryoshka.gui.timeline.ShareSettings;
import org.matryoshka.gui.timeline.TimelineReader;
import org.matryoshka.gui.timeline.VcpuState;
import org.matryoshka.hv.CoreShares;
import org.matryoshka.hv.VirtualMachine;

/**
 * What each VM got in the course of time, against what its weight and cap gave it. Stretches are
 * several quanta long: shorter ones would show who ran, not who got how much.
 */
final class ShareHistory {
  /** Shortest stretch: 2 virtual milliseconds, four quanta. */
  private static final long SHORTEST = 2_000_000;

  private final World world;
  private final List<ShareSettings> settings;

  ShareHistory(World world) {
    this.world = world;
    settings = world.timeline().settings();
  }

  List<ShareSeries> read(long range, int points) {
    long end = world.hypervisor().time();
    long begin = range == 0 ? 0 : Math.max(0, end - range);
    long width = Math.max(SHORTEST, (end - begin) / Math.max(1, points));
    int count = (int) ((end - begin) / width);
    List<ShareSeries> series = new ArrayList<>();
    for (VirtualMachine vm : world.machines()) {
      double[] onCore = onCore(vm.number(), begin, width, count);
      List<SharePoint> list = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        long from = begin + i * width;
        double received = onCore[i] / ((double) width * world.hypervisor().cores().size());
        double asked = asked(from + width / 2)[vm.number() - 1];
        list.add(new SharePoint(from, from + width, Math.min(1, received), asked));
      }
      series.add(new ShareSeries(vm.number(), vm.config().name(), list));
    }
    return series;
  }

  /** Cycles with a core in each stretch; what falls across two is divided evenly. */
  private double[] onCore(int vm, long begin, long width, int count) {
    double[] sums = new double[count];
    TimelineReader timeline = new TimelineReader(world.timeline());
    for (Cell cell : timeline.shares(vm, begin, begin + count * width, 8 * count)) {
      double on = 0;
      for (VcpuState state : VcpuState.values()) {
        on += state.isOnCore() ? (double) cell.sums()[state.ordinal()] : 0;
      }
      double length = Math.max(1.0, (double) (cell.to() - cell.from()));
      for (int i = (int) Math.max(0, (cell.from() - begin) / width); i < count; i++) {
        long from = begin + i * width;
        long part = Math.min(cell.to(), from + width) - Math.max(cell.from(), from);
        if (part <= 0) {
          break;
        }
        sums[i] += on * part / length;
      }
    }
    return sums;
  }

  /** Parts of all cores by the weights and caps at a time. */
  private double[] asked(long time) {
    int count = world.machines().size();
    double[] weights = new double[count];
    double[] limits = new double[count];
    Arrays.fill(weights, 1);
    Arrays.fill(limits, 1);
    boolean weighted = world.hypervisor().scheduler().honoursWeights();
    for (ShareSettings setting : settings) {
      if (setting.time() <= time) {
        weights[setting.vm() - 1] = weighted ? setting.weight() : 1;
        limits[setting.vm() - 1] = setting.cap() / 100.0;
      }
    }
    int cores = world.hypervisor().cores().size();
    double[] asked = CoreShares.asked(weights, limits, cores);
    for (int i = 0; i < count; i++) {
      asked[i] /= cores;
    }
    return asked;
  }
}
