package org.matryoshka.gui.inspect.nest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.gui.inspect.guest.GuestReader;
import org.matryoshka.gui.inspect.guest.GuestSnapshot;
import org.matryoshka.gui.inspect.guest.ProcessInfo;
import org.matryoshka.gui.inspect.guest.ProcessesText;
import org.matryoshka.gui.inspect.nest.Doll.Activity;
import org.matryoshka.gui.inspect.nest.Doll.Crossing;
import org.matryoshka.gui.inspect.nest.Doll.Kind;
import org.matryoshka.gui.session.ExitEntry;
import org.matryoshka.gui.session.World;
import org.matryoshka.gui.session.WorldSpecification;
import org.matryoshka.gui.text.Quantity;
import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.hv.VmState;
import org.matryoshka.hv.exit.ExitCause;
import org.matryoshka.hv.exit.ExitReason;
import org.matryoshka.hv.observe.ExitCount;

/** Reads the nest. Keeps what images say about their kernels; belongs to the session's thread. */
public final class NestReader {
  /** More processes than that are not shown one by one. */
  private static final int MAX_PROCESSES = 12;

  private final Map<Integer, GuestReader> readers = new HashMap<>();
  private WorldSpecification specification;

  /** The stack now. */
  public Nest read(World world) {
    if (specification != world.specification()) {
      specification = world.specification();
      readers.clear();
    }
    long exits = world.exits().total();
    Optional<ExitEntry> last =
        exits == 0 || exits < world.exits().first()
            ? Optional.empty()
            : Optional.of(world.exits().get(exits));
    boolean crossed = last.isPresent() && last.get().step() == world.position();
    return new Nest(world.position(), machine(world, crossed), last, crossed);
  }

  private Doll machine(World world, boolean crossed) {
    int cores = world.hypervisor().cores().size();
    boolean over = world.machines().stream().noneMatch(vm -> vm.state() == VmState.RUNNING);
    return new Doll(
        Kind.MACHINE,
        "machine",
        "Machine",
        cores
            + (cores == 1 ? " core, " : " cores, ")
            + Quantity.size(world.specification().scenario().memory())
            + " of memory",
        "What really exists: the processor's cores and the memory. Everything inside shares them.",
        0,
        over ? Activity.ENDED : Activity.HOLDS,
        List.of(),
        "timeline",
        List.of(hypervisor(world, crossed, over)));
  }

  private Doll hypervisor(World world, boolean crossed, boolean over) {
    List<Doll> vms = new ArrayList<>();
    for (VirtualMachine vm : world.machines()) {
      vms.add(vm(world, vm));
    }
    return new Doll(
        Kind.HYPERVISOR,
        "hypervisor",
        "Hypervisor",
        vms.size() + (vms.size() == 1 ? " VM" : " VMs"),
        "Software that owns the machine. It lets the VMs run by turns and steps in when one does"
            + " something that it must not do by itself.",
        0,
        over ? Activity.ENDED : crossed ? Activity.WORKED : Activity.WAITS,
        List.of(
            new Crossing(
                "exits", world.exits().total(), "How often any VM stopped for the hypervisor.")),
        "exits",
        vms);
  }

  // A virtual machine

  private Doll vm(World world, VirtualMachine vm) {
    boolean current = world.hypervisor().currentVm() == vm.number();
    Activity activity =
        switch (vm.state()) {
          case STOPPED, DEAD, DESTROYED -> Activity.ENDED;
          case CREATED, PAUSED -> Activity.WAITS;
          case RUNNING ->
              current && !vm.cpu().state.halted
                  ? Activity.HOLDS
                  : vm.cpu().state.halted ? Activity.SLEEPS : Activity.WAITS;
        };
    return new Doll(
        Kind.VM,
        "vm" + vm.number(),
        vm.config().name(),
        Quantity.size(vm.memory().size()) + " of memory, weight " + vm.weight(),
        "A virtual machine: what its guest takes for a computer of its own.",
        vm.number(),
        activity,
        border(vm.statistics().exits()),
        "exits",
        List.of(kernel(world, vm, activity)));
  }

  /** What crossed the border of a VM, by kinds that people tell apart. */
  private static List<Crossing> border(List<ExitCount> counts) {
    long all = 0;
    long memory = 0;
    long rings = 0;
    long interrupts = 0;
    for (ExitCount count : counts) {
      all += count.count();
      memory += isMemory(count.cause()) ? count.count() : 0;
      rings += count.cause() == ExitCause.RING_SWITCH ? count.count() : 0;
      interrupts += isInterrupt(count.reason()) ? count.count() : 0;
    }
    return List.of(
        new Crossing("exits", all, "How often it stopped for the hypervisor, and came back."),
        new Crossing("memory", memory, "Page faults on the shadow tables, of all causes."),
        new Crossing(
            "ring switches", rings, "SYSCALL, SYSRET, IRETQ, SWAPGS: between user and kernel."),
        new Crossing(
            "interrupts", interrupts, "Interrupts, interrupt windows and ends of time slices."),
        new Crossing(
            "instructions",
            all - memory - rings - interrupts,
            "Privileged and sensitive instructions, ports, exceptions."));
  }

  private static boolean isMemory(ExitCause cause) {
    return switch (cause) {
      case TRUE_FAULT, HIDDEN_FAULT, TRACE_WRITE, MMIO -> true;
      case NONE, GUEST_EXCEPTION, SOFTWARE_INTERRUPT, RING_SWITCH, FLAGS, SEGMENT -> false;
    };
  }

  private static boolean isInterrupt(ExitReason reason) {
    return switch (reason) {
      case EXTERNAL_INTERRUPT, INTERRUPT_WINDOW, VMX_PREEMPTION_TIMER_EXPIRED -> true;
      default -> false;
    };
  }

  // The guest

  private Doll kernel(World world, VirtualMachine vm, Activity around) {
    CpuState state = vm.cpu().state;
    GuestReader reader =
        readers.computeIfAbsent(
            vm.number(), number -> GuestReader.forImage(world.image(number).bytes()));
    GuestSnapshot guest = reader.isKukla() ? reader.read(vm) : null;
    boolean user = state.cpl == 3;
    Activity kernel =
        switch (around) {
          case HOLDS -> user ? Activity.WAITS : Activity.RUNS;
          default -> around;
        };
    List<Doll> processes =
        guest != null && guest.isReadable()
            ? processes(vm, guest, around, user)
            : List.of(userMode(vm, around, user));
    return new Doll(
        Kind.KERNEL,
        "vm" + vm.number() + ".kernel",
        guest != null ? "Kukla kernel" : "Guest kernel",
        facts(guest),
        "The guest's operating system. It believes to be in ring 0; in truth it runs in ring 3.",
        vm.number(),
        kernel,
        List.of(),
        guest != null ? "guest" : "cpu",
        processes);
  }

  private static String facts(GuestSnapshot guest) {
    if (guest == null) {
      return "";
    }
    return guest.isReadable() ? guest.scheduler() + " scheduler" : "starting";
  }

  private static Doll userMode(VirtualMachine vm, Activity around, boolean user) {
    Activity activity = around == Activity.HOLDS ? (user ? Activity.RUNS : Activity.WAITS) : around;
    return new Doll(
        Kind.PROCESS,
        "vm" + vm.number() + ".user",
        "User mode",
        "",
        "Programs of the guest. Which ones there are is only known of kernels that we can read.",
        vm.number(),
        activity,
        List.of(),
        "cpu",
        List.of());
  }

  private static List<Doll> processes(
      VirtualMachine vm, GuestSnapshot guest, Activity around, boolean user) {
    List<ProcessInfo> infos = new ArrayList<>(guest.processes());
    infos.sort(
        Comparator.comparing(ProcessInfo::isCurrent).reversed().thenComparingInt(ProcessInfo::pid));
    int shown = infos.size() > MAX_PROCESSES ? MAX_PROCESSES - 1 : infos.size();
    List<Doll> dolls = new ArrayList<>();
    infos.subList(0, shown).stream()
        .sorted(Comparator.comparingInt(ProcessInfo::pid))
        .forEach(process -> dolls.add(process(vm, process, around, user)));
    if (shown < infos.size()) {
      dolls.add(
          new Doll(
              Kind.PROCESS,
              "vm" + vm.number() + ".more",
              (infos.size() - shown) + " more",
              "",
              "Further processes: the view Guest has all.",
              vm.number(),
              Activity.WAITS,
              List.of(),
              "guest",
              List.of()));
    }
    return dolls;
  }

  private static Doll process(
      VirtualMachine vm, ProcessInfo process, Activity around, boolean user) {
    Activity activity;
    if (process.state() == 'Z') {
      activity = Activity.ENDED;
    } else if (process.isCurrent() && around == Activity.HOLDS) {
      activity = user ? Activity.RUNS : Activity.HOLDS;
    } else {
      activity = process.state() == 'R' ? Activity.WAITS : Activity.SLEEPS;
    }
    return new Doll(
        Kind.PROCESS,
        "vm" + vm.number() + ".pid" + process.pid(),
        ProcessesText.command(process),
        "pid " + process.pid(),
        "A program that runs in the guest, with an address space of its own.",
        vm.number(),
        activity,
        List.of(),
        "guest",
        List.of());
  }
}
