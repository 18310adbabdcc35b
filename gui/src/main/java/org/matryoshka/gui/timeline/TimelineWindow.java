package org.matryoshka.gui.timeline;

import java.util.List;

/**
 * What is known of a part of a run.
 *
 * @param axis what {@code from} and {@code to} are measured in
 * @param from where the part begins
 * @param to where it ends
 * @param nowTime where the machine is, in cycles
 * @param nowStep where the machine is, in steps
 * @param endTime how far the run is known, in cycles: later than now when one has gone back
 * @param endStep how far the run is known, in steps
 * @param lanes cores, then virtual CPUs
 */
public record TimelineWindow(
    Axis axis,
    long from,
    long to,
    long nowTime,
    long nowStep,
    long endTime,
    long endStep,
    List<LaneWindow> lanes) {
  /** Copies the list. */
  public TimelineWindow {
    lanes = List.copyOf(lanes);
  }

  /** Where the machine is. */
  public long now() {
    return axis == Axis.TIME ? nowTime : nowStep;
  }

  /** How far the run is known. */
  public long end() {
    return axis == Axis.TIME ? endTime : endStep;
  }

  /** The part that belongs to a lane, or null. */
  public LaneWindow lane(LaneId id) {
    return lanes.stream().filter(lane -> lane.id().equals(id)).findFirst().orElse(null);
  }
}
