package org.matryoshka.gui.fx.view.scheduling;

/** Weights on a slider: from 1 to 1000, ten times as much for each third of the way. */
final class WeightScale {
  /** The greatest weight that a slider offers. */
  static final int MOST = 1000;

  /** Places of the slider. */
  static final double LENGTH = 300;

  private WeightScale() {}

  /** Where a weight stands on the slider. */
  static double place(int weight) {
    return Math.log10(Math.clamp(weight, 1, MOST)) * LENGTH / 3;
  }

  /** The weight at a place of the slider. */
  static int weight(double place) {
    return Math.clamp(Math.round(Math.pow(10, place * 3 / LENGTH)), 1, MOST);
  }
}
