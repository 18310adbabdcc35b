package org.matryoshka.gui.session;

import java.util.List;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.hv.VirtualMachine;

/** What the last step was, found by a look at the virtual machines before and after it. */
final class StepTracker {
  private final World world;
  private final VirtualMachine[] machines;
  private final long[] steps;
  private final long[] instructions;
  private final long[] rips;
  private final long[] rsps;
  private final long[] roots;
  private final int[] levels;
  private long exits;
  private int actor;
  private int previousActor;
  private boolean retired;
  private long rip;
  private long rsp;
  private long root;
  private int level;
  private ExitEntry exit;

  StepTracker(World world) {
    this.world = world;
    List<VirtualMachine> all = world.machines();
    machines = all.toArray(VirtualMachine[]::new);
    steps = new long[machines.length];
    instructions = new long[machines.length];
    rips = new long[machines.length];
    rsps = new long[machines.length];
    roots = new long[machines.length];
    levels = new int[machines.length];
    begin();
  }

  /** Steps are seen from here on. */
  void begin() {
    for (int i = 0; i < machines.length; i++) {
      note(i);
    }
    actor = Math.max(0, world.hypervisor().currentVm() - 1);
    previousActor = actor;
    exits = world.exits().total();
    exit = null;
  }

  private void note(int i) {
    VirtualMachine vm = machines[i];
    CpuState state = vm.cpu().state;
    steps[i] = vm.steps();
    instructions[i] = vm.instructions();
    rips[i] = state.rip;
    rsps[i] = state.gpr[4];
    roots[i] = state.cr3;
    levels[i] = state.cpl;
  }

  /** A step has been made. */
  void stepped() {
    previousActor = actor;
    if (machines[actor].steps() == steps[actor]) {
      for (int i = 0; i < machines.length; i++) {
        if (machines[i].steps() != steps[i]) {
          actor = i;
        }
      }
    }
    retired = machines[actor].instructions() != instructions[actor];
    rip = rips[actor];
    rsp = rsps[actor];
    root = roots[actor];
    level = levels[actor];
    note(actor);
    long total = world.exits().total();
    exit = total == exits ? null : world.exits().get(total);
    exits = total;
  }

  /** Number of the VM whose step it was. */
  int vm() {
    return actor + 1;
  }

  /** Number of the VM whose step the one before was. */
  int previousVm() {
    return previousActor + 1;
  }

  /** The VM whose step it was. */
  VirtualMachine machine() {
    return machines[actor];
  }

  /** Its registers after the step. */
  CpuState state() {
    return machines[actor].cpu().state;
  }

  /** Whether an instruction retired. */
  boolean hasRetired() {
    return retired;
  }

  /** Its RIP before the step. */
  long ripBefore() {
    return rip;
  }

  /** Its RSP before the step. */
  long rspBefore() {
    return rsp;
  }

  /** Its CR3 before the step. */
  long rootBefore() {
    return root;
  }

  /** Its privilege level before the step. */
  int levelBefore() {
    return level;
  }

  /** The VM exit that the step was; null if it was none. */
  ExitEntry exit() {
    return exit;
  }
}
