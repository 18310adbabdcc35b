package org.matryoshka.gui.inspect.paging;

/** What an entry does for a walk. */
public enum StageResult {
  /** It leads to the next table. */
  TABLE("→", "next table"),
  /** It maps the page. */
  PAGE("✓", "page"),
  /** It is not present. */
  NOT_PRESENT("✗", "not present"),
  /** It has a reserved bit set. */
  RESERVED("✗", "reserved bit"),
  /** It takes away a right that the access needs. */
  FORBIDDEN("✗", "not allowed"),
  /** It was taken out of the shadow because the guest changed its own entry. */
  REMOVED("✗", "removed"),
  /** It stands in a device's window and is not read here. */
  IN_DEVICE("?", "in a device"),
  /** The walk did not come so far. */
  NOT_REACHED("·", "not reached");

  private final String symbol;
  private final String word;

  StageResult(String symbol, String word) {
    this.symbol = symbol;
    this.word = word;
  }

  /** A mark that does not depend on colour. */
  public String symbol() {
    return symbol;
  }

  /** A word or two. */
  public String word() {
    return word;
  }

  /** Whether the walk ends here without a page. */
  public boolean fails() {
    return switch (this) {
      case TABLE, PAGE, NOT_REACHED -> false;
      case NOT_PRESENT, RESERVED, FORBIDDEN, REMOVED, IN_DEVICE -> true;
    };
  }
}
