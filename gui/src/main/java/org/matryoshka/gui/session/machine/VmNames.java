package org.matryoshka.gui.session.machine;

import org.matryoshka.hv.VirtualMachine;

/** How sentences call a virtual machine and what it does. */
public final class VmNames {
  private VmNames() {}

  /** Its name. */
  public static String of(VirtualMachine vm) {
    return vm.config().name();
  }

  /** {@code user} or {@code kernel}, as the guest believes. */
  public static String level(VirtualMachine vm) {
    return vm.cpu().state.cpl == 3 ? "user" : "kernel";
  }
}
