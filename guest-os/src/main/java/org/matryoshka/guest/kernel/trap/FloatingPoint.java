package org.matryoshka.guest.kernel.trap;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.magic.Memory;
import org.matryoshka.guest.magic.Processor;

/**
 * The x87 and SSE registers of programs. The kernel itself never uses them, so they stay in the
 * processor while the kernel runs, and go to the area at the top of the kernel stack when another
 * task gets the processor.
 *
 * <p>They are saved at every switch between tasks and not lazily by CR0.TS: FXSAVE and FXRSTOR are
 * two instructions, while CR0 and the fault that it provokes are two exits under a hypervisor.
 */
public final class FloatingPoint {
  /** Bytes of an area (SDM vol. 1, 10.5.1). */
  public static final int AREA_SIZE = 512;

  private static final int CPUID_FXSR = 1 << 24;
  private static final int CR0_MONITOR = 1 << 1;
  private static final int CR0_EMULATION = 1 << 2;
  private static final int CR0_NUMERIC_ERROR = 1 << 5;
  private static final int CR4_OSFXSR = 1 << 9;
  private static final int CR4_OSXMMEXCPT = 1 << 10;
  private static final int CONTROL_WORD = 0x37f;
  private static final int MXCSR = 0x1f80;
  private static final int MXCSR_OFFSET = 24;
  private static final int MXCSR_MASK = 0xffbf;

  private final int features;
  private final boolean present;

  /** Finds out whether the processor has these registers, and lets programs use them. */
  public FloatingPoint() {
    features = Processor.cpuid(1, 0, Processor.EDX);
    // SSE2 belongs to every 64-bit processor, whether CPUID tells of it or not.
    present = (features & CPUID_FXSR) != 0;
    if (present) {
      long cr0 = Processor.readCr0() & ~CR0_EMULATION;
      Processor.writeCr0(cr0 | CR0_MONITOR | CR0_NUMERIC_ERROR);
      Processor.writeCr4(Processor.readCr4() | CR4_OSFXSR | CR4_OSXMMEXCPT);
    }
  }

  /** Whether the processor has FXSAVE and SSE; if not, the other methods do nothing. */
  public boolean isPresent() {
    return present;
  }

  /** The processor's features: EDX of CPUID leaf 1, which programs get as AT_HWCAP. */
  public int features() {
    return features;
  }

  /** Stores the registers of the running task in its area. */
  public void save(KernelStack stack) {
    if (present) {
      Processor.saveFloatingPoint(stack.floatingPointArea());
    }
  }

  /** Loads the registers of a task that is going to run. */
  public void load(KernelStack stack) {
    if (present) {
      Processor.restoreFloatingPoint(stack.floatingPointArea());
    }
  }

  /**
   * Loads the registers of the running task from user memory, as rt_sigreturn does. Bits of MXCSR
   * that a program can't have are dropped: loading them would fault in the kernel.
   *
   * @return false if the address is bad; the area is undefined then
   */
  public boolean loadFrom(KernelStack stack, long user) {
    long area = stack.floatingPointArea();
    if (!Kernel.userMemory().copyIn(user, area, AREA_SIZE)) {
      return false;
    }
    Memory.writeInt(area + MXCSR_OFFSET, Memory.readInt(area + MXCSR_OFFSET) & MXCSR_MASK);
    load(stack);
    return true;
  }

  /** Gives the running task fresh registers, as execve does. */
  public void reset(KernelStack stack) {
    clear(stack);
    load(stack);
  }

  /** Gives a task that does not run fresh registers. */
  public void clear(KernelStack stack) {
    if (present) {
      long area = stack.floatingPointArea();
      Memory.fillLongs(area, 0, AREA_SIZE / 8);
      Memory.writeShort(area, CONTROL_WORD);
      Memory.writeInt(area + MXCSR_OFFSET, MXCSR);
    }
  }

  /** Gives a new task the registers of the running one, as fork does. */
  public void fork(KernelStack running, KernelStack child) {
    if (present) {
      save(running);
      Memory.copyLongs(child.floatingPointArea(), running.floatingPointArea(), AREA_SIZE / 8);
    }
  }
}
