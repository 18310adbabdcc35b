package org.matryoshka.gui.fx;

import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.matryoshka.gui.fx.action.KeyMap;
import org.matryoshka.gui.fx.theme.Appearance;
import org.matryoshka.gui.fx.theme.Theme;
import org.matryoshka.gui.fx.theme.ThemeChoice;

/** Keeps appearance and key map as the user and the system want them, and remembers it. */
final class Look {
  private static final String THEME = "theme";
  private static final String SCALE = "font-scale";
  private static final String MOTION = "reduced-motion";
  private static final String KEYS = "key-map";

  private final Workbench bench;
  private final ObjectProperty<ThemeChoice> choice = new SimpleObjectProperty<>();
  private final InvalidationListener onSystemChange = observable -> applyTheme();

  Look(Workbench bench) {
    this.bench = bench;
    Appearance appearance = bench.appearance();
    Platform.Preferences system = Platform.getPreferences();
    choice.set(ThemeChoice.of(bench.settings().get(THEME, "")));
    appearance
        .scale()
        .set(bench.settings().getNumber(SCALE, 1, Appearance.MIN_SCALE, Appearance.MAX_SCALE));
    appearance.reducedMotion().set(bench.settings().getBoolean(MOTION, system.isReducedMotion()));
    bench
        .actions()
        .keyMap()
        .set(
            bench.settings().get(KEYS, "").equals(KeyMap.INTELLIJ.name())
                ? KeyMap.INTELLIJ
                : KeyMap.VISUAL_STUDIO);
    choice.subscribe(value -> applyTheme());
    // weakly: the system outlives the window
    system.colorSchemeProperty().addListener(new WeakInvalidationListener(onSystemChange));
    appearance.presentation().subscribe(value -> applyTheme());
    choice.subscribe(value -> bench.settings().set(THEME, value.id()));
    appearance.scale().subscribe(value -> bench.settings().set(SCALE, value));
    appearance.reducedMotion().subscribe(value -> bench.settings().set(MOTION, value));
    bench.actions().keyMap().subscribe(value -> bench.settings().set(KEYS, value));
  }

  ObjectProperty<ThemeChoice> choice() {
    return choice;
  }

  private void applyTheme() {
    Platform.Preferences system = Platform.getPreferences();
    boolean wantsContrast = system.getBoolean("Windows.SPI.HighContrast").orElse(Boolean.FALSE);
    Theme theme = choice.get().theme(system.getColorScheme() == ColorScheme.DARK, wantsContrast);
    // a projector washes dark grounds out
    boolean projected = bench.appearance().presentation().get();
    bench.appearance().theme().set(projected && theme == Theme.DARK ? Theme.LIGHT : theme);
  }
}
