package org.matryoshka.gui.session;

import org.matryoshka.gui.session.machine.MemoryReads;
import org.matryoshka.gui.session.machine.VmNames;
import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.hv.memory.FrameAllocator;
import org.matryoshka.hv.memory.FrameUse;
import org.matryoshka.mmu.memory.PhysicalMemory;

/** Guest memory is written, by whomever, or read by an instruction of its VM. */
final class AccessSpotter implements Spotter {
  private final VirtualMachine vm;
  private final FrameAllocator frames;
  private final Breakpoint.MemoryAccess access;
  private final MemoryReads reads;
  private String cause = "";

  /**
   * @param access with a guest-physical address
   */
  AccessSpotter(World world, Breakpoint.MemoryAccess access) {
    this.vm = world.machine(access.vm());
    this.frames = world.hypervisor().frames();
    this.access = access;
    this.reads = new MemoryReads(vm);
  }

  @Override
  public boolean wantsStores() {
    return access.onWrite();
  }

  @Override
  public boolean wantsInstructions() {
    return access.onRead();
  }

  @Override
  public boolean atStore(int ofVm, long hpa, int size, long before, long after) {
    if (ofVm != vm.number() || frames.useOf((int) hpa) != FrameUse.GUEST_RAM) {
      return false;
    }
    long gpa =
        ((long) frames.gfnOf((int) hpa) << PhysicalMemory.FRAME_SHIFT)
            | (hpa & (PhysicalMemory.FRAME_SIZE - 1));
    if (gpa + size <= access.address() || gpa >= access.address() + access.length()) {
      return false;
    }
    cause =
        "0x%x of VM %s was written: 0x%x became 0x%x."
            .formatted(gpa, VmNames.of(vm), before, after);
    return true;
  }

  @Override
  public boolean atInstruction(int ofVm, long rip) {
    if (ofVm != vm.number() || !reads.touches(rip, access.address(), access.length())) {
      return false;
    }
    cause =
        "the instruction at 0x%x of VM %s is about to read 0x%x."
            .formatted(rip, VmNames.of(vm), access.address());
    return true;
  }

  @Override
  public String cause() {
    return cause;
  }
}
