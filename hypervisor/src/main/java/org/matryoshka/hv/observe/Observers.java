package org.matryoshka.hv.observe;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.hv.exit.ExitOutcome;
import org.matryoshka.hv.exit.VmExit;

/** All who look on, as one: each is told, in the order in which they were added. */
public final class Observers implements ExitObserver, ScheduleObserver {
  private final List<ExitObserver> ofExits = new ArrayList<>();
  private final List<ScheduleObserver> ofSchedule = new ArrayList<>();

  /** Nobody. */
  public Observers() {}

  /** Adds somebody who is told of exits. */
  public void add(ExitObserver observer) {
    ofExits.add(observer);
  }

  /** Adds somebody who is told who has a core. */
  public void add(ScheduleObserver observer) {
    ofSchedule.add(observer);
  }

  @Override
  public void exited(
      long time, int vm, int vcpu, long rip, VmExit exit, ExitOutcome outcome, int cycles) {
    for (int i = 0; i < ofExits.size(); i++) {
      ofExits.get(i).exited(time, vm, vcpu, rip, exit, outcome, cycles);
    }
  }

  @Override
  public void ready(long time, int vm) {
    for (int i = 0; i < ofSchedule.size(); i++) {
      ofSchedule.get(i).ready(time, vm);
    }
  }

  @Override
  public void picked(long time, int core, int vm) {
    for (int i = 0; i < ofSchedule.size(); i++) {
      ofSchedule.get(i).picked(time, core, vm);
    }
  }

  @Override
  public void released(long time, int core, int vm, Next next) {
    for (int i = 0; i < ofSchedule.size(); i++) {
      ofSchedule.get(i).released(time, core, vm, next);
    }
  }

  @Override
  public void capped(long time, int vm, long until) {
    for (int i = 0; i < ofSchedule.size(); i++) {
      ofSchedule.get(i).capped(time, vm, until);
    }
  }

  @Override
  public void stopped(long time, int vm) {
    for (int i = 0; i < ofSchedule.size(); i++) {
      ofSchedule.get(i).stopped(time, vm);
    }
  }

  @Override
  public void idle(int core, long from, long until) {
    for (int i = 0; i < ofSchedule.size(); i++) {
      ofSchedule.get(i).idle(core, from, until);
    }
  }

  @Override
  public void injected(long time, int vm, int cycles) {
    for (int i = 0; i < ofSchedule.size(); i++) {
      ofSchedule.get(i).injected(time, vm, cycles);
    }
  }
}
