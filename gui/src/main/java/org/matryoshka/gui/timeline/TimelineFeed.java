package org.matryoshka.gui.timeline;

import org.matryoshka.hv.Hypervisor;
import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.hv.VmState;
import org.matryoshka.hv.exit.ExitOutcome;
import org.matryoshka.hv.exit.VmExit;
import org.matryoshka.hv.observe.ExitObserver;
import org.matryoshka.hv.observe.ScheduleObserver;

/**
 * Makes changes of lanes of what the hypervisor tells. The mode of the guest between two exits is
 * its virtual privilege level at the entry: whatever changes it, exits.
 */
final class TimelineFeed implements ExitObserver, ScheduleObserver {
  private final Hypervisor hypervisor;
  private final VirtualMachine[] machines;
  private final int[] coreOf;
  private final long[] cappedUntil;
  private final LaneSink sink;

  /**
   * Listens from now on.
   *
   * @param hypervisor with all its VMs
   */
  TimelineFeed(Hypervisor hypervisor, LaneSink sink) {
    this.hypervisor = hypervisor;
    this.sink = sink;
    machines = hypervisor.machines().toArray(VirtualMachine[]::new);
    coreOf = new int[machines.length + 1];
    cappedUntil = new long[machines.length + 1];
    hypervisor.addObserver((ExitObserver) this);
    hypervisor.addObserver((ScheduleObserver) this);
    begin();
  }

  private void begin() {
    for (VirtualMachine vm : machines) {
      boolean on = vm.state() == VmState.RUNNING;
      sink.vcpu(vm.number(), (on ? VcpuState.WAITING : VcpuState.OFF).ordinal(), 0, 0);
    }
    for (int core = 0; core < hypervisor.cores().size(); core++) {
      sink.core(core, 0, 0, 0);
    }
  }

  /** Takes note that a VM is on a core, for when the machine has been put back. */
  void resume(int vm, int core) {
    coreOf[vm] = core;
  }

  private int guest(int vm) {
    return VcpuState.guest(machines[vm - 1].cpu().state.cpl, coreOf[vm]);
  }

  @Override
  public void exited(
      long time, int vm, int vcpu, long rip, VmExit exit, ExitOutcome outcome, int cycles) {
    long step = hypervisor.position();
    int code = VcpuState.exit(sink.code(vm), coreOf[vm], exit.reason(), exit.cause());
    sink.vcpu(vm, code, time, step - 1);
    sink.vcpu(vm, guest(vm), time + cycles, step);
  }

  @Override
  public void injected(long time, int vm, int cycles) {
    long step = hypervisor.position();
    sink.vcpu(vm, VcpuState.delivery(sink.code(vm), coreOf[vm]), time, step - 1);
    sink.vcpu(vm, guest(vm), time + cycles, step);
  }

  @Override
  public void ready(long time, int vm) {
    sink.vcpu(vm, VcpuState.WAITING.ordinal(), time, hypervisor.position());
  }

  @Override
  public void picked(long time, int core, int vm) {
    long step = hypervisor.position();
    endOfCap(vm, time, step);
    coreOf[vm] = core;
    sink.vcpu(vm, guest(vm), time, step);
    sink.core(core, vm, time, step);
  }

  @Override
  public void released(long time, int core, int vm, Next next) {
    VcpuState state =
        switch (next) {
          case WAITS -> VcpuState.WAITING;
          case HALTS -> VcpuState.HALTED;
          case STOPS -> VcpuState.OFF;
        };
    long step = hypervisor.position();
    sink.vcpu(vm, state.ordinal(), time, step);
    sink.core(core, 0, time, step);
  }

  @Override
  public void capped(long time, int vm, long until) {
    cappedUntil[vm] = until;
    sink.vcpu(vm, VcpuState.CAPPED.ordinal(), time, hypervisor.position());
  }

  @Override
  public void stopped(long time, int vm) {
    long step = hypervisor.position();
    endOfCap(vm, time, step);
    sink.vcpu(vm, VcpuState.OFF.ordinal(), time, step);
  }

  @Override
  public void idle(int core, long from, long until) {
    sink.core(core, 0, from, hypervisor.position());
  }

  /** Who was held back by its cap has waited for a core since the cap let it go. */
  private void endOfCap(int vm, long now, long step) {
    if (VcpuState.of(sink.code(vm)) == VcpuState.CAPPED && cappedUntil[vm] < now) {
      sink.vcpu(vm, VcpuState.WAITING.ordinal(), cappedUntil[vm], step);
    }
  }
}
