package org.matryoshka.guest.kernel;

import org.matryoshka.guest.kernel.fs.FileStart;
import org.matryoshka.guest.kernel.memory.FrameAllocator;
import org.matryoshka.guest.kernel.memory.KernelHeap;
import org.matryoshka.guest.kernel.memory.Paging;
import org.matryoshka.guest.kernel.memory.UserMemory;
import org.matryoshka.guest.kernel.pipe.PipeFileSystem;
import org.matryoshka.guest.kernel.sched.BootSettings;
import org.matryoshka.guest.kernel.sched.CycleClock;
import org.matryoshka.guest.kernel.sched.Dispatcher;
import org.matryoshka.guest.kernel.sched.IdleLoop;
import org.matryoshka.guest.kernel.sched.IntervalTimer;
import org.matryoshka.guest.kernel.sched.Scheduler;
import org.matryoshka.guest.kernel.sched.SchedulingTrace;
import org.matryoshka.guest.kernel.sched.policy.Policies;
import org.matryoshka.guest.kernel.syscall.UnknownCalls;
import org.matryoshka.guest.kernel.task.FirstTask;
import org.matryoshka.guest.kernel.task.FutexTable;
import org.matryoshka.guest.kernel.task.RandomSource;
import org.matryoshka.guest.kernel.task.SystemIdentity;
import org.matryoshka.guest.kernel.task.TaskTable;
import org.matryoshka.guest.kernel.time.WallClock;
import org.matryoshka.guest.kernel.trap.AssemblySwitch;
import org.matryoshka.guest.kernel.trap.FloatingPoint;
import org.matryoshka.guest.kernel.trap.InterruptController;
import org.matryoshka.guest.kernel.trap.KernelStacks;
import org.matryoshka.guest.kernel.trap.MappedKernelStacks;
import org.matryoshka.guest.kernel.trap.Switch;
import org.matryoshka.guest.kernel.trap.TaskSwitch;
import org.matryoshka.guest.kernel.trap.TimerHandler;
import org.matryoshka.guest.kernel.vfs.Mounting;
import org.matryoshka.guest.kernel.vfs.Vfs;
import org.matryoshka.guest.magic.Code;
import org.matryoshka.guest.magic.Export;
import org.matryoshka.guest.magic.Import;
import org.matryoshka.guest.runtime.Traps;

/**
 * The holder of the subsystems. Each is an ordinary object with its own state, made in {@link
 * #start} in one visible order; this class is the only place that knows all of them. Tests on the
 * JVM make those that they need and {@code install} them.
 */
public final class Kernel {
  private static KernelLog log;
  private static CommandLine commandLine;
  private static FrameAllocator frames;
  private static UserMemory userMemory;
  private static KernelHeap heap;
  private static TaskSwitch taskSwitch;
  private static FloatingPoint floatingPoint;
  private static Paging paging;
  private static InterruptController interrupts;
  private static KernelStacks stacks;
  private static Switch switcher;
  private static TaskTable tasks;
  private static Dispatcher dispatcher;
  private static WallClock wallClock;
  private static FutexTable futexes;
  private static SystemIdentity identity;
  private static RandomSource random;
  private static UnknownCalls unknownCalls;
  private static Vfs vfs;
  private static Mounting mounting;
  private static PipeFileSystem pipes;

  private Kernel() {}

  /**
   * The life of the kernel, from the first object it makes to the loop in which it waits for work.
   * {@code boot.asm} calls it once, in the kernel's own address space, with interrupts off.
   *
   * @param startInfo physical address of what the boot loader has to say, see {@link BootInfo}
   */
  @Export("kernel_start")
  static void start(long startInfo) {
    long record = FrameAllocator.address(startInfo);
    heap = BootMemory.createHeap(record);
    runStaticInitializers();
    Traps.setSink(new Panic());
    log = new KernelLog(new EarlyConsole());
    KernelLog.line("Kukla on Matryoshka");
    commandLine = new CommandLine(BootInfo.commandLine(record));
    KernelLog.line("command line: " + commandLine.text());

    frames = BootMemory.createFrames(record, heap);
    paging = new Paging(FrameAllocator.physicalOfImage(Code.symbol("kernel_root")));
    userMemory = new UserMemory(paging);
    MappedKernelStacks kernelStacks = new MappedKernelStacks(frames, Code.symbol("stacks_pdpt"));
    stacks = kernelStacks;
    heap.setStacks(kernelStacks);

    floatingPoint = new FloatingPoint();
    switcher = new AssemblySwitch();
    taskSwitch = new TaskSwitch(switcher, floatingPoint);
    interrupts = new InterruptController();
    IntervalTimer timer = new IntervalTimer();
    interrupts.register(InterruptController.TIMER, new TimerHandler(timer));
    CycleClock clock = new CycleClock(timer.measure());

    startScheduler(clock);
    tasks = new TaskTable();
    tasks.scaleTo(frames.total());
    futexes = new FutexTable();
    identity = new SystemIdentity();
    random = new RandomSource(commandLine.number("seed", 1));
    unknownCalls = new UnknownCalls();
    wallClock = new WallClock(clock, commandLine.number("epoch", WallClock.DEFAULT_EPOCH));

    startFiles(record);
    InitProgram.start();
    timer.drive(dispatcher);
    new IdleLoop(dispatcher, timer).run();
  }

  private static void startScheduler(CycleClock clock) {
    String name = commandLine.value("scheduler", Policies.DEFAULT);
    Scheduler scheduler = Policies.create(name);
    if (scheduler == null) {
      Panic.halt("there is no scheduler " + name + "; known are " + Policies.NAMES);
    }
    dispatcher =
        new Dispatcher(
            name,
            scheduler,
            new BootSettings(commandLine),
            clock,
            taskSwitch,
            FirstTask.idle(heap.bootStack()));
    KernelLog.line("scheduler: " + name + ", " + clock.perSecond() + " cycles per second");
    if (commandLine.value("trace", "").equals("sched")) {
      dispatcher.trace(new SchedulingTrace());
    }
  }

  /** The tree of files, from the boot loader's archive, or else the one in the image. */
  private static void startFiles(long record) {
    long start = BootInfo.moduleStart(record);
    long end = BootInfo.moduleEnd(record);
    if (start == 0) {
      start = FrameAllocator.physicalOfImage(Code.symbol("initramfs_start"));
      end = FrameAllocator.physicalOfImage(Code.symbol("initramfs_end"));
    }
    String problem = FileStart.start(start, end);
    if (problem != null) {
      Panic.halt(problem);
    }
  }

  @Import("run_static_initializers")
  private static native void runStaticInitializers();

  /** The kernel's log; null before there is one. */
  public static KernelLog log() {
    return log;
  }

  /** The command line that the boot loader gave. */
  public static CommandLine commandLine() {
    return commandLine;
  }

  /** Physical memory. */
  public static FrameAllocator frames() {
    return frames;
  }

  /** The one way to the memory of the current process. */
  public static UserMemory userMemory() {
    return userMemory;
  }

  /** The processor's paging. */
  public static Paging paging() {
    return paging;
  }

  /** The floating-point registers. */
  public static FloatingPoint floatingPoint() {
    return floatingPoint;
  }

  /** What changes with the task that runs. */
  public static TaskSwitch taskSwitch() {
    return taskSwitch;
  }

  /** The memory of the kernel's own objects. */
  public static KernelHeap heap() {
    return heap;
  }

  /** The interrupt lines. */
  public static InterruptController interrupts() {
    return interrupts;
  }

  /** The kernel stacks of tasks. */
  public static KernelStacks stacks() {
    return stacks;
  }

  /** The stack switch. */
  public static Switch switcher() {
    return switcher;
  }

  /** All tasks and processes. */
  public static TaskTable tasks() {
    return tasks;
  }

  /** Who gives the processor to threads. */
  public static Dispatcher dispatcher() {
    return dispatcher;
  }

  /** The time of day. */
  public static WallClock wallClock() {
    return wallClock;
  }

  /** Threads that wait for a word of user memory to change. */
  public static FutexTable futexes() {
    return futexes;
  }

  /** The machine's names. */
  public static SystemIdentity identity() {
    return identity;
  }

  /** Random numbers for programs. */
  public static RandomSource random() {
    return random;
  }

  /** The numbers of system calls without a handler that were tried. */
  public static UnknownCalls unknownCalls() {
    return unknownCalls;
  }

  /** The tree of files. */
  public static Vfs vfs() {
    return vfs;
  }

  /** What changes the tree of mounts. */
  public static Mounting mounting() {
    return mounting;
  }

  /** Where pipes come from. */
  public static PipeFileSystem pipes() {
    return pipes;
  }

  /** Makes an object the kernel's log. */
  public static void install(KernelLog it) {
    log = it;
  }

  /** Makes an object the kernel's command line. */
  public static void install(CommandLine it) {
    commandLine = it;
  }

  /** Makes an object the kernel's frame allocator. */
  public static void install(FrameAllocator it) {
    frames = it;
  }

  /** Makes an object the way to user memory. */
  public static void install(UserMemory it) {
    userMemory = it;
  }

  /** Makes an object the kernel's paging. */
  public static void install(Paging it) {
    paging = it;
  }

  /** Makes an object the kernel's floating-point unit. */
  public static void install(FloatingPoint it) {
    floatingPoint = it;
  }

  /** Makes an object the kernel's task switch. */
  public static void install(TaskSwitch it) {
    taskSwitch = it;
  }

  /** Makes an object the kernel's heap. */
  public static void install(KernelHeap it) {
    heap = it;
  }

  /** Makes an object the kernel's interrupt controller. */
  public static void install(InterruptController it) {
    interrupts = it;
  }

  /** Makes an object the source of kernel stacks. */
  public static void install(KernelStacks it) {
    stacks = it;
  }

  /** Makes an object the stack switch. */
  public static void install(Switch it) {
    switcher = it;
  }

  /** Makes an object the table of all tasks. */
  public static void install(TaskTable it) {
    tasks = it;
  }

  /** Makes an object the kernel's dispatcher. */
  public static void install(Dispatcher it) {
    dispatcher = it;
  }

  /** Makes an object the clock of the time of day. */
  public static void install(WallClock it) {
    wallClock = it;
  }

  /** Makes an object the table of futexes. */
  public static void install(FutexTable it) {
    futexes = it;
  }

  /** Makes an object the machine's names. */
  public static void install(SystemIdentity it) {
    identity = it;
  }

  /** Makes an object the source of random numbers. */
  public static void install(RandomSource it) {
    random = it;
  }

  /** Makes an object the memory of unknown system calls. */
  public static void install(UnknownCalls it) {
    unknownCalls = it;
  }

  /** Makes an object the tree of files. */
  public static void install(Vfs it) {
    vfs = it;
  }

  /** Makes an object what changes the tree of mounts. */
  public static void install(Mounting it) {
    mounting = it;
  }

  /** Makes an object the source of pipes. */
  public static void install(PipeFileSystem it) {
    pipes = it;
  }
}
