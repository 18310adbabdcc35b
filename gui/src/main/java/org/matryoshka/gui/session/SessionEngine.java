package org.matryoshka.gui.session;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.matryoshka.gui.session.SessionStatus.Activity;
import org.matryoshka.gui.session.history.Action;
import org.matryoshka.gui.session.history.ActionLog;
import org.matryoshka.gui.session.history.Timeline;
import org.matryoshka.hv.RunResult;

/** What a session's thread does with the machine. All of it happens on that thread. */
final class SessionEngine {
  private final BooleanSupplier cancelled;
  private final Runnable travelling;
  private final EditHistory edits = new EditHistory();
  private final BreakpointTable breakpoints = new BreakpointTable();
  private World world;
  private Timeline<WorldSnapshot> timeline;
  private long historyLimit;
  private Goal goal;
  private boolean runsOnInput;
  private Activity activity = Activity.PAUSED;
  private String stop = "";
  private long generation;

  /**
   * @param cancelled whether the user has asked to stop a journey
   * @param travelling is told when a journey begins
   */
  SessionEngine(
      World world, ActionLog log, long limit, BooleanSupplier cancelled, Runnable travelling) {
    this.cancelled = cancelled;
    this.travelling = travelling;
    this.historyLimit = limit;
    open(world, log);
  }

  private void open(World opened, ActionLog log) {
    world = opened;
    timeline = new Timeline<>(world, log, historyLimit);
    edits.clear();
    changed();
  }

  World world() {
    return world;
  }

  Timeline<WorldSnapshot> timeline() {
    return timeline;
  }

  BreakpointTable breakpoints() {
    return breakpoints;
  }

  long generation() {
    return generation;
  }

  Activity activity() {
    return activity;
  }

  // Running

  boolean isRunning() {
    return goal != null;
  }

  /** Host time since the present run began; 0 for a run without an end of its own, which ends. */
  boolean isGivenTime(long nanoseconds) {
    return goal != null && !goal.open() && System.nanoTime() - goal.started() < nanoseconds;
  }

  /**
   * Runs a slice of the present run.
   *
   * @return the run's promise if it has ended; else null
   */
  CompletableFuture<SessionStatus> slice(long steps) {
    Goal current = goal;
    long left = current.last() - timeline.position();
    RunResult result = timeline.run(Math.min(steps, left), current.lookout().probe());
    generation++;
    if (current.lookout().hit() != null) {
      return stopRun(Activity.PAUSED, current.lookout().hit().cause());
    }
    return switch (result) {
      case ALL_ENDED -> stopRun(Activity.ENDED, "All guests have ended.");
      case ALL_IDLE -> {
        CompletableFuture<SessionStatus> done =
            stopRun(Activity.IDLE, "All guests wait for input.");
        runsOnInput = current.open();
        yield done;
      }
      case BUDGET, REQUESTED ->
          timeline.position() >= current.last()
              ? stopRun(Activity.PAUSED, current.arrived())
              : null;
    };
  }

  /** Ends the present run. */
  CompletableFuture<SessionStatus> stopRun(Activity now, String why) {
    Goal ended = goal;
    ended.lookout().end();
    goal = null;
    stopped(now, why);
    return ended.done();
  }

  private void start(
      List<Spotter> spotters, long last, String arrived, CompletableFuture<SessionStatus> done) {
    List<Spotter> all = new ArrayList<>(spotters);
    all.addAll(breakpoints.spotters(world));
    Lookout lookout = new Lookout(world, all, true);
    lookout.begin();
    boolean open = spotters.isEmpty() && last == Long.MAX_VALUE;
    goal = new Goal(lookout, last, open, arrived, System.nanoTime(), done);
    activity = Activity.RUNNING;
    runsOnInput = false;
    generation++;
  }

  private void stopped(Activity now, String why) {
    activity = now;
    stop = why;
    changed();
  }

  private void changed() {
    generation++;
  }

  // Commands

  /**
   * Does something.
   *
   * @param discardFuture whether the known future may be lost
   * @param done completed when a run that this begins has ended; everything else is done on return
   * @throws FutureAtStake if it would discard the known future without consent
   * @throws IllegalArgumentException if it can't be done; the message says why
   */
  void execute(Command command, boolean discardFuture, CompletableFuture<SessionStatus> done)
      throws WorldException {
    switch (command) {
      case Command.Run _ -> start(List.of(), Long.MAX_VALUE, "", done);
      case Command.Step(int vm) -> step(vm, done);
      case Command.StepOver(int vm) -> step(vm, done);
      case Command.StepOut(int vm) -> step(vm, done);
      case Command.NextExit(ExitFilter filter) ->
          start(List.of(new Spotters.OnExit(filter)), Long.MAX_VALUE, "", done);
      case Command.RunTo(int vm, long gva) -> throw notYet();
      case Command.RunToIn(int vm, long gva, long root) -> throw notYet();
      case Command.RunUntil(String condition) -> throw notYet();
      case Command.Pause _ -> {
        runsOnInput = false;
        if (activity == Activity.IDLE) {
          stopped(Activity.PAUSED, "Paused.");
        }
      }
      case Command.StepBack(long steps) -> stepBack(steps);
      case Command.Travel(long step) -> travel(step);
      case Command.PreviousExit(ExitFilter filter) -> previousExit(filter);
      case Command.RunBack _, Command.StepOverBack _, Command.StepOutBack _ -> throw notYet();
      case Command.Reset _ -> {
        open(new World(world.specification()), new ActionLog());
        stopped(Activity.PAUSED, "Reset to power-on.");
      }
      case Command.Load(WorldSpecification specification) -> {
        open(new World(specification), new ActionLog());
        breakpoints.clear();
        stopped(Activity.PAUSED, "");
      }
      case Command.Undo _ -> {
        stopped(Activity.PAUSED, edits.undo(timeline));
        world.discardFuture();
      }
      case Command.Redo _ -> {
        stopped(Activity.PAUSED, edits.redo(timeline));
        world.discardFuture();
      }
      case Command.AddBreakpoint(Breakpoint breakpoint) -> breakpoints.add(world, breakpoint);
      case Command.ChangeBreakpoint(Breakpoint breakpoint) -> breakpoints.change(world, breakpoint);
      case Command.RemoveBreakpoint(int number) -> breakpoints.remove(number);
      case Command.ToggleBreakpoint(int vm, long gva) -> breakpoints.toggle(world, vm, gva);
      case Command.SetHistoryLimit(long bytes) -> {
        historyLimit = bytes;
        timeline.checkpoints().setLimit(bytes, timeline.position());
      }
      case Command.Type _,
          Command.SetWeight _,
          Command.SetCap _,
          Command.WriteRegister _,
          Command.WriteVector _,
          Command.WriteMemory _,
          Command.WritePhysical _,
          Command.PauseVm _,
          Command.ResumeVm _,
          Command.StopVm _ ->
          act(action(command), discardFuture);
    }
    generation++;
  }

  private static IllegalArgumentException notYet() {
    return new IllegalArgumentException("can't be done yet");
  }

  private void step(int vm, CompletableFuture<SessionStatus> done) {
    start(
        vm == 0 ? List.of() : List.of(new Spotters.OnStepOf(world, vm)),
        vm == 0 ? timeline.position() + 1 : Long.MAX_VALUE,
        "Stepped.",
        done);
  }

  private static Action action(Command command) {
    return switch (command) {
      case Command.Type(int vm, String text) ->
          new Action.Type(vm, HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)));
      case Command.SetWeight(int vm, int weight) -> new Action.SetWeight(vm, weight);
      case Command.SetCap(int vm, int percent) -> new Action.SetCap(vm, percent);
      case Command.WriteRegister(int vm, String register, long value) ->
          new Action.WriteRegister(vm, register.toLowerCase(Locale.ROOT), value, 0);
      case Command.WriteVector(int vm, String register, long low, long high) ->
          new Action.WriteRegister(vm, register.toLowerCase(Locale.ROOT), low, high);
      case Command.WriteMemory(int vm, long gva, String bytes) ->
          new Action.WriteMemory(vm, false, gva, hex(bytes));
      case Command.WritePhysical(int vm, long gpa, String bytes) ->
          new Action.WriteMemory(vm, true, gpa, hex(bytes));
      case Command.PauseVm(int vm) -> new Action.SetLife(vm, Action.Life.PAUSE);
      case Command.ResumeVm(int vm) -> new Action.SetLife(vm, Action.Life.RESUME);
      case Command.StopVm(int vm) -> new Action.SetLife(vm, Action.Life.STOP);
      default -> throw new IllegalArgumentException(command + " is no action");
    };
  }

  private static String hex(String bytes) {
    String digits = bytes.replaceAll("[\\s_,:]", "").toLowerCase(Locale.ROOT);
    if (digits.isEmpty() || digits.length() % 2 != 0 || !digits.matches("[0-9a-f]+")) {
      throw new IllegalArgumentException(
          "'" + bytes + "' is not a row of bytes; write two hexadecimal digits for each.");
    }
    return digits;
  }

  private void act(Action action, boolean discardFuture) {
    if (timeline.inPast() || !timeline.actionsAhead().isEmpty()) {
      if (!discardFuture) {
        throw new FutureAtStake(
            timeline.newest() - timeline.position(), timeline.actionsAhead().size());
      }
      timeline.discardFuture();
      world.discardFuture();
    }
    timeline.act(action);
    edits.done(action);
    if (activity == Activity.IDLE || activity == Activity.ENDED) {
      activity = Activity.PAUSED;
      if (runsOnInput) {
        start(List.of(), Long.MAX_VALUE, "", new CompletableFuture<>());
      }
    }
  }

  // To other steps

  private void stepBack(long steps) {
    if (timeline.position() == 0) {
      stopped(Activity.PAUSED, "This is power-on: there is nothing before it.");
    } else {
      travel(Math.max(0, timeline.position() - steps));
    }
  }

  private void travel(long step) {
    if (step < 0) {
      throw new IllegalArgumentException("There is no step " + step + ".");
    }
    arrive(step, "");
  }

  private void arrive(long step, String why) {
    activity = Activity.TRAVELLING;
    travelling.run();
    boolean there = timeline.travel(step, cancelled);
    String end =
        there && timeline.position() < step ? "The run ends before step " + step + "." : why;
    stopped(Activity.PAUSED, there ? end : "The journey was stopped; this is where it began.");
  }

  private void previousExit(ExitFilter filter) {
    ExitHistory exits = world.exits();
    for (long i = exits.total(); i >= exits.first(); i--) {
      ExitEntry entry = exits.get(i);
      if (entry.step() < timeline.position() && filter.matches(entry)) {
        arrive(entry.step(), entry.exit().sentence());
        return;
      }
    }
    stopped(activity, "There was no such exit before.");
  }

  // How it is doing

  SessionStatus status(double stepsPerSecond) {
    return new SessionStatus(
        activity,
        stop,
        timeline.position(),
        timeline.newest(),
        0,
        world.hypervisor().time(),
        world.hypervisor().instructions(),
        world.exits().total(),
        world.hypervisor().currentVm(),
        stepsPerSecond,
        timeline.checkpoints().bytes(),
        timeline.checkpoints().limit(),
        timeline.checkpoints().isLimited()
            ? "The history's memory is full: going far back takes longer."
            : "",
        edits.undoTitle(),
        edits.redoTitle(),
        generation);
  }
}
