package org.matryoshka.guest.aot.backend.machine;

/** A place in the middle of a block. */
public final class LocalLabel {
  private int offset = -1;

  /** Where it is in the code; -1 as long as that is not known. */
  public int offset() {
    return offset;
  }

  /** Says where it is. */
  public void place(int codeOffset) {
    offset = codeOffset;
  }
}
