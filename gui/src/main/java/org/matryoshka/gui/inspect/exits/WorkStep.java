package org.matryoshka.gui.inspect.exits;

/**
 * A thing that the hypervisor did about an exit.
 *
 * @param title what, in a few words
 * @param detail how it came out; may be empty
 */
public record WorkStep(String title, String detail) {
  /** {@code title: detail}. */
  @Override
  public String toString() {
    return detail.isEmpty() ? title : title + ": " + detail;
  }
}
