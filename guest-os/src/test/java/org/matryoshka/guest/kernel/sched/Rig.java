package org.matryoshka.guest.kernel.sched;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.guest.kernel.sched.policy.RoundRobin;
import org.matryoshka.guest.magic.HostedMachine;

/**
 * A dispatcher over threads that have no stacks: a call that sleeps comes back at once, with
 * another thread as the current one.
 */
final class Rig {
  /** A thread that can be told to have a signal. */
  static final class Thread extends KernelThread {
    boolean signal;

    Thread(int id, String name) {
      super(id, name);
    }

    @Override
    public boolean signalPending() {
      return signal;
    }
  }

  final HostedMachine machine = HostedMachine.install(1 << 16);
  final List<String> switches = new ArrayList<>();
  final Thread idle = new Thread(0, "idle");
  final Dispatcher dispatcher;
  private int threads;

  Rig() {
    this(new RoundRobin());
  }

  Rig(Scheduler scheduler) {
    dispatcher =
        new Dispatcher(
            "test",
            scheduler,
            (name, otherwise) -> otherwise,
            new CycleClock(1_000_000_000L),
            (from, to) -> switches.add(from + ">" + to),
            idle);
  }

  /** Makes and starts a thread. */
  Thread thread(String name) {
    Thread thread = new Thread(++threads, name);
    dispatcher.start(thread);
    return thread;
  }

  /** The thread that runs. */
  Thread current() {
    return (Thread) dispatcher.current();
  }

  /** Sets the time. */
  void at(long nanoseconds) {
    machine.setTimestamp(nanoseconds);
  }

  /** What the idle loop does. */
  void run() {
    dispatcher.runOthers();
  }
}
