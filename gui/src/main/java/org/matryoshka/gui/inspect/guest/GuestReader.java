package org.matryoshka.gui.inspect.guest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.matryoshka.cpu.Cpu;
import org.matryoshka.guest.kernel.task.ResourceLimits;
import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.hv.VmState;

/**
 * Reads what a guest's kernel knows, from its memory and the debug information of its image. Made
 * once for an image; each reading is one look while the guest stands still.
 */
public final class GuestReader {
  static final String KERNEL = "org.matryoshka.guest.kernel.Kernel";
  private static final String PER_CPU = "org.matryoshka.guest.kernel.sched.PerCpu";

  private static final String PROCESS = "org.matryoshka.guest.kernel.task.Process";

  /** The kernel allows 1024 tasks. */
  private static final int MOST_PROCESSES = 2048;

  private static final String[] LIMIT_NAMES = {
    "processor seconds",
    "file bytes",
    "data bytes",
    "stack bytes",
    "core bytes",
    "resident bytes",
    "processes of the user",
    "open files",
    "locked bytes",
    "address space bytes",
    "file locks",
    "pending signals",
    "message bytes",
    "priority",
    "real-time priority",
    "real-time run"
  };

  private final DebugTypes types;

  /** For guests that were booted from an image with such debug information. */
  public GuestReader(DebugTypes types) {
    this.types = types;
  }

  /** For guests that were booted from this file. */
  public static GuestReader forImage(byte[] elf) {
    return new GuestReader(DebugTypes.of(elf));
  }

  /** Whether the image's debug information is that of a Kukla kernel. */
  public boolean isKukla() {
    ClassLayout kernel = types.find(KERNEL);
    return kernel != null && kernel.address("tasks") != null;
  }

  /** All processes, the run queue and the mounts. */
  public GuestSnapshot read(VirtualMachine vm) {
    Optional<String> problem = problem(vm);
    if (problem.isPresent()) {
      return GuestSnapshot.nothing(problem.get());
    }
    Look look = look(vm);
    GuestObject table = look.root(KERNEL, "tasks");
    if (table == null) {
      return GuestSnapshot.nothing(
          look.notes().isEmpty()
              ? "The kernel is still starting: it has no table of processes yet. Run on (F5)."
              : "The kernel's table of processes can't be read: " + look.notes().getFirst() + ".");
    }
    SchedulerReader scheduler = new SchedulerReader(look.root(KERNEL, "dispatcher"));
    GuestObject current = current(look);
    ThreadReader threads = new ThreadReader(look, scheduler, current);
    List<ProcessInfo> processes = new ArrayList<>();
    for (GuestObject process : processes(table)) {
      processes.add(process(process, threads));
    }
    processes.sort(Comparator.comparingInt(ProcessInfo::pid));
    GuestObject process =
        current == null || !current.has("process") ? null : current.get("process");
    boolean idle = process == null;
    return new GuestSnapshot(
        "",
        scheduler.algorithm(),
        scheduler.keyName(),
        idle ? "idle" : look.isUserMode() ? "user" : "kernel",
        idle ? 0 : current.integer("id"),
        processes,
        scheduler.runQueue(),
        MountReader.read(look, null),
        absent(),
        look.notes());
  }

  /** All about one process; empty if there is none of this number, or nothing can be read. */
  public Optional<ProcessDetail> detail(VirtualMachine vm, int pid) {
    if (problem(vm).isPresent()) {
      return Optional.empty();
    }
    Look look = look(vm);
    GuestObject table = look.root(KERNEL, "tasks");
    if (table == null) {
      return Optional.empty();
    }
    SchedulerReader scheduler = new SchedulerReader(look.root(KERNEL, "dispatcher"));
    ThreadReader threads = new ThreadReader(look, scheduler, current(look));
    for (GuestObject process : processes(table)) {
      if (process.integer("id") == pid) {
        return Optional.of(detail(vm, look, process, threads));
      }
    }
    return Optional.empty();
  }

  /**
   * How to give a thread another nice value, and with it another weight; see {@link WeightChange}.
   *
   * @param tid the thread's number
   * @param nice from -20 to 19
   */
  public WeightChange planNice(VirtualMachine vm, int tid, int nice) {
    Optional<String> problem = problem(vm);
    if (problem.isPresent()) {
      return WeightChange.refused(problem.get());
    }
    Look look = look(vm);
    GuestObject table = look.root(KERNEL, "tasks");
    SchedulerReader scheduler = new SchedulerReader(look.root(KERNEL, "dispatcher"));
    boolean atRest = look.isUserMode() || vm.cpu().state.halted;
    for (GuestObject process : table == null ? List.<GuestObject>of() : processes(table)) {
      for (GuestObject task : tasks(process)) {
        if (task.integer("id") == tid) {
          return new WeightPlanner(look, scheduler.policy()).plan(task, nice, atRest);
        }
      }
    }
    return WeightChange.refused("There is no thread " + tid + " now.");
  }

  private ProcessDetail detail(
      VirtualMachine vm, Look look, GuestObject process, ThreadReader threads) {
    GuestObject context = process.get("context");
    GuestObject root = context == null ? null : context.get("root");
    Cpu cpu = vm.cpu();
    List<ThreadStack> stacks = new ArrayList<>();
    for (GuestObject task : tasks(process)) {
      stacks.add(threads.stack(task, cpu.state.rip, cpu.state.gpr[4]));
    }
    return new ProcessDetail(
        process(process, threads),
        AreaReader.read(look, process.get("memory")),
        FileReader.read(process.get("files")),
        root == null ? List.of() : MountReader.read(look, root),
        limits(process.get("limits")),
        stacks,
        look.notes());
  }

  private Optional<String> problem(VirtualMachine vm) {
    if (vm.state() == VmState.DESTROYED) {
      return Optional.of("The VM has been destroyed; its memory is gone.");
    }
    if (types.isEmpty()) {
      return Optional.of(
          "This guest's image has no debug information that says what its objects are, so only its"
              + " registers, memory and page tables can be shown. Guests built here from Java, such"
              + " as kukla, have it.");
    }
    if (!isKukla()) {
      return Optional.of(
          "This guest is no Kukla: it has no processes that this view knows how to find.");
    }
    if (!KernelMemory.of(vm).isPaging()) {
      return Optional.of(
          "The guest has not switched paging on yet: its kernel has no objects. Run on (F5).");
    }
    return Optional.empty();
  }

  private Look look(VirtualMachine vm) {
    return new Look(KernelMemory.of(vm), types, vm.cpu().state.cpl == 3);
  }

  private static GuestObject current(Look look) {
    GuestObject cpu = look.root(PER_CPU, "only");
    return cpu == null ? null : cpu.get("thread");
  }

  private static List<GuestObject> processes(GuestObject table) {
    List<GuestObject> found = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    GuestObject buckets = table.get("processes");
    if (buckets == null) {
      return found;
    }
    for (GuestObject first : buckets.elements(MOST_PROCESSES)) {
      for (GuestObject process : first.chain("nextInTable", MOST_PROCESSES)) {
        if (found.size() < MOST_PROCESSES && seen.add(process.address())) {
          found.add(process);
        }
      }
    }
    return found;
  }

  private static List<GuestObject> tasks(GuestObject process) {
    GuestObject first = process.get("firstTask");
    return first == null ? List.of() : first.chain("nextInProcess", MOST_PROCESSES);
  }

  private static ProcessInfo process(GuestObject process, ThreadReader reader) {
    List<ThreadInfo> threads = new ArrayList<>();
    tasks(process).forEach(task -> threads.add(reader.read(task)));
    GuestObject parent = process.get("parent");
    GuestObject job = process.get("job");
    GuestObject who = process.get("credentials");
    GuestObject session = process.get("session");
    GuestObject context = process.get("context");
    GuestObject memory = process.get("memory");
    boolean zombie = process.flag("zombie");
    String name =
        threads.isEmpty() ? job == null ? "" : job.text("lastName") : threads.getFirst().name();
    return new ProcessInfo(
        process.integer("id"),
        parent == null ? 0 : parent.integer("id"),
        name,
        zombie ? "" : command(process.get("commandLine")),
        process.text("executable"),
        state(zombie, job, threads),
        process.integer("exitStatus"),
        number(who, "userId"),
        number(who, "effectiveUserId"),
        number(who, "groupId"),
        number(who, "effectiveGroupId"),
        process.integer("groupId"),
        number(session, "id"),
        context == null ? "" : PathNames.of(context.get("root")),
        context == null ? "" : PathNames.of(context.get("workingDirectory")),
        List.of(),
        "",
        threads,
        AreaReader.root(memory),
        AreaReader.mappedBytes(memory),
        AreaReader.residentPages(memory),
        FileReader.count(process.get("files")),
        process.address());
  }

  private static int number(GuestObject object, String field) {
    return object == null ? 0 : object.integer(field);
  }

  private static char state(boolean zombie, GuestObject job, List<ThreadInfo> threads) {
    if (zombie || threads.isEmpty()) {
      return 'Z';
    }
    return job != null && job.flag("stopped") ? 'T' : threads.getFirst().state();
  }

  private static String command(GuestObject arguments) {
    if (arguments == null) {
      return "";
    }
    return new String(arguments.bytes(), StandardCharsets.UTF_8).replace('\0', ' ').strip();
  }

  private static List<LimitInfo> limits(GuestObject limits) {
    List<LimitInfo> found = new ArrayList<>();
    GuestObject soft = limits == null ? null : limits.get("soft");
    GuestObject hard = limits == null ? null : limits.get("hard");
    if (soft == null || hard == null) {
      return found;
    }
    int count = Math.min(Math.min(soft.length(), hard.length()), LIMIT_NAMES.length);
    for (int i = 0; i < count; i++) {
      long own = soft.numberAt(i);
      if (own != ResourceLimits.INFINITY || hard.numberAt(i) != ResourceLimits.INFINITY) {
        found.add(new LimitInfo(LIMIT_NAMES[i], own, hard.numberAt(i)));
      }
    }
    return found;
  }

  /** What other kernels have and this one's processes have no fields for. */
  private List<String> absent() {
    List<String> missing = new ArrayList<>();
    ClassLayout process = types.find(PROCESS);
    if (process == null || process.field("cgroup") == null) {
      missing.add(
          "This kernel has no control groups: what limits a process are its resource limits.");
    }
    if (process == null || process.field("namespaces") == null) {
      missing.add(
          "This kernel has no namespaces: what sets processes apart is their root directory.");
    }
    return missing;
  }
}
