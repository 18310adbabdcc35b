package org.matryoshka.gui.timeline;

/** What a timeline is measured in. */
public enum Axis {
  /** Virtual time, in cycles of 1 GHz. */
  TIME("Time"),
  /** Steps of the whole machine; see {@code Hypervisor.position}. Waiting takes none. */
  STEPS("Steps");

  private final String title;

  Axis(String title) {
    this.title = title;
  }

  /** On the screen. */
  public String title() {
    return title;
  }
}
