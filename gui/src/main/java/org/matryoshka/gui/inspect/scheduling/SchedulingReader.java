package org.matryoshka.gui.inspect.scheduling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.matryoshka.gui.inspect.guest.GuestReader;
import org.matryoshka.gui.inspect.guest.GuestSnapshot;
import org.matryoshka.gui.inspect.guest.ProcessInfo;
import org.matryoshka.gui.inspect.guest.ThreadInfo;
import org.matryoshka.gui.scenario.Words;
import org.matryoshka.gui.session.World;
import org.matryoshka.gui.timeline.TimelineReader;
import org.matryoshka.gui.timeline.TimelineSlice;
import org.matryoshka.gui.timeline.VcpuState;
import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.hv.VmState;
import org.matryoshka.hv.VmStatistics;
import org.matryoshka.hv.sched.SchedulingEntity;
import org.matryoshka.hv.sched.VcpuScheduler;
import org.matryoshka.hv.sched.WeightedFairScheduler;

/** Reads who gets the cores of a world. */
public final class SchedulingReader {
  private SchedulingReader() {}

  /**
   * The scheduler as it is now.
   *
   * @param range cycles before now for which shares in the course of time are wanted; 0 for the
   *     whole run
   * @param points of each VM in the course of time, about
   */
  public static SchedulingSnapshot read(World world, long range, int points) {
    VcpuScheduler scheduler = world.hypervisor().scheduler();
    TimelineReader timeline = new TimelineReader(world.timeline());
    List<TimelineSlice> present = new ArrayList<>();
    List<VirtualMachine> waiting = new ArrayList<>();
    for (VirtualMachine vm : world.machines()) {
      TimelineSlice slice = timeline.present(vm.number());
      present.add(slice);
      if (slice != null && slice.state() == VcpuState.WAITING) {
        waiting.add(vm);
      }
    }
    List<SchedulingEntity> order = scheduler.order(waiting);
    List<VmScheduling> vms = new ArrayList<>();
    for (VirtualMachine vm : world.machines()) {
      vms.add(vm(world, vm, scheduler, present.get(vm.number() - 1), order.indexOf(vm) + 1));
    }
    return new SchedulingSnapshot(
        Words.of(world.specification().scenario().policy()),
        scheduler.honoursWeights(),
        world.hypervisor().cores().size(),
        world.hypervisor().time(),
        world.position(),
        vms,
        new ShareHistory(world).read(range, points));
  }

  private static VmScheduling vm(
      World world, VirtualMachine vm, VcpuScheduler scheduler, TimelineSlice now, int position) {
    VmStatistics statistics = vm.statistics();
    boolean running = vm.state() == VmState.RUNNING;
    VcpuState state = !running ? VcpuState.OFF : now == null ? VcpuState.WAITING : now.state();
    return new VmScheduling(
        vm.number(),
        vm.config().name(),
        state,
        now == null ? -1 : now.fromTime(),
        position,
        vm.weight(),
        vm.capPercent(),
        vm.allowance(world.hypervisor().time()),
        scheduler instanceof WeightedFairScheduler fair && running ? fair.virtualRuntime(vm) : -1,
        statistics.cycles(),
        statistics.shareAsked(),
        statistics.shareReceived(),
        statistics.shareOverall());
  }

  /**
   * The scheduler of a guest, read from outside.
   *
   * @param reader of the VM's image
   */
  public static TaskSnapshot tasks(GuestReader reader, VirtualMachine vm) {
    GuestSnapshot guest = reader.read(vm);
    if (!guest.isReadable()) {
      return new TaskSnapshot(guest.problem(), "", "", List.of());
    }
    List<ThreadInfo> threads = new ArrayList<>();
    for (ProcessInfo process : guest.processes()) {
      threads.addAll(process.threads());
    }
    double total = threads.stream().mapToDouble(t -> (double) (t.user() + t.system())).sum();
    double weights =
        threads.stream().filter(SchedulingReader::competes).mapToInt(ThreadInfo::weight).sum();
    List<TaskScheduling> tasks = new ArrayList<>();
    for (ThreadInfo thread : threads) {
      long cycles = thread.user() + thread.system();
      tasks.add(
          new TaskScheduling(
              thread.tid(),
              thread.name(),
              thread.doing(),
              thread.queuePosition(),
              thread.weight(),
              thread.key(),
              cycles,
              thread.waiting(),
              competes(thread) ? thread.weight() / weights : 0,
              total == 0 ? 0 : cycles / total));
    }
    tasks.sort(
        Comparator.comparingInt(SchedulingReader::rank).thenComparingInt(TaskScheduling::tid));
    return new TaskSnapshot("", guest.scheduler(), guest.keyName(), tasks);
  }

  private static boolean competes(ThreadInfo thread) {
    return thread.current() || thread.queuePosition() > 0;
  }

  /** The running thread, then the queue, then the others. */
  private static int rank(TaskScheduling task) {
    if (task.doing().equals("running")) {
      return 0;
    }
    return task.queuePosition() > 0 ? task.queuePosition() : Integer.MAX_VALUE;
  }
}
