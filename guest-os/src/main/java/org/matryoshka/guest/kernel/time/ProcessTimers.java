package org.matryoshka.guest.kernel.time;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.sched.TimerEvent;
import org.matryoshka.guest.kernel.signal.Signal;
import org.matryoshka.guest.kernel.signal.SignalInfo;
import org.matryoshka.guest.kernel.signal.SignalSender;
import org.matryoshka.guest.kernel.task.Process;
import org.matryoshka.guest.kernel.task.ResourceLimits;

/**
 * The interval timers of a process (setitimer, alarm) and its limit of processor time. The real one
 * is an event of the kernel's timers; those of processor time are looked at when a thread returns
 * to user mode, which happens at least at each clock tick while it runs. Times are nanoseconds.
 */
public final class ProcessTimers {
  /** Real time: SIGALRM. */
  public static final int REAL = 0;

  /** The process's time in user mode: SIGVTALRM. */
  public static final int VIRTUAL = 1;

  /** The process's processor time: SIGPROF. */
  public static final int PROF = 2;

  private static final int COUNT = 3;

  private final Process process;
  private final long[] deadline = new long[COUNT];
  private final long[] interval = new long[COUNT];
  private Alarm alarm;
  private boolean watched;
  private long nextCpuSignal;

  /** No timer runs. */
  public ProcessTimers(Process process) {
    this.process = process;
  }

  /** The time until a timer expires; 0 if it does not run. */
  public long remaining(int which) {
    if (deadline[which] == 0) {
      return 0;
    }
    return Math.max(deadline[which] - now(which), 1);
  }

  /** The time between two expirations; 0 if there is only one. */
  public long interval(int which) {
    return interval[which];
  }

  /**
   * Starts a timer, or stops it.
   *
   * @param value until it expires first; 0 stops it
   * @param period between later ones; 0 for none
   */
  public void set(int which, long value, long period) {
    interval[which] = period;
    long end = now(which) + value;
    deadline[which] = value == 0 ? 0 : end < 0 ? Long.MAX_VALUE : end;
    if (which == REAL) {
      setAlarm();
    } else {
      updateWatch();
    }
  }

  private void setAlarm() {
    if (alarm == null) {
      alarm = new Alarm(this);
    }
    if (deadline[REAL] == 0) {
      Kernel.dispatcher().timers().cancel(alarm);
    } else {
      Kernel.dispatcher().timers().set(alarm, Kernel.wallClock().cyclesAt(deadline[REAL]));
    }
  }

  /** Stops everything: the process has ended. */
  public void cancelAll() {
    for (int which = 0; which < COUNT; which++) {
      deadline[which] = 0;
    }
    if (alarm != null) {
      Kernel.dispatcher().timers().cancel(alarm);
    }
    watched = false;
  }

  /** The limit of processor time has been set anew. */
  public void limitChanged() {
    nextCpuSignal = process.limits().soft(ResourceLimits.CPU);
    updateWatch();
  }

  private void updateWatch() {
    watched =
        deadline[VIRTUAL] != 0
            || deadline[PROF] != 0
            || process.limits().soft(ResourceLimits.CPU) != ResourceLimits.INFINITY
            || process.limits().hard(ResourceLimits.CPU) != ResourceLimits.INFINITY;
  }

  /** Whether {@link #check} has something to look at. */
  public boolean isWatched() {
    return watched;
  }

  /** Sends the signals that are due for processor time. */
  public void check() {
    expire(VIRTUAL, Signal.SIGVTALRM);
    expire(PROF, Signal.SIGPROF);
    long seconds = process.cpuTime() / TimeSpec.SECOND;
    if (Long.compareUnsigned(seconds, process.limits().hard(ResourceLimits.CPU)) >= 0) {
      SignalSender.send(process, SignalInfo.fromKernel(Signal.SIGKILL));
    } else if (Long.compareUnsigned(seconds, nextCpuSignal) >= 0
        && process.limits().exceeds(ResourceLimits.CPU, seconds + 1)) {
      nextCpuSignal = seconds + 1;
      SignalSender.send(process, SignalInfo.fromKernel(Signal.SIGXCPU));
    }
  }

  private void expire(int which, int signal) {
    if (deadline[which] == 0 || now(which) < deadline[which]) {
      return;
    }
    advance(which);
    SignalSender.send(process, SignalInfo.fromKernel(signal));
    updateWatch();
  }

  private void advance(int which) {
    if (interval[which] == 0) {
      deadline[which] = 0;
      return;
    }
    long late = now(which) - deadline[which];
    deadline[which] += (late / interval[which] + 1) * interval[which];
  }

  private long now(int which) {
    return switch (which) {
      case REAL -> Kernel.wallClock().sinceBoot();
      case VIRTUAL -> process.userTime();
      default -> process.cpuTime();
    };
  }

  void alarmExpired() {
    advance(REAL);
    SignalSender.send(process, SignalInfo.fromKernel(Signal.SIGALRM));
    if (deadline[REAL] != 0) {
      setAlarm();
    }
  }

  /** The kernel timer behind the real one. */
  private static final class Alarm extends TimerEvent {
    private final ProcessTimers owner;

    Alarm(ProcessTimers owner) {
      this.owner = owner;
    }

    @Override
    protected void expired(long now) {
      owner.alarmExpired();
    }
  }
}
