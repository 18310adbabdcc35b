package org.matryoshka.hv.vcpu;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.observe.ExecutionObserver;
import org.matryoshka.hv.observe.StepObserver;

/**
 * Tells a {@link StepObserver} what a virtual CPU does on a core, and whoever observes the core
 * itself as before.
 */
final class CoreWatch implements ExecutionObserver {
  private final int vm;
  private final Cpu core;
  private final StepObserver observer;
  private final ExecutionObserver ofCore;
  private final Runnable stop;
  private boolean asked = true;
  private long retired;

  /**
   * A watch for a stay in the guest, about whose first instruction the observer has been asked.
   *
   * @param stop is called when the observer does not want to go on
   */
  CoreWatch(int vm, Cpu core, StepObserver observer, Runnable stop) {
    this.vm = vm;
    this.core = core;
    this.observer = observer;
    this.ofCore = core.observer();
    this.stop = stop;
  }

  @Override
  public boolean onBegin(long rip) {
    boolean goesOn = asked || observer.before(vm, rip);
    asked = false;
    retired = core.retired();
    if (!goesOn) {
      stop.run();
    }
    return goesOn && (ofCore == null || ofCore.onBegin(rip));
  }

  @Override
  public void onRetire(long rip, DecodedInstruction instruction) {
    // A sensitive instruction ends here, too, but has not been executed: it is going to exit.
    if (core.retired() != retired) {
      observer.retired(vm, rip, instruction);
    }
    if (ofCore != null) {
      ofCore.onRetire(rip, instruction);
    }
  }

  @Override
  public void onFault(long rip, int vector, int errorCode, long address) {
    if (ofCore != null) {
      ofCore.onFault(rip, vector, errorCode, address);
    }
  }

  @Override
  public void onInterrupt(long rip, int vector) {
    if (ofCore != null) {
      ofCore.onInterrupt(rip, vector);
    }
  }
}
