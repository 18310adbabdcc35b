package org.matryoshka.gui.fx.theme;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableObjectValue;
import javafx.scene.Scene;

/** Theme, font scale, presentation mode and motion, and what they make of a scene. */
public final class Appearance {
  /** Font size in pixels at a scale of 1. */
  public static final double BASE_SIZE = 13;

  /** Smallest font scale. */
  public static final double MIN_SCALE = 0.75;

  /** Greatest font scale. */
  public static final double MAX_SCALE = 2.5;

  /** 24 points, to be read from the last row. */
  private static final double PRESENTATION_SIZE = 32;

  private static final double STEP = 1.1;

  private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.LIGHT);
  private final DoubleProperty scale = new SimpleDoubleProperty(1);
  private final BooleanProperty presentation = new SimpleBooleanProperty();
  private final BooleanProperty reducedMotion = new SimpleBooleanProperty();
  private final ObjectBinding<Double> size =
      Bindings.createObjectBinding(this::computeSize, scale, presentation);

  private double computeSize() {
    double own = BASE_SIZE * Math.clamp(scale.get(), MIN_SCALE, MAX_SCALE);
    return presentation.get() ? Math.max(own, PRESENTATION_SIZE) : own;
  }

  /** The theme. */
  public ObjectProperty<Theme> theme() {
    return theme;
  }

  /** The font scale, {@link #MIN_SCALE} to {@link #MAX_SCALE}; 1 is 100 %. */
  public DoubleProperty scale() {
    return scale;
  }

  /** Whether the window is being projected in a lecture hall. */
  public BooleanProperty presentation() {
    return presentation;
  }

  /** Whether nothing should move by itself. */
  public BooleanProperty reducedMotion() {
    return reducedMotion;
  }

  /** Size of normal text in pixels; canvases draw with it. */
  public ObservableObjectValue<Double> fontSize() {
    return size;
  }

  /** Makes everything a step larger. */
  public void zoomIn() {
    scale.set(Math.min(MAX_SCALE, round(scale.get() * STEP)));
  }

  /** Makes everything a step smaller. */
  public void zoomOut() {
    scale.set(Math.max(MIN_SCALE, round(scale.get() / STEP)));
  }

  /** 100 %. */
  public void zoomReset() {
    scale.set(1);
  }

  private static double round(double value) {
    return Math.round(value * 20) / 20.0;
  }

  /** Dresses a scene, now and whenever something changes. */
  public void dress(Scene scene) {
    theme.subscribe(value -> apply(scene));
    size.subscribe(value -> apply(scene));
  }

  /** Dresses a scene once, as things are now. */
  public void apply(Scene scene) {
    Theme current = theme.get();
    String base = current.base();
    if (!Objects.equals(scene.getUserAgentStylesheet(), base)) {
      scene.setUserAgentStylesheet(base);
    }
    scene
        .getStylesheets()
        .setAll(sheet("matryoshka.css"), sheet(current.sheet()), sizeSheet(size.get()));
  }

  private static String sheet(String name) {
    return Objects.requireNonNull(
            Appearance.class.getResource("/org/matryoshka/gui/fx/theme/" + name), name)
        .toExternalForm();
  }

  /**
   * A stylesheet, not an inline style, so that menus and tooltips get it too. The sizes of icons
   * are here, in pixels: an icon's {@code em} is its own size, which would grow with every pass.
   */
  private static String sizeSheet(double pixels) {
    String css =
        String.format(
            Locale.ROOT,
            """
            .root { -fx-font-size: %.2fpx; -fx-font-family: "%s"; }
            .ikonli-font-icon { -fx-icon-size: %.1fpx; }
            .mk-tab-close .ikonli-font-icon { -fx-icon-size: %.1fpx; }
            .mk-empty-icon { -fx-icon-size: %.1fpx; }
            """,
            pixels,
            Fonts.TEXT,
            1.2 * pixels,
            0.95 * pixels,
            2.4 * pixels);
    return "data:text/css;base64,"
        + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
  }
}
