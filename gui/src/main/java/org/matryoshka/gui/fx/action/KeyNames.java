package org.matryoshka.gui.fx.action;

import java.util.List;
import javafx.scene.input.KeyCombination;

/** How keys are written on the screen: {@code Ctrl+Shift+F5}, {@code Alt+Left}. */
public final class KeyNames {
  private KeyNames() {}

  /** One combination. */
  public static String of(KeyCombination keys) {
    return keys.getName()
        .replace("Shortcut", "Ctrl")
        .replace("Equals", "=")
        .replace("Minus", "-")
        .replace("Plus", "+")
        .replace("Add", "Num +")
        .replace("Subtract", "Num -")
        .replaceAll("Digit(\\d)", "$1");
  }

  /** The first of several; empty if there is none. */
  public static String first(List<KeyCombination> keys) {
    return keys.isEmpty() ? "" : of(keys.getFirst());
  }
}
