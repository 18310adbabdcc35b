package org.matryoshka.gui.inspect.paging;

/** In whose name an access is tried out. */
public enum Privilege {
  /** The guest's privilege level as it is now. */
  AS_NOW("as now"),
  /** The guest's user mode, CPL 3. */
  USER("user"),
  /** The guest's kernel, CPL 0. */
  KERNEL("kernel");

  private final String text;

  Privilege(String text) {
    this.text = text;
  }

  /** The name for people and for options. */
  public String text() {
    return text;
  }

  /** Whether it is user mode, for a guest whose privilege level is known. */
  public boolean isUser(int cpl) {
    return switch (this) {
      case AS_NOW -> cpl == 3;
      case USER -> true;
      case KERNEL -> false;
    };
  }
}
