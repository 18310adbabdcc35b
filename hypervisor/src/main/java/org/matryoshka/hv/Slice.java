package org.matryoshka.hv;

import org.matryoshka.hv.vcpu.PhysicalCore;

/**
 * A virtual machine's turn on a core.
 *
 * @param start time at which it began
 * @param contended whether every virtual machine wanted a core then
 */
record Slice(PhysicalCore core, VirtualMachine vm, long start, boolean contended) {
  /** Cycles that it has lasted. */
  long used() {
    return vm.vcpu().time() - start;
  }
}
