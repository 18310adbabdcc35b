package org.matryoshka.guest.kernel.fs.procfs;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.memory.AddressSpace;
import org.matryoshka.guest.kernel.memory.Protection;
import org.matryoshka.guest.kernel.memory.VirtualArea;
import org.matryoshka.guest.kernel.task.ControllingTerminal;
import org.matryoshka.guest.kernel.task.Process;
import org.matryoshka.guest.kernel.task.ResourceLimits;
import org.matryoshka.guest.kernel.task.Task;
import org.matryoshka.guest.runtime.collection.ByteOutput;

/** {@code /proc/N/stat} and {@code statm}: numbers in a line, by the order of proc(5). */
final class ProcessText {
  private static final long PAGE = 4096;
  private static final int PRIORITY_OF_NICE_0 = 20;

  private ProcessText() {}

  /** The 52 fields of {@code stat}; what does not exist here is 0. */
  static void stat(Process process, Task task, boolean ofTask, ByteOutput out) {
    out.decimal(ofTask ? task.id() : process.id());
    out.text(" (").text(task == null ? process.name() : task.name()).text(") ");
    out.put(letter(process, task));
    ControllingTerminal terminal = process.session() == null ? null : process.session().terminal();
    number(out, process.parentId());
    number(out, process.groupId());
    number(out, process.sessionId());
    number(out, terminal == null ? 0 : terminal.deviceNumber());
    number(out, terminal == null ? -1 : terminal.foregroundGroup());
    number(out, 0); // flags
    number(out, process.times().minorFaults());
    number(out, process.times().childrenMinorFaults());
    number(out, 0);
    number(out, 0); // major faults
    number(out, ofTask ? ticks(task.times().user()) : process.userTicks());
    number(out, ofTask ? ticks(task.times().system()) : process.systemTicks());
    number(out, ticks(process.times().childrenUser()));
    number(out, ticks(process.times().childrenSystem()));
    int nice = task == null ? 0 : task.nice();
    number(out, PRIORITY_OF_NICE_0 + nice);
    number(out, nice);
    number(out, process.taskCount());
    number(out, 0);
    number(out, ticks(task == null ? process.times().startCycles() : task.times().started()));
    AddressSpace memory = process.memory();
    number(out, memory == null ? 0 : memory.mappedBytes());
    number(out, memory == null ? 0 : memory.residentPages());
    out.put(' ').text(Long.toUnsignedString(process.limits().soft(ResourceLimits.AS)));
    zeros(out, 2); // where the code lies
    number(out, memory == null ? 0 : AddressSpace.STACK_TOP);
    zeros(out, 2); // stack and instruction pointers
    number(out, task == null ? 0 : task.pending().set() & 0x7fff_ffff);
    number(out, task == null ? 0 : task.blockedSignals() & 0x7fff_ffff);
    number(out, process.handlers().ignored() & 0x7fff_ffff);
    number(out, process.handlers().caught() & 0x7fff_ffff);
    zeros(out, 3);
    number(out, process.exitSignal());
    zeros(out, 9);
    number(out, memory == null ? 0 : memory.argumentsStart());
    number(out, memory == null ? 0 : memory.argumentsEnd());
    number(out, memory == null ? 0 : memory.argumentsEnd());
    number(out, memory == null ? 0 : memory.environmentEnd());
    number(out, process.exitStatus());
    out.line();
  }

  /** The letter of a state; a process that is stopped shows T, a zombie Z. */
  static char letter(Process process, Task task) {
    if (process.isZombie() || task == null) {
      return 'Z';
    }
    return process.job().isStopped() ? 'T' : task.state().letter();
  }

  private static long ticks(long cycles) {
    return Kernel.dispatcher().clock().toNanoseconds(cycles) / Process.NANOSECONDS_PER_TICK;
  }

  private static void number(ByteOutput out, long value) {
    out.put(' ').decimal(value);
  }

  private static void zeros(ByteOutput out, int count) {
    for (int i = 0; i < count; i++) {
      out.text(" 0");
    }
  }

  /** Pages: mapped, present, of files, code, 0, data and stack, 0. */
  static void statm(Process process, ByteOutput out) {
    AddressSpace memory = process.memory();
    long mapped = 0;
    long resident = 0;
    long code = 0;
    long data = 0;
    if (memory != null) {
      mapped = memory.mappedBytes() / PAGE;
      resident = memory.residentPages();
      for (VirtualArea area = memory.firstArea(); area != null; area = area.next()) {
        long pages = (area.end() - area.start()) / PAGE;
        if ((area.protection() & Protection.EXECUTE) != 0) {
          code += pages;
        } else if ((area.protection() & Protection.WRITE) != 0) {
          data += pages;
        }
      }
    }
    out.decimal(mapped).put(' ').decimal(resident).text(" 0 ").decimal(code);
    out.text(" 0 ").decimal(data).text(" 0\n");
  }
}
