package org.matryoshka.guest.kernel.trap;

import org.matryoshka.guest.kernel.memory.AddressSpace;
import org.matryoshka.guest.kernel.sched.ContextSwitch;
import org.matryoshka.guest.kernel.sched.KernelThread;
import org.matryoshka.guest.kernel.task.Process;
import org.matryoshka.guest.kernel.task.Task;
import org.matryoshka.guest.magic.Processor;

/**
 * What changes with the task that runs: address space, thread pointer, floating-point registers,
 * kernel stack. Whatever is the same for both is left alone, for under a hypervisor each change
 * costs an exit: threads of a process keep CR3, and the idle thread, which needs none of these,
 * leaves them as they are.
 */
public final class TaskSwitch implements ContextSwitch {
  private static final int FS_BASE = 0xc000_0100;
  private static final int GS_BASE = 0xc000_0101;

  private final Switch stackSwitch;
  private final FloatingPoint floatingPoint;
  private long fsBase;
  private long gsBase;
  private Task floatingPointOwner;

  /** A switch that uses the machine's, or a test's, stack switch. */
  public TaskSwitch(Switch stackSwitch, FloatingPoint floatingPoint) {
    this.stackSwitch = stackSwitch;
    this.floatingPoint = floatingPoint;
  }

  @Override
  public void switchTo(KernelThread from, KernelThread to) {
    Task next = (Task) to;
    Process process = next.process();
    if (process != null) {
      AddressSpace memory = process.memory();
      if (memory != null) {
        memory.activate();
      }
      loadBases(next);
      takeFloatingPoint(next);
    }
    stackSwitch.to(((Task) from).stack(), next.stack());
  }

  /** Makes the bases of FS and GS what a task wants; for the one that runs, after a change. */
  public void loadBases(Task task) {
    if (task.fsBase() != fsBase) {
      fsBase = task.fsBase();
      Processor.writeMsr(FS_BASE, fsBase);
    }
    if (task.gsBase() != gsBase) {
      gsBase = task.gsBase();
      Processor.writeMsr(GS_BASE, gsBase);
    }
  }

  private void takeFloatingPoint(Task next) {
    if (floatingPointOwner != next && floatingPoint.isPresent()) {
      if (floatingPointOwner != null && floatingPointOwner.stack() != null) {
        floatingPoint.save(floatingPointOwner.stack());
      }
      floatingPoint.load(next.stack());
      floatingPointOwner = next;
    }
  }
}
