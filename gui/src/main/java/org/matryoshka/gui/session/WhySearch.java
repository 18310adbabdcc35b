package org.matryoshka.gui.session;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.matryoshka.gui.session.history.Checkpoint;
import org.matryoshka.gui.session.history.LoggedAction;
import org.matryoshka.gui.session.history.Timeline;
import org.matryoshka.gui.session.history.WhyAnswer;
import org.matryoshka.gui.session.history.WhyQuestion;
import org.matryoshka.gui.session.machine.CodeReader;
import org.matryoshka.gui.session.machine.VmNames;
import org.matryoshka.hv.RunResult;
import org.matryoshka.hv.VirtualMachine;

/**
 * Finds the last step that wrote something: runs a stretch before now again, watched, then one
 * before that, each longer than the one after it, until the write and the change have been seen or
 * power-on is reached. The present is the same afterwards.
 */
final class WhySearch {
  private static final long FIRST = 1L << 12;
  private static final long LONGEST = 1L << 24;

  /** Steps between two looks at whether the search is cancelled. */
  private static final long SLICE = 1L << 18;

  private final World world;
  private final Timeline<WorldSnapshot> timeline;
  private final BooleanSupplier cancelled;

  WhySearch(World world, Timeline<WorldSnapshot> timeline, BooleanSupplier cancelled) {
    this.world = world;
    this.timeline = timeline;
    this.cancelled = cancelled;
  }

  /**
   * Answers.
   *
   * @throws IllegalArgumentException if there is nothing of that name or at that address
   */
  WhyAnswer answer(WhyQuestion question) {
    WhySubject subject = WhySubject.of(world, question);
    Checkpoint<WorldSnapshot> here = timeline.here();
    try {
      String now = subject.shown().get();
      boolean complete = search(subject, here.step());
      Optional<WhyAnswer.Write> write = describe(subject, subject.recorder().lastWrite());
      Optional<WhyAnswer.Write> change =
          subject.recorder().lastChange() == subject.recorder().lastWrite()
              ? write
              : describe(subject, subject.recorder().lastChange());
      return new WhyAnswer(subject.words(), here.step(), now, write, change, !complete);
    } finally {
      timeline.returnTo(here);
      here.state().release();
    }
  }

  /**
   * Lets the recorder see the last write and the last change.
   *
   * @return false if it was cancelled
   */
  private boolean search(WhySubject subject, long end) {
    WriteRecorder recorder = subject.recorder();
    Lookout lookout = new Lookout(world, List.of(recorder));
    long to = end;
    long length = FIRST;
    long lastWrite = -1;
    while (true) {
      long from = Math.max(0, to - length);
      if (!timeline.travel(from, cancelled)) {
        return false;
      }
      recorder.clear();
      lookout.begin(false);
      RunResult result = RunResult.BUDGET;
      while (timeline.position() < to && result == RunResult.BUDGET) {
        if (cancelled.getAsBoolean()) {
          return false;
        }
        result = lookout.run(timeline, Math.min(SLICE, nextAction(to) - timeline.position()));
        recorder.acted();
      }
      lastWrite = Math.max(lastWrite, recorder.lastWrite());
      recorder.note(lastWrite, false);
      if (recorder.lastChange() >= 0) {
        return true;
      }
      if (from == 0) {
        lookAtPowerOn(subject);
        return true;
      }
      to = from;
      length = Math.min(4 * length, LONGEST);
    }
  }

  /** What was done from outside before the first step. */
  private void lookAtPowerOn(WhySubject subject) {
    timeline.travelAmidActions(0, 0);
    String before = subject.shown().get();
    timeline.travel(0, () -> false);
    if (!subject.shown().get().equals(before)) {
      subject.recorder().note(0, true);
    }
  }

  /** Where something was done from outside next, or the end of the stretch. */
  private long nextAction(long to) {
    for (LoggedAction action : timeline.actionsAhead()) {
      if (action.step() > timeline.position()) {
        return Math.min(to, action.step());
      }
    }
    return to;
  }

  private Optional<WhyAnswer.Write> describe(WhySubject subject, long step) {
    if (step < 0) {
      return Optional.empty();
    }
    if (step == 0) {
      timeline.travelAmidActions(0, 0);
    } else {
      timeline.travel(step - 1, () -> false);
    }
    String before = subject.shown().get();
    VirtualMachine vm = world.machine(Math.max(1, world.hypervisor().currentVm()));
    long rip = vm.cpu().state.rip;
    String text = CodeReader.text(vm, rip);
    long exits = world.exits().total();
    timeline.travel(step, () -> false);
    long exit = world.exits().total();
    return Optional.of(
        new WhyAnswer.Write(
            step,
            before,
            subject.shown().get(),
            vm.number(),
            VmNames.of(vm),
            rip,
            text,
            exit == exits ? "" : world.exits().get(exit).exit().sentence(),
            exit == exits ? 0 : exit,
            byHand(subject, step)));
  }

  /** What was done from outside at a step, if that and not the step itself made the value. */
  private String byHand(WhySubject subject, long step) {
    String after = subject.shown().get();
    String title = "";
    for (int i = timeline.log().countUpTo(step) - 1; i >= 0; i--) {
      LoggedAction action = timeline.log().get(i);
      if (action.step() < step) {
        break;
      }
      timeline.travelAmidActions(step, i);
      if (!subject.shown().get().equals(after)) {
        title = action.action().title();
        break;
      }
    }
    timeline.travel(step, () -> false);
    return title;
  }

  static String hex(long value) {
    return "0x" + Long.toHexString(value);
  }
}
