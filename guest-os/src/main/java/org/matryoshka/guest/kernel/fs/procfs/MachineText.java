package org.matryoshka.guest.kernel.fs.procfs;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.memory.FrameAllocator;
import org.matryoshka.guest.kernel.sched.Dispatcher;
import org.matryoshka.guest.kernel.sched.KernelThread;
import org.matryoshka.guest.kernel.sched.SchedulerReport;
import org.matryoshka.guest.kernel.sched.ThreadState;
import org.matryoshka.guest.kernel.task.SystemIdentity;
import org.matryoshka.guest.kernel.trap.InterruptController;
import org.matryoshka.guest.runtime.collection.ByteOutput;
import org.matryoshka.guest.runtime.heap.Heap;

/** The files about the machine. */
final class MachineText extends TextSource {
  /** Their names, in the order of the listing. */
  static final String[] NAMES = {
    "cmdline",
    "cpuinfo",
    "devices",
    "filesystems",
    "interrupts",
    "loadavg",
    "meminfo",
    "sched",
    "stat",
    "uptime",
    "version",
    "swaps",
    "partitions"
  };

  private static final long CENTISECOND = 10_000_000L;
  private static final int KIB_PER_FRAME = FrameAllocator.PAGE_SIZE / 1024;

  private final String name;

  MachineText(String name) {
    this.name = name;
  }

  @Override
  long write(ByteOutput out) {
    switch (name) {
      case "cmdline" -> out.text(Kernel.commandLine().text()).line();
      case "cpuinfo" -> ProcessorText.write(out);
      case "devices" -> {
        out.text("Character devices:\n  1 mem\n  4 ttyS\n  5 /dev/tty\n  5 /dev/console\n");
        out.text("\nBlock devices:\n");
      }
      case "filesystems" -> fileSystems(out);
      case "interrupts" -> interrupts(out);
      case "loadavg" -> loadAverage(out);
      case "meminfo" -> memory(out);
      case "sched" -> out.text(new SchedulerReport(Kernel.dispatcher()).machine());
      case "stat" -> statistics(out);
      case "uptime" -> uptime(out);
      case "swaps" -> out.text("Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n");
      case "partitions" -> out.text("major minor  #blocks  name\n\n");
      default -> version(out);
    }
    return 0;
  }

  private static void version(ByteOutput out) {
    out.text(SystemIdentity.SYSTEM).text(" version ").text(SystemIdentity.RELEASE);
    out.text(" (matryoshka) (javac; guest.aot) ").text(SystemIdentity.VERSION).line();
  }

  private static void fileSystems(ByteOutput out) {
    for (int i = 0; i < Kernel.vfs().typeCount(); i++) {
      out.text("nodev\t").text(Kernel.vfs().type(i).name()).line();
    }
  }

  private static void interrupts(ByteOutput out) {
    out.text("           CPU0       \n");
    for (int irq = 0; irq < InterruptController.LINES; irq++) {
      String device = device(irq);
      if (device != null) {
        out.decimal(irq, 3).text(": ").decimal(Kernel.interrupts().count(irq), 10);
        out.text("    XT-PIC  ").text(device).line();
      }
    }
  }

  private static String device(int irq) {
    if (irq == InterruptController.TIMER) {
      return "timer";
    }
    return irq == InterruptController.SERIAL ? "ttyS0" : null;
  }

  private static void loadAverage(ByteOutput out) {
    int runnable = 0;
    int all = 0;
    Dispatcher dispatcher = Kernel.dispatcher();
    for (KernelThread t = dispatcher.oldest(); t != null; t = t.next()) {
      all++;
      if (t.state() == ThreadState.READY || t.state() == ThreadState.RUNNING) {
        runnable++;
      }
    }
    out.text(dispatcher.load().text()).put(' ').decimal(runnable).put('/').decimal(all);
    out.put(' ').decimal(Kernel.tasks().lastId()).line();
  }

  private static void memory(ByteOutput out) {
    FrameAllocator frames = Kernel.frames();
    long shared = SharedPages.count();
    line(out, "MemTotal:", frames.total());
    line(out, "MemFree:", frames.free());
    line(out, "MemAvailable:", frames.freeForUsers());
    line(out, "Buffers:", 0);
    line(out, "Cached:", shared);
    line(out, "SwapCached:", 0);
    line(out, "Active:", 0);
    line(out, "Inactive:", 0);
    line(out, "SwapTotal:", 0);
    line(out, "SwapFree:", 0);
    line(out, "Dirty:", 0);
    line(out, "Shmem:", shared);
    line(out, "SReclaimable:", 0);
    line(out, "Slab:", Heap.size() >> FrameAllocator.PAGE_SHIFT);
  }

  private static void line(ByteOutput out, String name, long frames) {
    out.left(name, 16).decimal(frames * KIB_PER_FRAME, 8).text(" kB\n");
  }

  private static void statistics(ByteOutput out) {
    long user = 0;
    long system = 0;
    Dispatcher dispatcher = Kernel.dispatcher();
    for (KernelThread t = dispatcher.oldest(); t != null; t = t.next()) {
      user += t.times().user();
      system += t.times().system();
    }
    long idle = dispatcher.idleThread().times().total();
    long busy = Math.max(0, dispatcher.clock().now() - idle - user - system);
    out.text("cpu  ");
    processorTimes(out, user, system + busy, idle);
    out.text("cpu0 ");
    processorTimes(out, user, system + busy, idle);
    long interrupts = 0;
    for (int irq = 0; irq < InterruptController.LINES; irq++) {
      interrupts += Kernel.interrupts().count(irq);
    }
    out.text("intr ").decimal(interrupts);
    for (int irq = 0; irq < InterruptController.LINES; irq++) {
      out.put(' ').decimal(Kernel.interrupts().count(irq));
    }
    out.line();
    out.text("ctxt ").decimal(dispatcher.switches()).line();
    out.text("btime ").decimal(Kernel.wallClock().bootSeconds()).line();
    out.text("processes ").decimal(Kernel.tasks().created()).line();
    out.text("procs_running ").decimal(dispatcher.readyCount() + 1).line();
    out.text("procs_blocked 0\n");
  }

  /** Times in hundredths of a second: user, nice, system, idle, and what does not exist here. */
  private static void processorTimes(ByteOutput out, long user, long system, long idle) {
    out.decimal(centiseconds(user)).text(" 0 ").decimal(centiseconds(system)).put(' ');
    out.decimal(centiseconds(idle)).text(" 0 0 0 0 0 0\n");
  }

  private static long centiseconds(long cycles) {
    return Kernel.dispatcher().clock().toNanoseconds(cycles) / CENTISECOND;
  }

  private static void uptime(ByteOutput out) {
    Dispatcher dispatcher = Kernel.dispatcher();
    seconds(out, dispatcher.clock().now());
    out.put(' ');
    seconds(out, dispatcher.idleThread().times().total());
    out.line();
  }

  private static void seconds(ByteOutput out, long cycles) {
    long hundredths = centiseconds(cycles);
    out.decimal(hundredths / 100).put('.');
    out.put('0' + (int) (hundredths / 10 % 10)).put('0' + (int) (hundredths % 10));
  }
}
