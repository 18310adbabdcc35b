package org.matryoshka.guest.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.matryoshka.guest.kernel.sched.ContextSwitch;
import org.matryoshka.guest.kernel.sched.CycleClock;
import org.matryoshka.guest.kernel.sched.Dispatcher;
import org.matryoshka.guest.kernel.sched.KernelThread;
import org.matryoshka.guest.kernel.sched.Scheduler;
import org.matryoshka.guest.kernel.sched.SchedulingTrace;
import org.matryoshka.guest.kernel.sched.WaitQueue;
import org.matryoshka.guest.magic.HostedMachine;

/**
 * A scheduler under virtual tasks. Ten simulated seconds take milliseconds, and each run is the
 * same:
 *
 * <pre>{@code
 * var simulation = new SchedulerSimulation(new MyScheduler());
 * SimulatedTask light = simulation.add("light", 1024, Workload.hog());
 * SimulatedTask heavy = simulation.add("heavy", 2048, Workload.hog());
 * simulation.run(10 * SchedulerSimulation.SECOND);
 * assertThat(simulation.share(heavy)).isCloseTo(2.0 / 3, within(0.02));
 * }</pre>
 *
 * <p>Context switches take no time here. An answer of the scheduler that breaks its contract ends
 * the run with a {@link org.matryoshka.guest.kernel.sched.SchedulerFault} that says what was asked
 * and answered.
 */
public final class SchedulerSimulation {
  /** Nanoseconds, the unit of time. */
  public static final long MILLISECOND = 1_000_000;

  /** Nanoseconds, the unit of time. */
  public static final long SECOND = 1_000_000_000;

  /** Nanoseconds from one clock tick to the next. */
  public static final long TICK = SECOND / Dispatcher.HZ;

  /** A stack is what a virtual task does not have. */
  private static final ContextSwitch NO_STACKS = (from, to) -> {};

  private final HostedMachine machine = HostedMachine.current();
  private final List<SimulatedTask> tasks = new ArrayList<>();
  private final PriorityQueue<SimulatedTask> waiting =
      new PriorityQueue<>(
          Comparator.<SimulatedTask>comparingLong(task -> task.wakeTime)
              .thenComparingInt(KernelThread::id));
  private final Dispatcher dispatcher;
  private long now;
  private long nextTick = TICK;

  /** A simulation without settings. */
  public SchedulerSimulation(Scheduler scheduler) {
    this(scheduler, Map.of());
  }

  /**
   * A simulation.
   *
   * @param settings what the kernel's command line would have as {@code scheduler.NAME=VALUE}
   */
  public SchedulerSimulation(Scheduler scheduler, Map<String, Long> settings) {
    machine.setTimestamp(0);
    dispatcher =
        new Dispatcher(
            scheduler.getClass().getName(),
            scheduler,
            settings::getOrDefault,
            new CycleClock(SECOND),
            NO_STACKS,
            new SimulatedTask(0, "idle", Workload.hog(), 0));
  }

  /** Adds a task of nice 0, weight 1024, that arrives now. */
  public SimulatedTask add(String name, Workload workload) {
    return add(name, 1024, workload, 0);
  }

  /** Adds a task with a weight that arrives now. */
  public SimulatedTask add(String name, int weight, Workload workload) {
    return add(name, weight, workload, 0);
  }

  /**
   * Adds a task.
   *
   * @param delay nanoseconds from now until it arrives
   */
  public SimulatedTask add(String name, int weight, Workload workload, long delay) {
    SimulatedTask task = new SimulatedTask(tasks.size() + 1, name, workload, now + delay);
    dispatcher.setWeight(task, weight);
    tasks.add(task);
    waiting.add(task);
    return task;
  }

  /** Changes a task's nice value, as the system call does. */
  public void setNice(SimulatedTask task, int nice) {
    setClock(now);
    dispatcher.setNice(task, nice);
  }

  /** Changes a task's weight. */
  public void setWeight(SimulatedTask task, int weight) {
    setClock(now);
    dispatcher.setWeight(task, weight);
  }

  /** From now on, the kernel's trace of scheduling events goes to the hosted machine's port. */
  public void trace(SchedulingTrace trace) {
    dispatcher.trace(trace);
  }

  /** Nanoseconds since the beginning. */
  public long now() {
    return now;
  }

  /** All tasks, in the order in which they were added. */
  public List<SimulatedTask> tasks() {
    return List.copyOf(tasks);
  }

  /** Context switches so far. */
  public long switches() {
    return dispatcher.switches();
  }

  /** What the scheduler is doing while it does it, else nothing: for the report of a crash. */
  public String decision() {
    return dispatcher.decision();
  }

  /** The task's part of all the processor time that was used so far, 0 to 1. */
  public double share(SimulatedTask task) {
    long all = tasks.stream().mapToLong(SimulatedTask::used).sum();
    return all == 0 ? 0 : (double) task.used() / all;
  }

  /** Jain's index of how fair the processor was divided by weight; see {@link Fairness#jain}. */
  public double fairness() {
    return Fairness.jain(
        tasks.stream().mapToDouble(task -> (double) task.used() / task.weight()).toArray());
  }

  /** Goes on for so many nanoseconds. */
  public void run(long nanoseconds) {
    setClock(now);
    long end = now + nanoseconds;
    arrivals();
    reschedule();
    while (now < end) {
      step(end);
    }
  }

  /** To the next event, and over it. */
  private void step(long end) {
    long until = Math.min(end, nextTick);
    if (!waiting.isEmpty()) {
      until = Math.min(until, waiting.peek().wakeTime);
    }
    SimulatedTask running = running();
    if (running != null) {
      until = Math.min(until, running.burstLeft < end - now ? now + running.burstLeft : end);
      running.use(until - now);
    }
    now = until;
    setClock(until);
    dispatcher.enterKernel();
    if (running != null && running.burstLeft == 0) {
      endOfBurst(running);
    }
    arrivals();
    if (now == nextTick) {
      dispatcher.tick();
      nextTick += TICK;
    }
    reschedule();
    dispatcher.leaveKernel();
  }

  private SimulatedTask running() {
    return dispatcher.current() == dispatcher.idleThread()
        ? null
        : (SimulatedTask) dispatcher.current();
  }

  private void endOfBurst(SimulatedTask task) {
    if (task.isDone()) {
      dispatcher.exit();
      return;
    }
    task.burstLeft = task.nextBurst();
    if (task.workload().pause() == 0) {
      dispatcher.yieldProcessor();
    } else {
      task.wakeTime = now + task.workload().pause();
      waiting.add(task);
      dispatcher.sleep(WaitQueue.NO_DEADLINE);
    }
  }

  private void arrivals() {
    while (!waiting.isEmpty() && waiting.peek().wakeTime <= now) {
      SimulatedTask task = waiting.poll();
      if (!dispatcher.wake(task)) {
        dispatcher.start(task);
      }
    }
  }

  /** What the kernel does before it returns to user mode, and the idle loop when it looks up. */
  private void reschedule() {
    if (running() == null) {
      dispatcher.runOthers();
    } else {
      dispatcher.preempt();
    }
  }

  private void setClock(long time) {
    machine.setTimestamp(time);
  }
}
