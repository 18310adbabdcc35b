package org.matryoshka.gui.timeline;

/** What is recorded of one lane: its newest changes, and the shares of the whole run. */
final class Lane {
  final LaneId id;
  final int states;
  final PointLog points;
  final SharePyramid byTime;
  final SharePyramid bySteps;

  /** How far what it does last is known to go on. */
  long endTime;

  /** See {@link #endTime}. */
  long endStep;

  Lane(LaneId id, PointLog points, int states, int buckets) {
    this.id = id;
    this.states = states;
    this.points = points;
    byTime = new SharePyramid(states, buckets);
    bySteps = new SharePyramid(states, buckets);
  }

  SharePyramid pyramid(Axis axis) {
    return axis == Axis.TIME ? byTime : bySteps;
  }

  long end(Axis axis) {
    return axis == Axis.TIME ? endTime : endStep;
  }

  private long last() {
    return points.size() - 1;
  }

  /** What it does now. */
  int code() {
    return points.size() == 0 ? 0 : points.code(last());
  }

  long lastTime() {
    return points.time(last());
  }

  long lastStep() {
    return points.step(last());
  }

  /** Whether a change is news, and not what a run that is done again tells anew. */
  boolean isNews(long time, long step) {
    if (points.size() == 0) {
      return true;
    }
    return step != lastStep() ? step > lastStep() : time >= lastTime();
  }

  /** Writes a change down, which {@link #isNews}. */
  void add(int code, long time, long step) {
    if (points.size() > 0 && time == lastTime() && step == lastStep()) {
      points.replaceLast(code);
    } else {
      points.add(code, time, step);
    }
    reached(time, step);
  }

  /** It went on with what it does at least until then. */
  void reached(long time, long step) {
    endTime = Math.max(endTime, time);
    endStep = Math.max(endStep, step);
  }

  /** Adds a stretch to the shares. */
  void account(int state, long time, long endOfTime, long step, long endOfSteps, boolean isExit) {
    byTime.add(state, time, endOfTime, step, endOfSteps);
    bySteps.add(state, step, endOfSteps, time, endOfTime);
    if (isExit) {
      byTime.countExit();
      bySteps.countExit();
    }
  }

  /** Forgets the changes after a step, and what began with the step after it. */
  void truncate(long step, long now) {
    long keep = points.floor(Axis.STEPS, step) + 1;
    if (keep <= points.first()) {
      // all that was held exactly is the future: what it did then is not known any more
      int code = points.size() == 0 ? 0 : points.code(points.first());
      points.truncate(0);
      points.add(code, now, step);
    } else {
      points.truncate(keep);
    }
    endTime = Math.max(lastTime(), now);
    endStep = step;
  }
}
