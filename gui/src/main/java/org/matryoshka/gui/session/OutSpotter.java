package org.matryoshka.gui.session;

import java.util.ArrayDeque;
import java.util.Deque;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.hv.VirtualMachine;

/**
 * The function that a VM is in has returned, or the handler of the interrupt, exception or system
 * call. A return belongs to it if it takes its address from above the stack pointer as it was at
 * the beginning; one from a handler, if no other handler was entered in between.
 */
final class OutSpotter implements Spotter {
  /** A function's frame is smaller than this. */
  private static final long FRAME = 1 << 20;

  /** A handler's return address is no further above than this. */
  private static final long HANDLER_FRAME = 1 << 14;

  private final World world;
  private final int wanted;

  /** Where the handlers go back to that were entered since the beginning. */
  private final Deque<Long> entered = new ArrayDeque<>();

  private VirtualMachine vm;
  private long rsp;
  private long root;
  private int level;
  private long expected;

  /** Another address space has been there, so what comes next says nothing about handlers. */
  private boolean away;

  private long stack;

  /**
   * @param vm 0 for the one whose step is next
   */
  OutSpotter(World world, int vm) {
    this.world = world;
    this.wanted = vm;
  }

  @Override
  public boolean wantsInstructions() {
    return true;
  }

  @Override
  public void begin(StepTracker tracker, boolean standing) {
    vm = wanted == 0 ? tracker.machine() : world.machine(wanted);
    CpuState state = vm.cpu().state;
    rsp = state.gpr[4];
    root = state.cr3;
    level = state.cpl;
    expected = state.rip;
    stack = rsp;
    away = false;
    entered.clear();
  }

  @Override
  public boolean atInstruction(int ofVm, long rip) {
    if (ofVm != vm.number()) {
      return false;
    }
    if (vm.cpu().state.cr3 != root) {
      away = true;
      return false;
    }
    if (rip != expected && !away) {
      entered.push(expected);
    }
    away = false;
    expected = rip;
    stack = vm.liveState().gpr[4];
    return false;
  }

  @Override
  public boolean afterInstruction(int ofVm, long rip, DecodedInstruction instruction) {
    if (ofVm != vm.number() || vm.cpu().state.cr3 != root) {
      return false;
    }
    CpuState now = vm.liveState();
    expected = now.rip;
    return switch (instruction.instruction.mnemonic()) {
      case RET, RETF -> vm.cpu().state.cpl == level && isAbove(now.gpr[4] - 1, FRAME);
      case SYSCALL -> {
        entered.push(rip + instruction.length);
        yield false;
      }
      case IRET, IRETD, IRETQ, SYSRET -> leaves(now.rip);
      default -> false;
    };
  }

  /** Whether a return from a handler is that of the one we began in. */
  private boolean leaves(long to) {
    if (entered.contains(to)) {
      while (entered.pop() != to) {
        // one that was never returned from
      }
      return false;
    }
    return entered.isEmpty() && isAbove(stack, HANDLER_FRAME);
  }

  private boolean isAbove(long pointer, long range) {
    return Long.compareUnsigned(pointer - rsp, range) < 0;
  }

  @Override
  public String cause() {
    return "Stepped out, back in %s."
        .formatted(vm.cpu().state.cpl == 3 ? "user mode" : "the kernel");
  }
}
