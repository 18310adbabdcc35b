package org.matryoshka.guest.kernel.task;

import org.matryoshka.guest.kernel.signal.AlternateStack;
import org.matryoshka.guest.kernel.signal.PendingSignals;
import org.matryoshka.guest.kernel.signal.Signal;

/**
 * A thread of a process: what the scheduler runs. It has a kernel stack, at whose top lies the
 * frame of its user registers while it is in the kernel, and what Linux keeps per thread: signal
 * mask, thread pointer, alternate signal stack. All else belongs to its {@link Process}.
 */
public final class Task {
  /** The bytes of a kernel stack. */
  public static final int KERNEL_STACK_BYTES = 16 << 10;

  private final int id;
  private final Process process;
  private String name;
  private Task nextInProcess;
  private Task nextInTable;

  private long kernelStack;
  private long savedStackPointer;
  private long fsBase;
  private long gsBase;
  private long systemCall = -1;

  private final PendingSignals pending = new PendingSignals();
  private long blockedSignals;
  private long savedMask;
  private boolean restoreMask;
  private AlternateStack alternateStack = AlternateStack.none();
  private long clearChildTid;
  private long robustList;
  private boolean exiting;

  /**
   * A task of a process, in no table yet.
   *
   * @param id its number (tid); the process's own for the first one
   * @param name what ps shows, at most 15 characters
   */
  public Task(int id, String name, Process process) {
    this.id = id;
    this.name = name;
    this.process = process;
  }

  /** The number (tid). */
  public int id() {
    return id;
  }

  /** The process that it is a thread of. */
  public Process process() {
    return process;
  }

  /** What it runs: 15 characters at most. */
  public String name() {
    return name;
  }

  /** Gives it another name. */
  public void rename(String newName) {
    name = newName;
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

  /** The lowest address of the kernel stack; 0 if it has none. */
  public long kernelStack() {
    return kernelStack;
  }

  /** Gives it a kernel stack of {@link #KERNEL_STACK_BYTES}, or 0 when it is freed. */
  public void setKernelStack(long lowest) {
    kernelStack = lowest;
  }

  /** The address behind the kernel stack: what the processor loads on entry from user mode. */
  public long kernelStackTop() {
    return kernelStack + KERNEL_STACK_BYTES;
  }

  /** The stack pointer at which it goes on when it is switched to. */
  public long savedStackPointer() {
    return savedStackPointer;
  }

  /** Set by the stack switch, and once for a new task. */
  public void setSavedStackPointer(long address) {
    savedStackPointer = address;
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

  /**
   * The number of the system call that it is in, for the decision whether to restart it; -1 if it
   * is in none (a trap or an interrupt brought it into the kernel, or rt_sigreturn).
   */
  public long systemCall() {
    return systemCall;
  }

  /** Notes the system call; -1 for none. */
  public void setSystemCall(long number) {
    systemCall = number;
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
    return id == process.id();
  }

  /**
   * Whether a signal waits that this thread would deliver on its way to user mode, so that an
   * interruptible sleep has to end.
   */
  public boolean signalPending() {
    long set = pending.set() | process.pending().set();
    return (set & ~blockedSignals) != 0 || process.mustExit(this);
  }
}
