package org.matryoshka.gui.fx.action;

/** The two schools of keys; the user chooses one. */
public enum KeyMap {
  /** What Visual Studio and VS Code use: F5, F9, F10, F11. */
  VISUAL_STUDIO("Visual Studio"),
  /** What the IntelliJ family uses: F7, F8, F9. */
  INTELLIJ("IntelliJ");

  private final String title;

  KeyMap(String title) {
    this.title = title;
  }

  /** How it is called on the screen. */
  public String title() {
    return title;
  }
}
