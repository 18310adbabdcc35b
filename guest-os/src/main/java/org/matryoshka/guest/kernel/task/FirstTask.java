package org.matryoshka.guest.kernel.task;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.KernelEntry;
import org.matryoshka.guest.kernel.memory.AddressSpace;
import org.matryoshka.guest.kernel.trap.KernelStack;
import org.matryoshka.guest.kernel.trap.TrapFrame;
import org.matryoshka.guest.kernel.vfs.DescriptorTable;
import org.matryoshka.guest.kernel.vfs.FileSystemContext;
import org.matryoshka.guest.magic.Memory;

/** The two tasks that no other one made: the idle thread, and the first process. */
public final class FirstTask {
  private FirstTask() {}

  /**
   * The thread that the boot stack is: number 0, of the kernel's own process, in no table. Made
   * before there is a dispatcher.
   */
  public static Task idle(KernelStack bootStack) {
    Task task = new Task(0, "idle", null);
    task.setStack(bootStack);
    return task;
  }

  /**
   * Makes and starts process 1, which begins in the kernel: the entry is to execute a program. It
   * is in session and group 0, so that it can make a session of its own.
   *
   * @return the task; null if there is no memory for it
   */
  public static Task start(
      String name,
      AddressSpace memory,
      DescriptorTable files,
      FileSystemContext context,
      KernelEntry entry) {
    KernelStack stack = Kernel.stacks().allocate();
    if (stack == null) {
      return null;
    }
    TaskTable tasks = Kernel.tasks();
    Process process = new Process(tasks.newId());
    process.setMemory(memory);
    process.setFiles(files);
    process.setContext(context);
    process.setSession(new Session(0));
    process.setGroupId(0);
    process.times().setStartCycles(Kernel.dispatcher().clock().now());
    Task task = new Task(process.id(), name, process);
    task.setStack(stack);
    task.setEntry(entry);
    Memory.fill(task.frame(), 0, TrapFrame.SIZE);
    Kernel.floatingPoint().clear(stack);
    process.addTask(task);
    tasks.add(process);
    tasks.add(task);
    Kernel.switcher().prepare(stack);
    Kernel.dispatcher().start(task);
    return task;
  }
}
