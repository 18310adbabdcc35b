package org.matryoshka.gui.fx;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.gui.session.World;
import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.hv.VmState;

/**
 * What toolbar and status bar know of the VMs.
 *
 * @param machines in the order of their numbers
 */
record MachineState(List<Vm> machines) {
  /** Nothing yet. */
  static final MachineState NONE = new MachineState(List.of());

  /**
   * One VM.
   *
   * @param number from 1
   * @param name from the scenario
   * @param privilege of its virtual processor: 0 for the guest's kernel, 3 for its programs
   * @param state where it is in its life
   */
  record Vm(int number, String name, int privilege, VmState state) {
    /** One letter beside the colour: U for user, K for kernel, - for one that does not run. */
    String letter() {
      return state != VmState.RUNNING ? "–" : privilege == 3 ? "U" : "K";
    }

    /** The same in a word. */
    String mode() {
      return state != VmState.RUNNING ? "off" : privilege == 3 ? "user mode" : "kernel mode";
    }

    /** Its style class. */
    String style() {
      return state != VmState.RUNNING ? "mk-idle" : privilege == 3 ? "mk-user" : "mk-kernel";
    }
  }

  MachineState {
    machines = List.copyOf(machines);
  }

  /** Reads it on the session's thread. */
  static MachineState read(World world) {
    List<Vm> all = new ArrayList<>();
    for (VirtualMachine machine : world.machines()) {
      all.add(
          new Vm(
              machine.number(), machine.config().name(), machine.cpu().state.cpl, machine.state()));
    }
    return new MachineState(all);
  }

  /** The VM of a number, or null. */
  Vm vm(int number) {
    return number >= 1 && number <= machines.size() ? machines.get(number - 1) : null;
  }
}
