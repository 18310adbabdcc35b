package org.matryoshka.guest.kernel.sched;

import org.matryoshka.guest.runtime.FailureSink;

/**
 * A scheduler that nobody trusts: each call is known while it lasts, so that a crash inside it can
 * be told from one of the kernel's own ({@link #decision}), has a budget, and its answers are
 * checked.
 */
final class CheckedScheduler {
  private final Dispatcher dispatcher;
  private final Scheduler scheduler;
  private final PerCpu cpu;

  /** The method that is being called, null between calls. */
  private String call;

  private Schedulable about;
  private long decisions;
  private int ready;

  CheckedScheduler(Dispatcher dispatcher, Scheduler scheduler, PerCpu cpu) {
    this.dispatcher = dispatcher;
    this.scheduler = scheduler;
    this.cpu = cpu;
  }

  /** How many tasks wait for the processor. */
  int readyCount() {
    return ready;
  }

  /** How often it was called. */
  long decisions() {
    return decisions;
  }

  void start(SchedulerEnvironment environment) {
    begin("start", null);
    scheduler.start(environment);
    call = null;
  }

  void ready(KernelThread thread, ReadyReason why) {
    thread.state = ThreadState.READY;
    ready++;
    begin("ready", thread);
    scheduler.ready(thread, why);
    call = null;
  }

  /** The next one to run; null if none is ready. */
  KernelThread next() {
    if (ready == 0) {
      return null;
    }
    begin("next", null);
    Schedulable answer = scheduler.next();
    call = null;
    if (!(answer instanceof KernelThread thread)
        || thread.dispatcher != dispatcher
        || thread.state != ThreadState.READY) {
      throw new SchedulerFault(decisionOf("next") + " answered " + wrong(answer) + whereFrom());
    }
    ready--;
    return thread;
  }

  void ran(KernelThread thread, long cycles) {
    begin("ran", thread);
    scheduler.ran(thread, cycles);
    call = null;
  }

  boolean tick(KernelThread running) {
    begin("tick", running);
    boolean answer = scheduler.tick(running);
    call = null;
    return answer;
  }

  boolean preempts(KernelThread woken, KernelThread running) {
    begin("preempts", woken);
    boolean answer = scheduler.preempts(woken, running);
    call = null;
    return answer;
  }

  void blocked(KernelThread thread) {
    begin("blocked", thread);
    scheduler.blocked(thread);
    call = null;
  }

  void weightChanged(KernelThread thread, int oldWeight) {
    begin("weightChanged", thread);
    scheduler.weightChanged(thread, oldWeight);
    call = null;
  }

  void gone(KernelThread thread) {
    begin("gone", thread);
    scheduler.gone(thread);
    call = null;
  }

  private void begin(String method, Schedulable task) {
    call = method;
    about = task;
    decisions++;
    cpu.budget = DecisionBudget.LOOP_STEPS;
  }

  /**
   * What the scheduler is doing, for the report of a panic in the middle of it; empty between
   * calls.
   */
  String decision() {
    return call == null ? "" : decisionOf(call);
  }

  /** The same as {@link #decision}, without an object made: the heap may be what is broken. */
  void explain(FailureSink sink) {
    if (call == null) {
      return;
    }
    sink.text("in the scheduler ");
    sink.text(dispatcher.algorithm());
    sink.text(": decision ");
    sink.decimal(decisions);
    sink.text(", tick ");
    sink.decimal(dispatcher.ticks());
    sink.text(": ");
    sink.text(call);
    sink.text("()");
    if (about != null) {
      sink.text(" for task ");
      sink.text(about.name());
      sink.put('(');
      sink.decimal(about.id());
      sink.put(')');
    }
    sink.put('\n');
  }

  private String decisionOf(String method) {
    String task = about == null ? "" : " for task " + about;
    return "scheduler: decision "
        + decisions
        + ", tick "
        + dispatcher.ticks()
        + ": "
        + method
        + "()"
        + task;
  }

  private String wrong(Schedulable answer) {
    if (answer == null) {
      return "null, but " + ready + (ready == 1 ? " task is" : " tasks are") + " ready";
    }
    if (!(answer instanceof KernelThread thread) || thread.dispatcher != dispatcher) {
      return "task " + answer + ", which is none of the kernel's";
    }
    return "task " + answer + ", which is " + described(thread.state) + ", not ready";
  }

  private static String described(ThreadState state) {
    return switch (state) {
      case NEW -> "not started";
      case READY -> "ready";
      case RUNNING -> "running";
      case SLEEPING, WAITING -> "blocked";
      case STOPPED -> "stopped";
      case DEAD -> "dead";
    };
  }

  private String whereFrom() {
    return cpu.answerLine.isEmpty() ? "" : " (returned at " + cpu.answerLine + ")";
  }
}
