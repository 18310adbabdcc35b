package org.matryoshka.gui.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.matryoshka.gui.timeline.RangeReport.ExitSum;
import org.matryoshka.gui.timeline.RangeReport.LaneShares;

/** Answers questions from a recording. On the thread that owns the machine; answers are copies. */
public final class TimelineReader {
  private final TimelineRecorder recorder;

  /** A reader of a recording. */
  public TimelineReader(TimelineRecorder recorder) {
    this.recorder = recorder;
  }

  /**
   * Where the machine is, on an axis: of several cores, where the one is whose guest made the last
   * step.
   */
  public long now(Axis axis) {
    return axis == Axis.STEPS ? recorder.position() : recorder.presentTime();
  }

  /**
   * A part of the run.
   *
   * @param most cells or slices of a lane that somebody can use: beyond it they are summed up
   */
  public TimelineWindow window(Axis axis, long from, long to, int most) {
    recorder.reached();
    boolean fine = true;
    for (Lane lane : recorder.lanes()) {
      fine &= isFine(lane, axis, from, to, most);
    }
    List<LaneWindow> lanes = new ArrayList<>();
    for (Lane lane : recorder.lanes()) {
      boolean exact =
          lane.id.kind() == LaneId.Kind.CORE ? fine : isFine(lane, axis, from, to, most);
      lanes.add(window(lane, axis, from, to, most, exact));
    }
    return new TimelineWindow(
        axis,
        from,
        to,
        now(Axis.TIME),
        now(Axis.STEPS),
        recorder.end(Axis.TIME),
        recorder.end(Axis.STEPS),
        lanes);
  }

  /** The last slices of each lane up to now. */
  public TimelineWindow last(int most) {
    recorder.reached();
    List<LaneWindow> lanes = new ArrayList<>();
    for (Lane lane : recorder.lanes()) {
      long last = lane.points.floor(Axis.STEPS, recorder.position());
      long first = Math.max(lane.points.first(), last - most + 1);
      Spans spans = first > last ? Spans.NONE : spans(lane, first, last);
      lanes.add(new LaneWindow(lane.id, List.of(), spans));
    }
    return new TimelineWindow(
        Axis.TIME,
        0,
        recorder.end(Axis.TIME),
        now(Axis.TIME),
        now(Axis.STEPS),
        recorder.end(Axis.TIME),
        recorder.end(Axis.STEPS),
        lanes);
  }

  private static boolean isFine(Lane lane, Axis axis, long from, long to, int most) {
    PointLog points = lane.points;
    long begin = Math.max(points.first(), points.floor(axis, from));
    return points.floor(axis, to) - begin <= 2L * most;
  }

  private LaneWindow window(Lane lane, Axis axis, long from, long to, int most, boolean exact) {
    PointLog points = lane.points;
    long summed = exact ? points.heldFrom(axis) : recorder.accounted(lane, axis);
    List<Cell> cells = List.of();
    if (from < summed) {
      cells = lane.pyramid(axis).cells(from, Math.min(to, summed), most);
      summed = cells.isEmpty() ? summed : cells.getLast().to();
    }
    long begin = Math.max(from, summed);
    return new LaneWindow(lane.id, cells, begin < to ? spans(lane, axis, begin, to) : Spans.NONE);
  }

  /** The slices that touch a part of the axis, the last one as far as it is known. */
  private static Spans spans(Lane lane, Axis axis, long from, long to) {
    PointLog points = lane.points;
    long first = Math.max(points.first(), points.floor(axis, from));
    long last = points.floor(axis, to);
    return last < first ? Spans.NONE : spans(lane, first, last);
  }

  private static Spans spans(Lane lane, long first, long last) {
    PointLog points = lane.points;
    int n = (int) (last - first + 1);
    int[] codes = new int[n];
    long[] times = new long[n + 1];
    long[] steps = new long[n + 1];
    for (int i = 0; i < n; i++) {
      codes[i] = points.code(first + i);
      times[i] = points.time(first + i);
      steps[i] = points.step(first + i);
    }
    boolean open = last == points.size() - 1;
    times[n] = open ? Math.max(times[n - 1], lane.endTime) : points.time(last + 1);
    steps[n] = open ? Math.max(steps[n - 1], lane.endStep) : points.step(last + 1);
    return new Spans(codes, times, steps);
  }

  /** What a lane does at a place; null if that is not held exactly, or not known. */
  public TimelineSlice at(LaneId id, Axis axis, long place) {
    recorder.reached();
    Lane lane = recorder.lane(id);
    if (place < lane.points.heldFrom(axis) || place > lane.end(axis)) {
      return null;
    }
    Spans spans = spans(lane, axis, place, place);
    return spans.size() == 0 ? null : spans.slice(id, spans.size() - 1);
  }

  /**
   * What a virtual CPU does now, and since when.
   *
   * @return null if that is not held exactly
   */
  public TimelineSlice present(int vm) {
    Lane lane = recorder.vcpu(vm);
    recorder.reached();
    long step = recorder.position();
    long i = lane.points.floor(Axis.STEPS, step);
    if (i < lane.points.first()) {
      return null;
    }
    boolean begins = lane.points.step(i) == step && i > lane.points.first();
    if (begins && VcpuState.of(lane.points.code(i)) == VcpuState.HYPERVISOR) {
      i--;
    }
    return slice(lane, i);
  }

  /**
   * How much of each stretch of virtual time a virtual CPU had a core.
   *
   * @param most stretches, about
   */
  public List<Cell> shares(int vm, long from, long to, int most) {
    recorder.reached();
    return recorder.vcpu(vm).byTime.cells(from, to, most);
  }

  /** What is looked for by {@link #next}. */
  public enum Mark {
    /** A VM exit. */
    EXIT,
    /** Somebody else gets the core, or the virtual CPU gets or loses one. */
    SWITCH
  }

  /**
   * The nearest mark behind or before a place.
   *
   * @param forwards behind it
   * @return the slice that begins there; null if there is none that is held exactly
   */
  public TimelineSlice next(LaneId id, Axis axis, long place, Mark mark, boolean forwards) {
    recorder.reached();
    Lane lane = recorder.lane(id);
    if (lane.id.kind() == LaneId.Kind.CORE && mark == Mark.EXIT) {
      return nextOnCore(lane, axis, place, forwards);
    }
    PointLog points = lane.points;
    long i = points.floor(axis, place);
    if (!forwards) {
      while (i >= points.first() && points.at(axis, i) >= place) {
        i--;
      }
      i++;
    }
    long step = forwards ? 1 : -1;
    for (i += step; i >= points.first() && i < points.size(); i += step) {
      if (isMark(lane, i, mark) && points.at(axis, i) != place) {
        return slice(lane, i);
      }
    }
    return null;
  }

  private TimelineSlice nextOnCore(Lane core, Axis axis, long place, boolean forwards) {
    TimelineSlice best = null;
    for (Lane lane : recorder.lanes()) {
      if (lane.id.kind() == LaneId.Kind.VCPU) {
        TimelineSlice found = next(lane.id, axis, place, Mark.EXIT, forwards);
        boolean here = found != null && found.core() == core.id.number();
        if (here && (best == null || (start(axis, found) < start(axis, best)) == forwards)) {
          best = found;
        }
      }
    }
    return best;
  }

  private static long start(Axis axis, TimelineSlice slice) {
    return axis == Axis.TIME ? slice.fromTime() : slice.fromStep();
  }

  private static boolean isMark(Lane lane, long i, Mark mark) {
    int code = lane.points.code(i);
    if (lane.id.kind() == LaneId.Kind.CORE) {
      return true;
    }
    if (mark == Mark.EXIT) {
      return VcpuState.reason(code) != null;
    }
    boolean was = i > lane.points.first() && VcpuState.of(lane.points.code(i - 1)).isOnCore();
    return was != VcpuState.of(code).isOnCore();
  }

  private static TimelineSlice slice(Lane lane, long i) {
    PointLog points = lane.points;
    boolean open = i == points.size() - 1;
    return new Spans(
            new int[] {points.code(i)},
            new long[] {points.time(i), open ? lane.endTime : points.time(i + 1)},
            new long[] {points.step(i), open ? lane.endStep : points.step(i + 1)})
        .slice(lane.id, 0);
  }

  /** What happened in a range. */
  public RangeReport range(Axis axis, long from, long to) {
    recorder.reached();
    List<LaneShares> shares = new ArrayList<>();
    Map<String, long[]> byReason = new TreeMap<>();
    boolean exact = true;
    for (Lane lane : recorder.lanes()) {
      boolean held = from >= lane.points.heldFrom(axis);
      exact &= held;
      shares.add(held ? exactly(lane, axis, from, to, byReason) : roughly(lane, axis, from, to));
    }
    List<ExitSum> exits =
        byReason.entrySet().stream()
            .map(e -> new ExitSum(e.getKey(), e.getValue()[0], e.getValue()[1]))
            .sorted(Comparator.comparingLong(ExitSum::cycles).reversed())
            .toList();
    return new RangeReport(axis, from, to, shares, exits, exact);
  }

  private LaneShares exactly(
      Lane lane, Axis axis, long from, long to, Map<String, long[]> byReason) {
    boolean core = lane.id.kind() == LaneId.Kind.CORE;
    Sum sum = new Sum(axis, from, to, new long[lane.states]);
    if (!core) {
      sum.add(lane, byReason);
      return new LaneShares(lane.id, sum.sums, sum.exits);
    }
    for (Lane other : recorder.lanes()) {
      if (other.id.kind() == LaneId.Kind.VCPU) {
        sum.addOnCore(other, lane.id.number());
      }
    }
    sum.addIdle(lane);
    return new LaneShares(lane.id, sum.sums, sum.exits);
  }

  /** Adds up the slices of a range. */
  private static final class Sum {
    private final Axis axis;
    private final long from;
    private final long to;
    private final long[] sums;
    private long exits;

    Sum(Axis axis, long from, long to, long[] sums) {
      this.axis = axis;
      this.from = from;
      this.to = to;
      this.sums = sums;
    }

    private long part(Spans spans, int i) {
      return Math.min(to, spans.at(axis, i + 1)) - Math.max(from, spans.at(axis, i));
    }

    void add(Lane lane, Map<String, long[]> byReason) {
      Spans spans = spans(lane, axis, from, to);
      for (int i = 0; i < spans.size(); i++) {
        long part = part(spans, i);
        if (part > 0) {
          sums[spans.state(i).ordinal()] += part;
          if (spans.isExit(i) && spans.at(axis, i) >= from) {
            exits++;
            TimelineSlice exit = spans.slice(lane.id, i);
            long[] sum = byReason.computeIfAbsent(exit.exitName(), name -> new long[2]);
            sum[0]++;
            sum[1] += exit.duration();
          }
        }
      }
    }

    void addOnCore(Lane vm, int core) {
      Spans spans = spans(vm, axis, from, to);
      for (int i = 0; i < spans.size(); i++) {
        long part = part(spans, i);
        if (part > 0 && spans.state(i).isOnCore() && spans.core(i) == core) {
          boolean ours = spans.state(i) == VcpuState.HYPERVISOR;
          sums[ours ? 1 : 1 + vm.id.number()] += part;
          exits += spans.isExit(i) && spans.at(axis, i) >= from ? 1 : 0;
        }
      }
    }

    void addIdle(Lane core) {
      Spans spans = spans(core, axis, from, to);
      for (int i = 0; i < spans.size(); i++) {
        sums[0] += spans.codes()[i] == 0 ? Math.max(0, part(spans, i)) : 0;
      }
    }
  }

  private static LaneShares roughly(Lane lane, Axis axis, long from, long to) {
    long[] sums = null;
    long exits = 0;
    for (Cell cell : lane.pyramid(axis).cells(from, to, 2000)) {
      sums = sums == null ? new long[cell.sums().length] : sums;
      for (int i = 0; i < sums.length; i++) {
        sums[i] += cell.sums()[i];
      }
      exits += cell.exits();
    }
    return new LaneShares(lane.id, sums == null ? new long[1] : sums, exits);
  }
}
