package org.matryoshka.guest.kernel.task;

import org.matryoshka.guest.kernel.KernelEntry;
import org.matryoshka.guest.kernel.sched.KernelThread;
import org.matryoshka.guest.kernel.sched.PerCpu;
import org.matryoshka.guest.kernel.sched.ThreadState;
import org.matryoshka.guest.kernel.sched.WaitQueue;
import org.matryoshka.guest.kernel.signal.AlternateStack;
import org.matryoshka.guest.kernel.signal.PendingSignals;
import org.matryoshka.guest.kernel.signal.Signal;
import org.matryoshka.guest.kernel.trap.KernelStack;
import org.matryoshka.guest.kernel.trap.TrapFrame;

/**
 * A thread of a process: what the scheduler runs. It has a kernel stack, at whose top lies the
 * frame of its user registers while it is in the kernel, and what Linux keeps per thread: signal
 * mask, thread pointer, alternate signal stack. All else belongs to its {@link Process}.
 */
public final class Task extends KernelThread {
  /** The longest name, in characters. */
  public static final int MAX_NAME = 15;

  private final Process process;
  private Task nextInProcess;
  private Task nextInTable;

  private KernelStack stack;
  private KernelEntry entry;
  private long fsBase;
  private long gsBase;

  private final PendingSignals pending = new PendingSignals();
  private long blockedSignals;
  private long savedMask;
  private boolean restoreMask;
  private AlternateStack alternateStack = AlternateStack.none();
  private long clearChildTid;
  private long robustList;
  private long awaitedSignals;
  private RestartBlock restartBlock;
  private boolean exiting;
  private boolean killable;

  /**
   * A task of a process, in no table yet.
   *
   * @param id its number (tid); the process's own for the first one
   * @param name what ps shows, at most 15 characters
   */
  public Task(int id, String name, Process process) {
    super(id, name);
    this.process = process;
  }

  /**
   * The task that runs. Only where one does: in system calls and faults of programs, not in
   * interrupt handlers, which may find the idle thread.
   */
  public static Task current() {
    return (Task) PerCpu.current().thread();
  }

  /** The process that it is a thread of; null for the idle thread. */
  public Process process() {
    return process;
  }

  /** The next thread of the same process; null after the last. */
  public Task nextInProcess() {
    return nextInProcess;
  }

  void setNextInProcess(Task task) {
    nextInProcess = task;
  }

  Task nextInTable() {
    return nextInTable;
  }

  void setNextInTable(Task task) {
    nextInTable = task;
  }

  /** The stack for the kernel's work on its behalf; null if it has none. */
  public KernelStack stack() {
    return stack;
  }

  /** Gives it a kernel stack, or takes it away with null. */
  public void setStack(KernelStack newStack) {
    stack = newStack;
  }

  /** The address of its registers of user mode; see {@link TrapFrame}. */
  public long frame() {
    return stack.userFrame();
  }

  /** What it does before it goes to user mode for the first time; null for nothing. */
  public KernelEntry entry() {
    return entry;
  }

  /** Sets what it does before it goes to user mode for the first time. */
  public void setEntry(KernelEntry newEntry) {
    entry = newEntry;
  }

  /** The thread pointer: the base of FS in user mode. */
  public long fsBase() {
    return fsBase;
  }

  /** Sets the base of FS that the next switch to this task loads. */
  public void setFsBase(long base) {
    fsBase = base;
  }

  /** The base of GS in user mode. */
  public long gsBase() {
    return gsBase;
  }

  /** Sets the base of GS that the next switch to this task loads. */
  public void setGsBase(long base) {
    gsBase = base;
  }

  /** The signals sent to this thread alone. */
  public PendingSignals pending() {
    return pending;
  }

  /** The signals that wait until they are unblocked. */
  public long blockedSignals() {
    return blockedSignals;
  }

  /** Blocks exactly these signals, but never SIGKILL and SIGSTOP. */
  public void setBlockedSignals(long mask) {
    blockedSignals = mask & ~Signal.UNSTOPPABLE;
  }

  /**
   * Blocks other signals until the call returns to user mode: for rt_sigsuspend, ppoll and pselect.
   * A handler that runs on the way out still sees the old mask restored after it.
   */
  public void setTemporaryMask(long mask) {
    savedMask = blockedSignals;
    restoreMask = true;
    setBlockedSignals(mask);
  }

  /** Whether {@link #setTemporaryMask} was called and nobody has taken the old mask. */
  public boolean hasTemporaryMask() {
    return restoreMask;
  }

  /** The mask to which a handler's frame returns; ends the temporary one. */
  public long takeSavedMask() {
    long mask = restoreMask ? savedMask : blockedSignals;
    restoreMask = false;
    return mask;
  }

  /** The signals that it waits for in rt_sigtimedwait, though they may be blocked. */
  public long awaitedSignals() {
    return awaitedSignals;
  }

  /** Set while it waits in rt_sigtimedwait; 0 otherwise. */
  public void setAwaitedSignals(long set) {
    awaitedSignals = set;
  }

  /** Whether nothing but its end is left to it: SIGKILL has come, or its process ends. */
  public boolean mustDie() {
    long set = pending.set() | process.pending().set();
    return Signal.contains(set, Signal.SIGKILL) || process.mustExit(this);
  }

  /**
   * Sleeps, as the current task, until it is woken or must die; other signals wait. To be called in
   * a loop that looks at {@link #mustDie}.
   */
  void sleepKillably(WaitQueue queue) {
    killable = true;
    queue.sleepUninterruptibly();
    killable = false;
  }

  /** Whether it sleeps so that SIGKILL, but no other signal, has to wake it. */
  public boolean isKillable() {
    return killable;
  }

  /** Whether it sleeps, and a signal would wake it. */
  public boolean isInterruptible() {
    return state() == ThreadState.SLEEPING;
  }

  /** How restart_syscall goes on; null if there is nothing to go on with. */
  public RestartBlock restartBlock() {
    return restartBlock;
  }

  /** Notes how restart_syscall is to go on; a call that does this returns ERESTART_RESTARTBLOCK. */
  public void setRestartBlock(RestartBlock block) {
    restartBlock = block;
  }

  /** The stack for handlers with SA_ONSTACK. */
  public AlternateStack alternateStack() {
    return alternateStack;
  }

  /** Sets the stack for handlers with SA_ONSTACK. */
  public void setAlternateStack(AlternateStack stack) {
    alternateStack = stack;
  }

  /** Where to write 0 and wake a futex when this thread ends; 0 for nowhere. */
  public long clearChildTid() {
    return clearChildTid;
  }

  /** Set by set_tid_address and CLONE_CHILD_CLEARTID. */
  public void setClearChildTid(long address) {
    clearChildTid = address;
  }

  /** The list of held robust mutexes in user memory; 0 if there is none. */
  public long robustList() {
    return robustList;
  }

  /** Set by set_robust_list. */
  public void setRobustList(long head) {
    robustList = head;
  }

  /** Whether exit has begun: it runs no user code any more. */
  public boolean isExiting() {
    return exiting;
  }

  void setExiting() {
    exiting = true;
  }

  /** Whether this is the thread with which its process began. */
  public boolean isLeader() {
    return process != null && id() == process.id();
  }

  /**
   * Whether a signal waits that this thread would deliver on its way to user mode, so that an
   * interruptible sleep has to end.
   */
  @Override
  public boolean signalPending() {
    if (process == null) {
      return false; // the idle thread
    }
    long set = pending.set() | process.pending().set();
    return (set & ~blockedSignals) != 0
        || process.mustExit(this)
        || (process.job().isStopped() && !exiting);
  }
}
