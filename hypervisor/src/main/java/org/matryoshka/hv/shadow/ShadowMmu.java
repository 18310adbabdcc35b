package org.matryoshka.hv.shadow;

import java.util.List;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.snapshot.StateFields;
import org.matryoshka.hv.exit.ExitCause;
import org.matryoshka.hv.memory.FrameAllocator;
import org.matryoshka.hv.memory.GuestMemory;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.mmu.Mmu;
import org.matryoshka.mmu.paging.AccessType;

/**
 * Keeps shadow page tables for one virtual machine. Its contract is how it reacts to events:
 *
 * <ul>
 *   <li><b>Page fault on the shadow</b>: {@link #classify} says whose it is; for a hidden fault
 *       {@link #fill} then makes the shadow map the page.
 *   <li><b>The virtual processor's CR3, control bits or privilege level changed</b>: {@link
 *       #selectRoot}.
 *   <li><b>A write to a guest page table</b>: frames that are shadowed are traced (write-protected
 *       in every shadow entry that maps them); the write is emulated, and {@code GuestMemory}
 *       reports it.
 *   <li><b>INVLPG, MOV to CR3</b>: nothing to do, since all shadowed tables are traced and so the
 *       shadow is never behind.
 * </ul>
 *
 * <p>What must hold at each VM entry: every present entry of the shadow allows no more than the
 * guest's own tables allow for the view, and leads to a frame of this virtual machine; no traced
 * frame is writable; a page is writable only if the guest's entry is dirty. {@link
 * ShadowInvariantChecker} checks it.
 */
public interface ShadowMmu {
  /** Makes the shadow of a new virtual machine. */
  @FunctionalInterface
  interface Factory {
    /**
     * Makes it; {@link ShadowMmu#selectRoot} comes before any other call.
     *
     * @param memory of the virtual machine; its traced writes are reported to the shadow
     * @param frames where the shadow's frames come from
     * @param vm number of the virtual machine
     * @param virtualMmu of the virtual processor: says how the guest's tables are to be read
     * @param limit the most shadow pages at a time
     */
    ShadowMmu create(GuestMemory memory, FrameAllocator frames, int vm, Mmu virtualMmu, int limit);
  }

  /**
   * Looks at the guest's tables about a fault of the current view. Where they allow the access,
   * accessed and dirty bits are set in them as the processor would.
   *
   * @return {@link ExitCause#TRUE_FAULT}, {@link ExitCause#HIDDEN_FAULT}, {@link
   *     ExitCause#TRACE_WRITE} or {@link ExitCause#MMIO}
   */
  ExitCause classify(long gva, AccessType access);

  /** After a true fault: the fault that the guest gets, with its exact error code. */
  GuestFault fault();

  /** After any other: the guest-physical address. */
  long gpa();

  /**
   * After a hidden fault: maps the page in the current view.
   *
   * @return false if a shadow entry can't express it: then the instruction must be emulated
   */
  boolean fill();

  /**
   * Makes the root for the virtual processor as it is now current.
   *
   * @return whether it is another one than before
   */
  boolean selectRoot(CpuState state);

  /** The current root. */
  ShadowPage root();

  /**
   * Whether translations that the physical processor may have cached are no longer in the shadow.
   * Asking resets it: who asks flushes.
   */
  boolean takeFlushRequest();

  /** What {@link #takeFlushRequest} would say, without resetting it. */
  default boolean isFlushDue() {
    return false;
  }

  /** All shadow pages there are, for people to look at, in no order. */
  default List<ShadowPage> pages() {
    return List.of();
  }

  /**
   * Lists all that a later answer depends on; see {@link org.matryoshka.cpu.snapshot.Stateful}.
   * When it is put back, the machine's memory has been put back already, with the shadow tables in
   * it, and no guest frame is traced. A shadow that does not say what its state is works, but its
   * machine can't be saved.
   */
  default void state(StateFields fields) {
    throw new UnsupportedOperationException(
        "the shadow "
            + getClass().getName()
            + " does not say what its state is (ShadowMmu.state), so the machine can't be saved");
  }

  /** What has been done so far. */
  ShadowStatistics statistics();

  /** Gives all frames back. */
  void release();
}
