package org.matryoshka.gui.session.history;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.matryoshka.hv.RunResult;

/**
 * A machine's run: its past, its present and, after one has gone back, its known future. Going to a
 * step means to put the nearest checkpoint before it back and to run on from there with the logged
 * actions; so it is the same state as the first time.
 *
 * @param <S> a saved state of the machine
 */
public final class Timeline<S extends SavedState> {
  /**
   * Steps between checkpoints while running forwards: so few that saving costs some two percent, so
   * many that a step back takes some ten milliseconds.
   */
  private static final long INTERVAL = 1L << 21;

  /** Nearer than this, a way is not shortened by checkpoints on it. */
  private static final long SHORT_WAY = 1L << 13;

  /** Steps between two looks at whether a journey is cancelled. */
  private static final long SLICE = 1L << 19;

  private final Replayable<S> machine;
  private final ActionLog log;
  private final CheckpointStore<S> checkpoints;
  private long newest;
  private int applied;
  private long tried;

  /**
   * A run that begins now.
   *
   * @param machine at power-on
   * @param log what will be done to it, as far as it is known
   * @param limit bytes that checkpoints may hold
   */
  public Timeline(Replayable<S> machine, ActionLog log, long limit) {
    this.machine = machine;
    this.log = log;
    this.checkpoints = new CheckpointStore<>(limit, machine::savedBytes);
    checkpoints.add(new Checkpoint<>(machine.position(), 0, machine.save()), machine.position());
    newest = log.size() == 0 ? machine.position() : log.get(log.size() - 1).step();
    applyDue();
  }

  /** The present step. */
  public long position() {
    return machine.position();
  }

  /** The greatest step that is known. */
  public long newest() {
    return newest;
  }

  /** The checkpoints. */
  public CheckpointStore<S> checkpoints() {
    return checkpoints;
  }

  /** What was done to the machine, in the known future too. */
  public ActionLog log() {
    return log;
  }

  /** Actions up to now. */
  public int applied() {
    return applied;
  }

  /** Whether there is a known future. */
  public boolean inPast() {
    return position() < newest;
  }

  // Forwards

  /**
   * Runs on, with the actions that the known future holds.
   *
   * @param steps at most so many
   * @return {@link RunResult#BUDGET} also when all guests wait but an action is to come
   */
  public RunResult run(long steps) {
    return run(steps, null);
  }

  /**
   * The same, and asks after each step whether to stop.
   *
   * @param probe whether to stop; null if there is nothing to ask, which is much faster
   * @return {@link RunResult#REQUESTED} if it said yes
   */
  public RunResult run(long steps, BooleanSupplier probe) {
    long end = position() + Math.min(steps, Long.MAX_VALUE - position());
    RunResult result = RunResult.BUDGET;
    while (position() < end && result == RunResult.BUDGET) {
      long checkpoint = lastKept() + INTERVAL;
      result = advance(Math.min(checkpoint, end), probe);
      if (position() >= checkpoint) {
        keep();
      }
    }
    newest = Math.max(newest, position());
    return result;
  }

  /** Runs to a step, or to the next logged action, which is then applied. */
  private RunResult advance(long to, BooleanSupplier probe) {
    long next = applied < log.size() ? log.get(applied).step() : Long.MAX_VALUE;
    long end = Math.min(next, to);
    RunResult result = probe == null ? machine.run(end - position()) : advanceStepwise(end, probe);
    return applyDue() && result != RunResult.REQUESTED ? RunResult.BUDGET : result;
  }

  private RunResult advanceStepwise(long end, BooleanSupplier probe) {
    RunResult result = RunResult.BUDGET;
    for (long at = position(); at < end && result == RunResult.BUDGET; at++) {
      result = machine.run(1);
      if (result != RunResult.REQUESTED && position() > at && probe.getAsBoolean()) {
        return RunResult.REQUESTED;
      }
    }
    return result;
  }

  private boolean applyDue() {
    boolean any = false;
    while (applied < log.size() && log.get(applied).step() <= position()) {
      machine.apply(log.get(applied).action());
      applied++;
      any = true;
    }
    return any;
  }

  /** Where a checkpoint was made last before now; there may be no room to keep it. */
  private long lastKept() {
    long floor = checkpoints.floor(position());
    return tried <= position() ? Math.max(floor, tried) : floor;
  }

  private void keep() {
    tried = position();
    if (checkpoints.limit() > 0) {
      checkpoints.add(new Checkpoint<>(position(), applied, machine.save()), position());
    }
  }

  // To another step

  /**
   * Goes to a step.
   *
   * @param step 0 to {@link #newest}, or beyond it: then as far as the guests run
   * @param cancelled asked now and then; the journey then ends where it began
   * @return whether it got there
   */
  public boolean travel(long step, BooleanSupplier cancelled) {
    return travel(step, log.countUpTo(step), cancelled);
  }

  /**
   * Goes to a step of the past, amid the actions that were done there.
   *
   * @param count actions of the whole log to have been applied
   */
  public void travelAmidActions(long step, int count) {
    travel(step, count, () -> false);
  }

  /**
   * Goes to a step, but leaves actions out that were done there.
   *
   * @param count actions to have been applied
   */
  private boolean travel(long step, int count, BooleanSupplier cancelled) {
    Checkpoint<S> nearest = checkpoints.atOrBefore(step, count);
    boolean onward = position() <= step && applied <= count && position() >= nearest.step();
    boolean isShort = step - (onward ? position() : nearest.step()) <= SLICE;
    Checkpoint<S> origin = isShort ? null : here();
    if (!onward) {
      restore(nearest);
    }
    boolean there = approach(step, count, isShort ? () -> false : cancelled);
    newest = Math.max(newest, position());
    if (origin != null) {
      if (!there) {
        restore(origin);
      }
      origin.state().release();
    }
    return there;
  }

  private void restore(Checkpoint<S> checkpoint) {
    machine.restore(checkpoint.state());
    applied = checkpoint.applied();
  }

  /** Runs forwards to a step of the past, and leaves checkpoints that halve the way each time. */
  private boolean approach(long step, int count, BooleanSupplier cancelled) {
    RunResult result = RunResult.BUDGET;
    while (true) {
      while (applied < count && log.get(applied).step() <= position()) {
        machine.apply(log.get(applied).action());
        applied++;
        // guests that waited may go on
        result = RunResult.BUDGET;
      }
      if (result != RunResult.BUDGET) {
        return true;
      }
      long left = step - position();
      if (left == 0) {
        return true;
      }
      if (cancelled.getAsBoolean()) {
        return false;
      }
      long next = applied < count ? log.get(applied).step() - position() : Long.MAX_VALUE;
      long half = left > SHORT_WAY ? left / 2 : left;
      result = machine.run(Math.min(Math.min(half, SLICE), next));
      if (step - position() >= SHORT_WAY / 2 && isWorthKeeping(step)) {
        checkpoints.add(new Checkpoint<>(position(), applied, machine.save()), step);
      }
    }
  }

  /** Whether a checkpoint here would halve the way from the one before to a step. */
  private boolean isWorthKeeping(long step) {
    long before = checkpoints.floor(position());
    return position() - before >= step - position();
  }

  /** The present, to come back to. The caller releases it. */
  public Checkpoint<S> here() {
    return new Checkpoint<>(position(), applied, machine.save());
  }

  /** Goes back to what {@link #here} has returned. */
  public void returnTo(Checkpoint<S> place) {
    restore(place);
  }

  // Actions

  /**
   * Does something to the machine now, and logs it.
   *
   * @throws IllegalStateException if there is a known future, which it would change
   * @throws IllegalArgumentException if it can't be done; then nothing has changed
   */
  public void act(Action action) {
    if (inPast() || applied < log.size()) {
      throw new IllegalStateException("there is a known future; discard it first");
    }
    machine.apply(action);
    log.add(new LoggedAction(position(), action));
    applied++;
  }

  /** Actions that come after now in the known future. */
  public List<LoggedAction> actionsAhead() {
    return log.entries().subList(applied, log.size());
  }

  /** Forgets the known future. */
  public List<LoggedAction> discardFuture() {
    newest = position();
    List<LoggedAction> gone = log.truncate(applied);
    checkpoints.truncate(position(), applied);
    return gone;
  }

  /**
   * Goes to right before an action was done and forgets it with all that came after.
   *
   * @param index of the action in the log
   * @return what was forgotten, the action first
   */
  public List<LoggedAction> takeBack(int index) {
    travel(log.get(index).step(), index, () -> false);
    return discardFuture();
  }

  /** Does again what {@link #takeBack} has forgotten; only the first acts now. */
  public void doAgain(List<LoggedAction> actions) {
    travel(actions.getFirst().step(), () -> false);
    discardFuture();
    actions.forEach(log::add);
    applyDue();
    newest = Math.max(newest, actions.getLast().step());
  }
}
