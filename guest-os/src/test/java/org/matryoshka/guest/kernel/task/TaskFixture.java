package org.matryoshka.guest.kernel.task;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.memory.AddressSpace;
import org.matryoshka.guest.kernel.memory.FrameAllocator;
import org.matryoshka.guest.kernel.memory.MemoryFixture;
import org.matryoshka.guest.kernel.memory.Protection;
import org.matryoshka.guest.kernel.sched.ContextSwitch;
import org.matryoshka.guest.kernel.sched.CycleClock;
import org.matryoshka.guest.kernel.sched.Dispatcher;
import org.matryoshka.guest.kernel.sched.KernelThread;
import org.matryoshka.guest.kernel.sched.policy.RoundRobin;
import org.matryoshka.guest.kernel.syscall.UnknownCalls;
import org.matryoshka.guest.kernel.time.WallClock;
import org.matryoshka.guest.kernel.trap.FloatingPoint;
import org.matryoshka.guest.kernel.trap.KernelStack;
import org.matryoshka.guest.kernel.trap.KernelStacks;
import org.matryoshka.guest.kernel.trap.Switch;
import org.matryoshka.guest.kernel.trap.TrapFrame;
import org.matryoshka.guest.kernel.vfs.DescriptorTable;
import org.matryoshka.guest.kernel.vfs.FileSystemContext;

/**
 * A kernel with tasks on the JVM. They have stacks with frames of user mode, but nobody stands on
 * them: a call that sleeps comes back at once, with another task as the current one. Process 1 is
 * there and runs; {@link #BUFFER} is memory of its own.
 */
public final class TaskFixture {
  /** User memory, two pages. */
  public static final long BUFFER = 0x40_0000;

  /** The user's stack pointer. */
  public static final long STACK = 0x60_0000;

  public final MemoryFixture memory = new MemoryFixture(8 << 20);
  public final List<String> switches = new ArrayList<>();
  public final TaskTable tasks = new TaskTable();
  public final Dispatcher dispatcher;
  public final Task init;
  private int freeStacks = Integer.MAX_VALUE;

  /** A kernel whose first process runs. */
  public TaskFixture() {
    Kernel.install(memory.frames);
    Kernel.install(memory.paging);
    Kernel.install(memory.user);
    Kernel.install(new FloatingPoint());
    Kernel.install(new Stacks());
    Kernel.install(new NoSwitch());
    CycleClock clock = new CycleClock(1_000_000_000L);
    dispatcher =
        new Dispatcher(
            "test",
            new RoundRobin(),
            (name, otherwise) -> otherwise,
            clock,
            new Recorder(),
            FirstTask.idle(null));
    Kernel.install(dispatcher);
    Kernel.install(tasks);
    Kernel.install(new WallClock(clock, WallClock.DEFAULT_EPOCH));
    Kernel.install(new FutexTable());
    Kernel.install(new SystemIdentity());
    Kernel.install(new RandomSource(1));
    Kernel.install(new UnknownCalls());
    AddressSpace space = memory.space();
    space.map(BUFFER, 0x2000, Protection.READ | Protection.WRITE, true, false, null, 0);
    space.map(STACK - 0x4000, 0x4000, Protection.READ | Protection.WRITE, true, false, null, 0);
    space.activate();
    init =
        FirstTask.start(
            "init", space, new DescriptorTable(), new FileSystemContext(null, null, 0), null);
    dispatcher.runOthers();
    TrapFrame.setRsp(init.frame(), STACK);
    TrapFrame.setRip(init.frame(), BUFFER);
    TrapFrame.setCs(init.frame(), TrapFrame.USER_CODE);
  }

  /** The task that runs. */
  public Task current() {
    return Task.current();
  }

  /** Lets only so many tasks more have kernel stacks. */
  void limitStacks(int count) {
    freeStacks = count;
  }

  /** Gives the processor to a task, which must be ready. */
  public void run(Task task) {
    for (int i = 0; i < 100 && Task.current() != task; i++) {
      dispatcher.yieldProcessor();
    }
    if (Task.current() != task) {
      throw new AssertionError(task + " can't run: it is " + task.state());
    }
    task.process().memory().activate();
  }

  /** Forks the current task; the maker runs on. */
  public Task fork() {
    long id = CloneCalls.fork();
    if (id <= 0) {
      throw new AssertionError("fork: " + id);
    }
    return tasks.task((int) id);
  }

  /** Makes a thread of the current process, as pthread_create does. */
  public Task thread() {
    long flags =
        CloneFlags.VM | CloneFlags.FS | CloneFlags.FILES | CloneFlags.SIGHAND | CloneFlags.THREAD;
    long id = CloneCalls.clone(flags, STACK - 0x1000, 0, 0, 0);
    if (id <= 0) {
      throw new AssertionError("clone: " + id);
    }
    return tasks.task((int) id);
  }

  /** Ends the current task; another one is current then. */
  public void exit(int code) {
    try {
      CloneCalls.exitGroup(code);
    } catch (IllegalStateException e) {
      // The dispatcher insists that nobody comes back from his end; here everybody does.
      if (!e.getMessage().contains("has ended")) {
        throw e;
      }
    }
    AddressSpace space = Task.current().process().memory();
    space.activate();
  }

  private final class Recorder implements ContextSwitch {
    @Override
    public void switchTo(KernelThread from, KernelThread to) {
      switches.add(from.id() + ">" + to.id());
    }
  }

  private static final class NoSwitch implements Switch {
    @Override
    public void to(KernelStack from, KernelStack to) {}

    @Override
    public void prepare(KernelStack stack) {}
  }

  private final class Stacks implements KernelStacks {
    @Override
    public KernelStack allocate() {
      if (freeStacks-- <= 0) {
        return null;
      }
      long frames = memory.frames.allocateRun(4);
      long base = FrameAllocator.address(frames);
      return new KernelStack(base, base + STACK_SIZE);
    }

    @Override
    public void free(KernelStack stack) {
      memory.frames.freeRun(stack.base() - FrameAllocator.address(0), 4);
      freeStacks++;
    }
  }
}
