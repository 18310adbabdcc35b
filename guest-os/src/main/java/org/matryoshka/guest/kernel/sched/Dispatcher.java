package org.matryoshka.guest.kernel.sched;

import org.matryoshka.guest.runtime.FailureSink;

/**
 * Gives the processor to threads as the scheduler says, and keeps the accounts. Everything that is
 * the same for all algorithms is here: states, sleeping and waking, switching, ticks.
 *
 * <p>The way of a decision: something asks for one ({@link #tick}, a wake-up, a sleep); {@link
 * #reschedule} hands the running thread back to the scheduler, gets another one, and switches. The
 * kernel is not preempted: a tick or a wake-up only sets a flag, and the trap code calls {@link
 * #preempt} when it is about to return to user mode.
 */
public final class Dispatcher {
  /** Clock ticks in a second. */
  public static final int HZ = 250;

  private final PerCpu cpu = PerCpu.install();
  private final Timers timers = new Timers();
  private final LoadAverage load = new LoadAverage();
  private final Latencies latencies = new Latencies();
  private final CycleClock clock;
  private final ContextSwitch contextSwitch;
  private final CheckedScheduler scheduler;
  private final String algorithm;
  private SchedulingTrace trace;
  private long ticks;
  private long switches;
  private int uninterruptible;
  private KernelThread oldest;
  private KernelThread youngest;

  /**
   * Makes the dispatcher, and the thread that calls it the idle thread.
   *
   * @param algorithm the scheduler's name, for reports
   * @param scheduler is started now
   * @param settings of this boot, which the scheduler may ask for
   * @param idle stands for the boot stack, which runs the idle loop in the end
   */
  public Dispatcher(
      String algorithm,
      Scheduler scheduler,
      SchedulerSettings settings,
      CycleClock clock,
      ContextSwitch contextSwitch,
      KernelThread idle) {
    this.algorithm = algorithm;
    this.clock = clock;
    this.contextSwitch = contextSwitch;
    this.scheduler = new CheckedScheduler(this, scheduler, cpu);
    idle.dispatcher = this;
    idle.state = ThreadState.RUNNING;
    cpu.idle = idle;
    cpu.thread = idle;
    cpu.stamp = now();
    this.scheduler.start(new DecisionEnvironment(cpu, clock, settings));
  }

  /** From now on, events go to the trace channel. */
  public void trace(SchedulingTrace channel) {
    trace = channel;
  }

  /** A thread has got another name; the trace is told. */
  public void renamed(KernelThread thread) {
    if (trace != null) {
      trace.name(thread);
    }
  }

  /** The thread that runs; the idle thread when none does. */
  public KernelThread current() {
    return cpu.thread;
  }

  /** The idle thread: its processor time is nobody's. */
  public KernelThread idleThread() {
    return cpu.idle;
  }

  /** Deadlines of the whole kernel. */
  public Timers timers() {
    return timers;
  }

  /** The time. */
  public CycleClock clock() {
    return clock;
  }

  /** The scheduler's name. */
  public String algorithm() {
    return algorithm;
  }

  /** Clock ticks that were taken since boot. */
  public long ticks() {
    return ticks;
  }

  /** Context switches since boot. */
  public long switches() {
    return switches;
  }

  /** How many threads wait for the processor. */
  public int readyCount() {
    return scheduler.readyCount();
  }

  /** Decisions that the scheduler was asked for or told of. */
  public long decisions() {
    return scheduler.decisions();
  }

  /** The oldest thread that has not ended; {@link KernelThread#next} leads to the others. */
  public KernelThread oldest() {
    return oldest;
  }

  /** How long woken threads waited for the processor. */
  public Latencies latencies() {
    return latencies;
  }

  /** The load averages. */
  public LoadAverage load() {
    return load;
  }

  /** What the scheduler is doing, for the report of a panic inside it; empty otherwise. */
  public String decision() {
    return scheduler.decision();
  }

  /**
   * Says at the end of the report of a panic what the scheduler was doing, if it happened inside of
   * it.
   */
  public void explain(FailureSink sink) {
    scheduler.explain(sink);
  }

  // --- a thread's life ---

  /** A new thread, with its stack prepared, may run. */
  public void start(KernelThread thread) {
    if (thread.state != ThreadState.NEW) {
      throw new IllegalStateException("thread " + thread + " was started already");
    }
    long now = now();
    thread.dispatcher = this;
    thread.times().started = now;
    enlist(thread);
    if (trace != null) {
      trace.fork(cpu.thread, thread);
    }
    makeReady(thread, ReadyReason.NEW, now);
  }

  /** The first thing on a new thread's own stack. */
  public void started() {
    cpu.needReschedule = false;
  }

  /**
   * The current thread ends: its stack is never stood on again. Does not return, but in tests whose
   * threads have no stacks.
   */
  public void exit() {
    KernelThread thread = cpu.thread;
    if (trace != null) {
      trace.exit(thread);
    }
    delist(thread);
    leave(thread, ThreadState.DEAD);
    scheduler.gone(thread);
    switchAway(thread, now());
  }

  /** The current thread gives up the rest of its turn. */
  public void yieldProcessor() {
    reschedule(cpu.thread, ReadyReason.YIELDED);
  }

  /** The current thread stops until {@link #resume} (job control). */
  public void stop() {
    KernelThread thread = mustBeAbleToSleep();
    block(thread, ThreadState.STOPPED);
  }

  /** A stopped thread goes on. Nothing happens if it is not stopped. */
  public void resume(KernelThread thread) {
    if (thread.state == ThreadState.STOPPED) {
      makeReady(thread, ReadyReason.WOKEN, now());
    }
  }

  // --- sleeping and waking ---

  /**
   * The current thread sleeps until somebody calls {@link #wake} for it, a signal comes, or it is
   * too late. Who waits in a queue uses {@link WaitQueue}.
   *
   * @param deadline in cycles since boot, or {@link WaitQueue#NO_DEADLINE}
   */
  public WakeReason sleep(long deadline) {
    KernelThread thread = mustBeAbleToSleep();
    if (thread.signalPending()) {
      return WakeReason.SIGNAL;
    }
    if (deadline == WaitQueue.NO_DEADLINE) {
      block(thread, ThreadState.SLEEPING);
      return thread.wakeReason;
    }
    if (deadline <= now()) {
      return WakeReason.TIMEOUT;
    }
    if (thread.sleepTimer == null) {
      thread.sleepTimer = new SleepTimer(this, thread);
    }
    timers.set(thread.sleepTimer, deadline);
    block(thread, ThreadState.SLEEPING);
    timers.cancel(thread.sleepTimer);
    return thread.wakeReason;
  }

  /** The current thread sleeps until somebody calls {@link #wake} for it; signals wait. */
  public void sleepUninterruptibly() {
    KernelThread thread = mustBeAbleToSleep();
    uninterruptible++;
    block(thread, ThreadState.WAITING);
    uninterruptible--;
  }

  /**
   * What a thread waits for may be there. Nothing happens if it does not sleep.
   *
   * @return whether it slept
   */
  public boolean wake(KernelThread thread) {
    return wake(thread, WakeReason.WOKEN);
  }

  /** A signal came for a thread: ends its sleep, if that is interruptible. */
  public void interrupt(KernelThread thread) {
    if (thread.state == ThreadState.SLEEPING) {
      wake(thread, WakeReason.SIGNAL);
    }
  }

  boolean wake(KernelThread thread, WakeReason reason) {
    if (thread.state != ThreadState.SLEEPING && thread.state != ThreadState.WAITING) {
      return false;
    }
    thread.wakeReason = reason;
    long now = now();
    thread.times().wakeUps++;
    makeReady(thread, ReadyReason.WOKEN, now);
    return true;
  }

  // --- weights ---

  /** Gives a thread a nice value and the weight that belongs to it. */
  public void setNice(KernelThread thread, int nice) {
    setWeight(thread, nice, NiceWeights.of(nice));
  }

  /** Gives a thread a weight of its own, which no nice value has; its nice value stays. */
  public void setWeight(KernelThread thread, int weight) {
    setWeight(thread, thread.nice(), weight);
  }

  /** Gives a thread that was not started yet the nice value and weight of the one that made it. */
  public void inheritWeight(KernelThread thread, KernelThread maker) {
    setWeight(thread, maker.nice(), maker.weight());
  }

  private void setWeight(KernelThread thread, int nice, int weight) {
    int oldWeight = thread.weight();
    thread.setNice(nice, weight);
    if (weight != oldWeight
        && thread.state != ThreadState.NEW
        && thread.state != ThreadState.DEAD) {
      scheduler.weightChanged(thread, oldWeight);
    }
  }

  // --- entering and leaving the kernel ---

  /** A trap or system call has come from user mode: what ran until now was the thread's own. */
  public void enterKernel() {
    PerCpu here = cpu;
    long now = clock.now();
    here.now = now;
    here.thread.times().user += now - here.stamp;
    here.stamp = now;
  }

  /** Back to user mode: what ran until now was the kernel, for the thread. */
  public void leaveKernel() {
    PerCpu here = cpu;
    long now = clock.now();
    here.thread.times().system += now - here.stamp;
    here.stamp = now;
  }

  /** Whether {@link #preempt} would ask the scheduler. */
  public boolean needReschedule() {
    return cpu.needReschedule;
  }

  /** About to return to user mode: lets somebody else run if a tick or a wake-up asked for it. */
  public void preempt() {
    if (cpu.needReschedule) {
      reschedule(cpu.thread, ReadyReason.PREEMPTED);
    }
  }

  /** The clock's interrupt. */
  public void tick() {
    ticks++;
    long now = now();
    timers.run(now);
    KernelThread thread = cpu.thread;
    boolean idle = thread == cpu.idle;
    load.sample(now, clock.perSecond(), readyCount() + uninterruptible + (idle ? 0 : 1));
    if (!idle) {
      report(thread, now);
      if (scheduler.tick(thread)) {
        cpu.needReschedule = true;
      }
    }
  }

  /**
   * The idle loop's body: runs others while there are any; the idle thread gets the processor back
   * when nobody else wants it. Called on the boot stack only.
   */
  public void runOthers() {
    if (readyCount() > 0) {
      KernelThread idle = cpu.thread;
      idle.state = ThreadState.READY;
      switchAway(idle, now());
    }
  }

  /** Cycles that the running thread has used and was not charged for yet. */
  long uncharged(long now) {
    return now - cpu.stamp;
  }

  // --- inside ---

  /** Looks at the clock; the scheduler sees this time until the next look. */
  private long now() {
    cpu.now = clock.now();
    return cpu.now;
  }

  private void enlist(KernelThread thread) {
    thread.previous = youngest;
    if (youngest == null) {
      oldest = thread;
    } else {
      youngest.next = thread;
    }
    youngest = thread;
  }

  private void delist(KernelThread thread) {
    if (thread.previous == null) {
      oldest = thread.next;
    } else {
      thread.previous.next = thread.next;
    }
    if (thread.next == null) {
      youngest = thread.previous;
    } else {
      thread.next.previous = thread.previous;
    }
  }

  private KernelThread mustBeAbleToSleep() {
    KernelThread thread = cpu.thread;
    if (thread == cpu.idle || cpu.interruptDepth > 0) {
      throw new IllegalStateException(
          thread == cpu.idle ? "the idle thread sleeps" : "an interrupt handler sleeps");
    }
    return thread;
  }

  private void makeReady(KernelThread thread, ReadyReason why, long now) {
    ThreadTimes times = thread.times();
    if (why == ReadyReason.WOKEN) {
      times.sleeping += now - times.since;
    }
    times.since = now;
    if (trace != null) {
      trace.ready(thread, why);
    }
    scheduler.ready(thread, why);
    KernelThread running = cpu.thread;
    if (running == cpu.idle) {
      cpu.needReschedule = true;
    } else if (!cpu.needReschedule && running.state == ThreadState.RUNNING) {
      cpu.needReschedule = scheduler.preempts(thread, running);
    }
  }

  private void block(KernelThread thread, ThreadState state) {
    thread.times().voluntarySwitches++;
    thread.wakeReason = WakeReason.WOKEN;
    if (trace != null) {
      trace.block(thread);
    }
    leave(thread, state);
    scheduler.blocked(thread);
    switchAway(thread, cpu.stamp);
  }

  /** Charges a thread that stops running, and gives it a new state. */
  private void leave(KernelThread thread, ThreadState state) {
    long now = now();
    report(thread, now);
    thread.state = state;
    charge(thread, now);
    thread.times().since = now;
  }

  private void reschedule(KernelThread thread, ReadyReason why) {
    cpu.needReschedule = false;
    if (readyCount() == 0) {
      return;
    }
    if (why == ReadyReason.YIELDED) {
      thread.times().voluntarySwitches++;
    } else {
      thread.times().involuntarySwitches++;
    }
    leave(thread, ThreadState.READY);
    if (trace != null) {
      trace.ready(thread, why);
    }
    scheduler.ready(thread, why);
    switchAway(thread, cpu.stamp);
  }

  /** Tells the scheduler what a running thread has used since it last heard. */
  private void report(KernelThread thread, long now) {
    scheduler.ran(thread, now - cpu.reported);
    cpu.reported = now;
  }

  private void charge(KernelThread thread, long now) {
    thread.times().system += now - cpu.stamp;
    cpu.stamp = now;
  }

  private void switchAway(KernelThread from, long now) {
    KernelThread to = scheduler.next();
    if (to == null) {
      to = cpu.idle;
    }
    charge(from, now);
    cpu.needReschedule = false;
    cpu.reported = now;
    to.state = ThreadState.RUNNING;
    ThreadTimes times = to.times();
    long waited = now - times.since;
    if (to != cpu.idle) {
      times.waiting += waited;
      times.longestWait = Math.max(times.longestWait, waited);
      latencies.add(clock.toNanoseconds(waited));
    }
    times.since = now;
    if (to == from) {
      return;
    }
    switches++;
    if (trace != null) {
      trace.switched(from, to);
    }
    cpu.thread = to;
    contextSwitch.switchTo(from, to);
  }
}
