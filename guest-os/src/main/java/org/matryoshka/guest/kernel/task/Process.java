package org.matryoshka.guest.kernel.task;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.memory.AddressSpace;
import org.matryoshka.guest.kernel.sched.WaitQueue;
import org.matryoshka.guest.kernel.signal.PendingSignals;
import org.matryoshka.guest.kernel.signal.Signal;
import org.matryoshka.guest.kernel.signal.SignalHandlers;
import org.matryoshka.guest.kernel.time.ProcessTimers;
import org.matryoshka.guest.kernel.vfs.DescriptorTable;
import org.matryoshka.guest.kernel.vfs.FileSystemContext;

/**
 * A process: one or more threads ({@link Task}) that share an address space, descriptors,
 * credentials, limits and signal actions, and have one parent to which the exit status goes. Linux
 * calls it a thread group.
 *
 * <p>When the last thread has exited, the process is a zombie: it holds nothing but its identity,
 * its status and its times, until the parent waits for it.
 */
@SuppressWarnings("AvoidCommonTypeNames") // it is the word of every book on the matter
public final class Process {
  /** A tick of the times that programs see (USER_HZ is 100). */
  public static final long NANOSECONDS_PER_TICK = 10_000_000;

  private final int id;
  private Process parent;
  private Process firstChild;
  private Process nextSibling;
  private Process nextInTable;
  private Task firstTask;
  private int taskCount;

  private int groupId;
  private Session session;
  private boolean executed;

  private AddressSpace memory;
  private DescriptorTable files;
  private FileSystemContext context;
  private Credentials credentials = Credentials.root();
  private ResourceLimits limits = ResourceLimits.defaults();
  private SignalHandlers handlers = new SignalHandlers();
  private final PendingSignals pending = new PendingSignals();
  private final ProcessTimes times = new ProcessTimes();
  private final JobState job = new JobState();
  private final ProcessTimers timers = new ProcessTimers(this);
  private final WaitQueue childEvents;
  private final WaitQueue ownEvents;

  private String executable = "";
  private byte[] commandLine = new byte[0];
  private boolean groupExit;
  private int exitStatus;
  private Task execTask;
  private boolean borrowedMemory;
  private boolean zombie;
  private int exitSignal = Signal.SIGCHLD;
  private int parentDeathSignal;

  /** A process without threads, in no table and without a parent yet. */
  public Process(int id) {
    this.childEvents = new WaitQueue(Kernel.dispatcher(), "child");
    this.ownEvents = new WaitQueue(Kernel.dispatcher(), "thread");
    this.id = id;
    this.groupId = id;
  }

  /** The process id (pid; Linux's tgid). */
  public int id() {
    return id;
  }

  /** The parent; null for the first process and the kernel's own. */
  public Process parent() {
    return parent;
  }

  /** The parent's id; 0 if it has none. */
  public int parentId() {
    return parent == null ? 0 : parent.id;
  }

  /** The child made last; null if there is none. */
  public Process firstChild() {
    return firstChild;
  }

  /** The next older child of the same parent. */
  public Process nextSibling() {
    return nextSibling;
  }

  Process nextInTable() {
    return nextInTable;
  }

  void setNextInTable(Process process) {
    nextInTable = process;
  }

  /** Makes this a child of another process. */
  void attachTo(Process newParent) {
    parent = newParent;
    nextSibling = newParent.firstChild;
    newParent.firstChild = this;
  }

  /** Takes this out of its parent's children. */
  void detach() {
    if (parent == null) {
      return;
    }
    if (parent.firstChild == this) {
      parent.firstChild = nextSibling;
    } else {
      Process before = parent.firstChild;
      while (before.nextSibling != this) {
        before = before.nextSibling;
      }
      before.nextSibling = nextSibling;
    }
    nextSibling = null;
    parent = null;
  }

  /** The first thread in the list; null for a zombie. */
  public Task firstTask() {
    return firstTask;
  }

  /** How many threads have not exited. */
  public int taskCount() {
    return taskCount;
  }

  void addTask(Task task) {
    if (firstTask == null) {
      firstTask = task;
    } else {
      Task last = firstTask;
      while (last.nextInProcess() != null) {
        last = last.nextInProcess();
      }
      last.setNextInProcess(task);
    }
    taskCount++;
  }

  void removeTask(Task task) {
    if (firstTask == task) {
      firstTask = task.nextInProcess();
    } else {
      Task before = firstTask;
      while (before.nextInProcess() != task) {
        before = before.nextInProcess();
      }
      before.setNextInProcess(task.nextInProcess());
    }
    task.setNextInProcess(null);
    taskCount--;
  }

  /** The process group: a job of a shell. */
  public int groupId() {
    return groupId;
  }

  void setGroupId(int group) {
    groupId = group;
  }

  /** The session; null for the kernel's own processes. */
  public Session session() {
    return session;
  }

  /** The session's id; 0 if it has none. */
  public int sessionId() {
    return session == null ? 0 : session.id();
  }

  void setSession(Session newSession) {
    session = newSession;
  }

  /** Whether it leads its session. */
  public boolean isSessionLeader() {
    return session != null && session.id() == id;
  }

  /** Whether it has called execve since it was made; its group can't be set by the parent then. */
  public boolean hasExecuted() {
    return executed;
  }

  /** Noted by execve. */
  public void setExecuted() {
    executed = true;
  }

  /** Its memory; null for the kernel's own processes and for zombies. */
  public AddressSpace memory() {
    return memory;
  }

  /** Gives it memory; who had it before releases it. */
  public void setMemory(AddressSpace newMemory) {
    memory = newMemory;
  }

  /** Its open files; null for zombies. */
  public DescriptorTable files() {
    return files;
  }

  /** Gives it a table of open files; who had it before releases it. */
  public void setFiles(DescriptorTable newFiles) {
    files = newFiles;
  }

  /** Root, working directory and umask; null for zombies. */
  public FileSystemContext context() {
    return context;
  }

  /** Gives it a root, working directory and umask. */
  public void setContext(FileSystemContext newContext) {
    context = newContext;
  }

  /** Who it acts for. */
  public Credentials credentials() {
    return credentials;
  }

  /** Changes who it acts for. */
  public void setCredentials(Credentials newCredentials) {
    credentials = newCredentials;
  }

  /** How much it may use. */
  public ResourceLimits limits() {
    return limits;
  }

  void setLimits(ResourceLimits newLimits) {
    limits = newLimits;
  }

  /** What it does on signals. */
  public SignalHandlers handlers() {
    return handlers;
  }

  /** Replaces the actions: fork's copy, a shared object, or what execve leaves. */
  public void setHandlers(SignalHandlers newHandlers) {
    handlers = newHandlers;
  }

  /** The signals that any of its threads may take. */
  public PendingSignals pending() {
    return pending;
  }

  /** The times of the threads and children that are gone, and the start. */
  public ProcessTimes times() {
    return times;
  }

  /** Whether job control has stopped it, and what the parent has yet to hear of it. */
  public JobState job() {
    return job;
  }

  /** alarm and setitimer. */
  public ProcessTimers timers() {
    return timers;
  }

  /** Its processor time in user mode so far, in nanoseconds. */
  public long userTime() {
    long cycles = times.endedUser();
    for (Task task = firstTask; task != null; task = task.nextInProcess()) {
      cycles += task.times().user();
    }
    return Kernel.dispatcher().clock().toNanoseconds(cycles);
  }

  /** Its processor time in the kernel so far, in nanoseconds. */
  public long systemTime() {
    long cycles = times.endedSystem();
    for (Task task = firstTask; task != null; task = task.nextInProcess()) {
      cycles += task.times().system();
    }
    return Kernel.dispatcher().clock().toNanoseconds(cycles);
  }

  /** Its processor time so far, in nanoseconds. */
  public long cpuTime() {
    return userTime() + systemTime();
  }

  /** {@link #userTime} in clock ticks of 10 milliseconds, as {@code /proc/N/stat} has it. */
  public long userTicks() {
    return userTime() / NANOSECONDS_PER_TICK;
  }

  /** {@link #systemTime} in clock ticks. */
  public long systemTicks() {
    return systemTime() / NANOSECONDS_PER_TICK;
  }

  /** A child ended, stopped or went on: whoever waits for children looks again. */
  public void childChanged() {
    childEvents.wakeAll();
  }

  /** Where its threads wait for children. */
  WaitQueue childEvents() {
    return childEvents;
  }

  /** Where execve waits for the other threads' end, and a vfork's parent for this child. */
  WaitQueue ownEvents() {
    return ownEvents;
  }

  /** The path of the program that it runs, as {@code /proc/N/exe} shows it. */
  public String executable() {
    return executable;
  }

  /** Set by execve. */
  public void setExecutable(String path) {
    executable = path;
  }

  /** The arguments, each with a zero byte behind it, as {@code /proc/N/cmdline} shows them. */
  public byte[] commandLine() {
    return commandLine;
  }

  /** Set by execve. */
  public void setCommandLine(byte[] arguments) {
    commandLine = arguments;
  }

  /** The name of its first thread. */
  public String name() {
    return firstTask == null ? zombieName() : firstTask.name();
  }

  private String zombieName() {
    return job.lastName();
  }

  /** Whether a thread has to exit: exit_group was called, or another one runs execve. */
  public boolean mustExit(Task task) {
    return groupExit || (execTask != null && execTask != task);
  }

  /** Whether exit_group has begun, or a signal has ended the process. */
  public boolean isGroupExit() {
    return groupExit;
  }

  void beginGroupExit(int status) {
    groupExit = true;
    exitStatus = status;
  }

  void setExecTask(Task task) {
    execTask = task;
  }

  /** Whether a vfork's parent waits until this child executes or ends. */
  public boolean hasBorrowedMemory() {
    return borrowedMemory;
  }

  void setBorrowedMemory(boolean borrowed) {
    borrowedMemory = borrowed;
  }

  /** The status for wait4: the exit code in bits 8 to 15, or the signal in bits 0 to 6. */
  public int exitStatus() {
    return exitStatus;
  }

  void setExitStatus(int status) {
    exitStatus = status;
  }

  /** Whether it has ended and waits for its parent. */
  public boolean isZombie() {
    return zombie;
  }

  void setZombie() {
    zombie = true;
  }

  /** The signal for the parent when it ends; a number that is no signal, such as 0, for none. */
  public int exitSignal() {
    return exitSignal;
  }

  void setExitSignal(int signal) {
    exitSignal = signal;
  }

  /** The signal that it gets when its parent ends (prctl PR_SET_PDEATHSIG); 0 for none. */
  public int parentDeathSignal() {
    return parentDeathSignal;
  }

  /** Set by prctl. */
  public void setParentDeathSignal(int signal) {
    parentDeathSignal = signal;
  }
}
