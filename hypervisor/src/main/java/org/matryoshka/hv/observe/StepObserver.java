package org.matryoshka.hv.observe;

import org.matryoshka.cpu.decode.DecodedInstruction;

/**
 * Watches each instruction of all guests, whether it runs on a core or is emulated after an exit,
 * and, if it wants to, each store into the machine's memory. A watched machine is slower, but does
 * the same, to the last bit; an unwatched one pays nothing.
 *
 * <p>It must not change the machine. It may ask {@code Hypervisor.position}, which is the step that
 * is being done (before an instruction: the last one done), and end the run by {@code
 * Hypervisor.stopAfterThisStep}.
 */
public interface StepObserver {
  /** What a store has no linear address: it was not made by an instruction. */
  long NO_ADDRESS = -1;

  /**
   * An instruction is going to be executed; the virtual processor's registers are on the physical
   * core's. One that faults and is tried again is told again. An iteration of a repeated string
   * instruction counts as an instruction here.
   *
   * @param vm number of the virtual machine
   * @param rip its address
   * @return whether to go on; otherwise the run ends before it, and the machine is as after the
   *     last step. When the run goes on, it is asked again.
   */
  default boolean before(int vm, long rip) {
    return true;
  }

  /**
   * An instruction has retired.
   *
   * @param vm number of the virtual machine
   * @param rip its address
   */
  default void retired(int vm, long rip, DecodedInstruction instruction) {}

  /** Whether it wants to hear of stores; asked when it is attached. */
  default boolean wantsStores() {
    return false;
  }

  /**
   * Memory was written: by an instruction of a guest on a core or emulated, by a page walk that
   * marks an entry as accessed or dirty, or by the hypervisor. A store that crosses a page is told
   * byte by byte.
   *
   * @param vm number of the virtual machine to which the frame belongs; 0 for the hypervisor's
   * @param gva linear address for the instruction that stored, or {@link #NO_ADDRESS}
   * @param hpa machine address of the first byte
   * @param size 1, 2, 4 or 8 bytes
   * @param before what was there, zero-extended
   * @param after what is there, zero-extended
   */
  default void stored(int vm, long gva, long hpa, int size, long before, long after) {}
}
