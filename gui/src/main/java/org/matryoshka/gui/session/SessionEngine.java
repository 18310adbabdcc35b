package org.matryoshka.gui.session;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.matryoshka.gui.session.SessionStatus.Activity;
import org.matryoshka.gui.session.condition.Condition;
import org.matryoshka.gui.session.history.Action;
import org.matryoshka.gui.session.history.ActionLog;
import org.matryoshka.gui.session.history.Checkpoint;
import org.matryoshka.gui.session.history.Timeline;
import org.matryoshka.gui.session.history.WhyAnswer;
import org.matryoshka.gui.session.history.WhyQuestion;
import org.matryoshka.hv.RunResult;
import org.matryoshka.hv.VmState;

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

  /** The session is over: the machine and its history are garbage, whoever still holds this. */
  void forget() {
    world = null;
    timeline = null;
    edits.clear();
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

  /** See {@link Session#look}. */
  <A, B> B look(long step, Function<World, A> before, BiFunction<World, A, B> after) {
    if (isRunning()) {
      throw new IllegalStateException("the machine runs");
    }
    if (step < 1 || step > timeline.newest()) {
      throw new IllegalArgumentException("step " + step + " is not known");
    }
    Checkpoint<WorldSnapshot> place = timeline.here();
    try {
      if (!timeline.travel(step - 1, cancelled)) {
        throw new CancellationException();
      }
      A answer = before.apply(world);
      timeline.travel(step, () -> false);
      return after.apply(world, answer);
    } finally {
      timeline.returnTo(place);
      place.state().release();
    }
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
    RunResult result = current.lookout().run(timeline, Math.min(steps, left));
    generation++;
    Spotter found = current.lookout().found();
    if (found != null) {
      return stopRun(Activity.PAUSED, found.cause());
    }
    return switch (result) {
      case ALL_ENDED ->
          world.machines().stream().anyMatch(vm -> vm.state() == VmState.PAUSED)
              ? stopRun(Activity.PAUSED, "No VM runs: those that have not ended are paused.")
              : stopRun(Activity.ENDED, "All guests have ended.");
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
    goal = null;
    stopped(now, why);
    return ended.done();
  }

  private void start(
      List<Spotter> spotters, long last, String arrived, CompletableFuture<SessionStatus> done) {
    Lookout lookout = new Lookout(world, spotters);
    lookout.begin(true);
    lookout.setOthers(breakpoints.spotters(world, true));
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
      case Command.StepOver(int vm) -> startOf(vm, new OverSpotter(world, vm), done);
      case Command.StepOut(int vm) -> startOf(vm, new OutSpotter(world, vm), done);
      case Command.NextExit(ExitFilter filter) -> start(new Spotters.OnExit(filter), done);
      case Command.RunTo(int vm, long gva) ->
          startOf(vm, new Spotters.OnAddress(world, vm, gva, null), done);
      case Command.RunToIn(int vm, long gva, long root) ->
          startOf(vm, new Spotters.OnAddress(world, vm, gva, root), done);
      case Command.RunUntil(String condition) ->
          start(new Spotters.OnCondition(world, Condition.parse(condition, world.names())), done);
      case Command.Pause _ -> {
        runsOnInput = false;
        if (activity == Activity.IDLE) {
          stopped(Activity.PAUSED, "Paused.");
        }
      }
      case Command.StepBack(long steps) -> journey(way -> way.stepBack(steps));
      case Command.Travel(long step) -> journey(way -> way.travel(step));
      case Command.PreviousExit(ExitFilter filter) -> journey(way -> way.previousExit(filter));
      case Command.RunBack _ -> journey(way -> way.runBack(breakpoints.spotters(world, false)));
      case Command.StepOverBack(int vm) -> journey(way -> way.stepOver(existing(vm)));
      case Command.StepOutBack(int vm) -> journey(way -> way.stepOut(existing(vm)));
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
      case Command.AddBreakpoint _,
          Command.ChangeBreakpoint _,
          Command.RemoveBreakpoint _,
          Command.ToggleBreakpoint _ -> {
        breakpoints.execute(world, command);
        if (goal != null) {
          goal.lookout().setOthers(breakpoints.spotters(world, true));
        }
      }
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
          act(ActionCommands.of(command), discardFuture);
    }
    generation++;
  }

  private void step(int vm, CompletableFuture<SessionStatus> done) {
    if (vm == 0) {
      start(List.of(), timeline.position() + 1, "Stepped.", done);
    } else {
      startOf(vm, new Spotters.OnStepOf(vm), done);
    }
  }

  private void start(Spotter spotter, CompletableFuture<SessionStatus> done) {
    start(List.of(spotter), Long.MAX_VALUE, "", done);
  }

  private void startOf(int vm, Spotter spotter, CompletableFuture<SessionStatus> done) {
    existing(vm);
    start(spotter, done);
  }

  /** The number of a VM, or 0. */
  private int existing(int vm) {
    if (vm < 0 || vm > world.machines().size()) {
      throw new IllegalArgumentException("There is no VM " + vm + ".");
    }
    return vm;
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

  private void journey(Function<Backwards, String> way) {
    activity = Activity.TRAVELLING;
    travelling.run();
    String end = "";
    try {
      end = way.apply(new Backwards(world, timeline, cancelled));
    } finally {
      stopped(Activity.PAUSED, end);
    }
  }

  /** Which step last wrote something; the present is the same afterwards. */
  WhyAnswer why(WhyQuestion question) {
    Activity before = activity;
    activity = Activity.TRAVELLING;
    travelling.run();
    try {
      return new WhySearch(world, timeline, cancelled).answer(question);
    } finally {
      activity = before;
    }
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
