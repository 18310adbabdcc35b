package org.matryoshka.guest.image;

import java.util.List;

/** A guest image can't be built from what was given; each problem says where, what and why. */
public final class GuestBuildException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<String> problems;

  /** A headline and the problems under it. */
  public GuestBuildException(String message, List<String> problems) {
    super(message);
    this.problems = List.copyOf(problems);
  }

  /** The problems, in the order of files and lines. */
  public List<String> problems() {
    return problems;
  }
}
