package org.matryoshka.gui.timeline;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.hv.Hypervisor;
import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.hv.vcpu.PhysicalCore;

/**
 * Writes down what every core and every virtual CPU does, in bounded memory: the newest changes
 * exactly, the whole run as shares. A run that is done again after going back changes nothing until
 * it comes to something new. Belongs to the thread that owns the machine.
 */
public final class TimelineRecorder {
  /** Changes that are held exactly, of all lanes together; 20 bytes each. */
  private static final int POINTS = 1 << 20;

  /** Bytes for shares, of all lanes together. */
  private static final long SHARE_BYTES = 48L << 20;

  /** Memory that a recording never exceeds, in bytes, with a few hundred for each lane. */
  public static final long LIMIT = POINTS * 20L + SHARE_BYTES;

  /** Changes of weights and caps that are remembered. */
  private static final int MOST_SETTINGS = 10_000;

  /** States of a core before those of the VMs: nobody, the hypervisor. */
  static final int CORE_STATES = 2;

  private final Hypervisor hypervisor;
  private final List<VirtualMachine> machines;
  private final List<PhysicalCore> cores;
  private final Lane[] ofVm;
  private final Lane[] ofCore;
  private final TimelineFeed feed;
  private final List<ShareSettings> settings = new ArrayList<>();

  /**
   * Records from now on, before anything has run.
   *
   * @param hypervisor with all its VMs
   */
  public TimelineRecorder(Hypervisor hypervisor) {
    this.hypervisor = hypervisor;
    machines = hypervisor.machines();
    cores = hypervisor.cores();
    int lanes = machines.size() + cores.size();
    int points = Math.max(256, Integer.highestOneBit(POINTS / lanes));
    int states = Math.max(VcpuState.values().length, CORE_STATES + machines.size());
    int buckets = SharePyramid.capacity(SHARE_BYTES / (2L * lanes), states);
    ofVm = new Lane[machines.size()];
    for (int i = 0; i < ofVm.length; i++) {
      LaneId id = new LaneId(LaneId.Kind.VCPU, i + 1, machines.get(i).config().name());
      ofVm[i] = new Lane(id, new PointLog(points), VcpuState.values().length, buckets);
    }
    ofCore = new Lane[cores.size()];
    for (int i = 0; i < ofCore.length; i++) {
      LaneId id = new LaneId(LaneId.Kind.CORE, i, "core " + i);
      ofCore[i] = new Lane(id, new PointLog(points), CORE_STATES + ofVm.length, buckets);
    }
    feed = new TimelineFeed(hypervisor, new Writer());
  }

  /** Weights and caps that were in force, in the order of time; the newest of them. */
  public List<ShareSettings> settings() {
    return List.copyOf(settings);
  }

  /** Takes note of weights and caps; to be called when they may have been changed. */
  public void noteSettings() {
    for (VirtualMachine vm : machines) {
      ShareSettings last = null;
      for (ShareSettings known : settings) {
        last = known.vm() == vm.number() ? known : last;
      }
      boolean same = last != null && last.weight() == vm.weight() && last.cap() == vm.capPercent();
      long step = hypervisor.position();
      if (!same && step >= newestStep()) {
        long time = last == null ? 0 : hypervisor.time();
        settings.add(new ShareSettings(time, step, vm.number(), vm.weight(), vm.capPercent()));
      }
    }
    while (settings.size() > MOST_SETTINGS) {
      settings.removeFirst();
    }
  }

  /** Takes note of how far the machine has come. To be called when a run has stopped. */
  public void reached() {
    noteSettings();
    long step = hypervisor.position();
    long now = hypervisor.time();
    for (Lane lane : ofVm) {
      VirtualMachine vm = machines.get(lane.id.number() - 1);
      boolean running = VcpuState.of(lane.code()).isOnCore();
      lane.reached(running ? vm.cpu().cycles() : Math.max(now, lane.endTime), step);
    }
    for (Lane lane : ofCore) {
      lane.reached(cores.get(lane.id.number()).time(), step);
    }
  }

  /** Forgets what comes after where the machine is now: the future is going to be another one. */
  public void cut() {
    long step = hypervisor.position();
    if (step >= newestStep()) {
      return;
    }
    settings.removeIf(known -> known.step() > step);
    long now = hypervisor.time();
    for (Lane lane : ofVm) {
      VirtualMachine vm = machines.get(lane.id.number() - 1);
      lane.truncate(step, Math.max(now, vm.cpu().cycles()));
      int code = lane.code();
      if (VcpuState.of(code) == VcpuState.HYPERVISOR && lane.lastStep() == step) {
        lane.points.replaceLast(VcpuState.beforeHypervisor(code));
      }
      feed.resume(lane.id.number(), VcpuState.core(lane.code()));
    }
    for (Lane lane : ofCore) {
      lane.truncate(step, cores.get(lane.id.number()).time());
    }
    for (Lane lane : ofVm) {
      VcpuSums sums = new VcpuSums(lane.points);
      lane.byTime.cut(lane.lastTime(), sums.on(Axis.TIME));
      lane.bySteps.cut(lane.lastStep(), sums.on(Axis.STEPS));
    }
    for (Lane lane : ofCore) {
      Lane occupant = occupant(lane);
      CoreSums sums = new CoreSums(lane, ofVm);
      lane.byTime.cut(occupant.lastTime(), sums.on(Axis.TIME));
      lane.bySteps.cut(occupant.lastStep(), sums.on(Axis.STEPS));
    }
  }

  /** The lane whose last change is the last that a core's shares know of. */
  private Lane occupant(Lane core) {
    return core.code() == 0 ? core : ofVm[core.code() - 1];
  }

  /** The newest step that is known. */
  public long newestStep() {
    long newest = 0;
    for (Lane lane : ofVm) {
      newest = Math.max(newest, lane.endStep);
    }
    return newest;
  }

  /** The end of what is known on an axis. */
  public long end(Axis axis) {
    long end = 0;
    for (Lane lane : lanes()) {
      end = Math.max(end, lane.end(axis));
    }
    return end;
  }

  /** Cores first, then virtual CPUs. */
  List<Lane> lanes() {
    List<Lane> lanes = new ArrayList<>(List.of(ofCore));
    lanes.addAll(List.of(ofVm));
    return lanes;
  }

  Lane vcpu(int vm) {
    return ofVm[vm - 1];
  }

  /** The lane of an id. */
  Lane lane(LaneId id) {
    return id.kind() == LaneId.Kind.CORE ? ofCore[id.number()] : ofVm[id.number() - 1];
  }

  /** How far a lane's shares go: what it does last is not in them yet. */
  long accounted(Lane lane, Axis axis) {
    return lane.pyramid(axis).end();
  }

  long position() {
    return hypervisor.position();
  }

  /** Local time of the virtual CPU that has a core, or of the core that is furthest behind. */
  long presentTime() {
    return hypervisor.time();
  }

  /** All rows. */
  public List<LaneId> ids() {
    return lanes().stream().map(lane -> lane.id).toList();
  }

  /** Writes changes into the lanes, and what has ended with them into the shares. */
  private final class Writer implements LaneSink {
    @Override
    public int code(int vm) {
      return ofVm[vm - 1].code();
    }

    @Override
    public void vcpu(int vm, int code, long time, long step) {
      Lane lane = ofVm[vm - 1];
      if (!lane.isNews(time, step)) {
        return;
      }
      if (lane.points.size() > 0) {
        close(lane, time, step);
      }
      lane.add(code, time, step);
    }

    private void close(Lane lane, long time, long step) {
      int code = lane.code();
      VcpuState state = VcpuState.of(code);
      long from = lane.lastTime();
      long firstStep = lane.lastStep();
      boolean isExit = VcpuState.reason(code) != null && (time > from || step > firstStep);
      lane.account(state.ordinal(), from, time, firstStep, step, isExit);
      if (state.isOnCore()) {
        int share = state == VcpuState.HYPERVISOR ? 1 : 1 + lane.id.number();
        ofCore[VcpuState.core(code)].account(share, from, time, firstStep, step, isExit);
      }
    }

    @Override
    public void core(int core, int vm, long time, long step) {
      Lane lane = ofCore[core];
      if (!lane.isNews(time, step)) {
        return;
      }
      if (lane.points.size() > 0 && lane.code() == 0) {
        lane.account(0, lane.lastTime(), time, lane.lastStep(), step, false);
      }
      lane.add(vm, time, step);
    }
  }
}
