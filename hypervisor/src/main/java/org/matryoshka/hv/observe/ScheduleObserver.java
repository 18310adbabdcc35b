package org.matryoshka.hv.observe;

/**
 * Is told who has a core, who waits for one, and of what takes time without being a VM exit. With
 * an {@link ExitObserver} beside it, it knows what each core and each virtual CPU does at every
 * moment. Times are virtual, in cycles; those of one virtual CPU, and those of one core, never go
 * back. Virtual machines count from 1, cores from 0.
 */
public interface ScheduleObserver {
  /** What a virtual CPU that has lost its core does next. */
  enum Next {
    /** It could go on and waits for a core. */
    WAITS,
    /** It has halted, and waits for an interrupt. */
    HALTS,
    /** It has ended, was paused or switched off. */
    STOPS
  }

  /**
   * A virtual CPU can run: it was started or resumed, or an interrupt came for one that had halted.
   *
   * @param time when that happened; the hypervisor may have noticed it only later, when a core was
   *     looking for work
   */
  void ready(long time, int vm);

  /** A virtual CPU gets a core. */
  void picked(long time, int core, int vm);

  /** A virtual CPU has lost its core. */
  void released(long time, int core, int vm, Next next);

  /**
   * A virtual CPU that could run has used up what its cap allows.
   *
   * @param time from when on it may not run
   * @param until when it may run again, if its cap stays as it is
   */
  void capped(long time, int vm, long until);

  /** A virtual CPU is not to run any more: it was paused or switched off. */
  void stopped(long time, int vm);

  /** A core had nothing to do. */
  void idle(int core, long from, long until);

  /**
   * An interrupt entered the guest's handler without a VM exit.
   *
   * @param time when
   * @param cycles that this took the hypervisor
   */
  void injected(long time, int vm, int cycles);
}
