package org.matryoshka.cpu.segment;

/** Fields of a segment selector (SDM vol. 3A, 3.4.2). */
public final class Selector {
  /** Requested privilege level. */
  public static final int RPL = 3;

  /** Table indicator: the local descriptor table. */
  public static final int TI = 4;

  /** What an error code carries of a selector: all but RPL. */
  public static final int INDEX_AND_TABLE = 0xFFFC;

  private Selector() {}

  /** Whether it is one of the four null selectors. */
  public static boolean isNull(int selector) {
    return (selector & INDEX_AND_TABLE) == 0;
  }
}
