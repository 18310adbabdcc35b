package org.matryoshka.gui.fx.control;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/**
 * The colours of the theme for a canvas, which has no stylesheet of its own: looked-up colours by
 * their names, for instance {@code -mk-user}. To be put into the scene beside the canvas; takes no
 * room.
 */
public final class Inks extends Pane {
  private final Map<String, Region> probes = new LinkedHashMap<>();

  /**
   * The colours.
   *
   * @param changed is called when the theme has changed them
   * @param names of the looked-up colours
   */
  public Inks(Runnable changed, String... names) {
    setManaged(false);
    setMouseTransparent(true);
    resize(0, 0);
    for (String name : names) {
      Region probe = new Region();
      probe.setStyle("-fx-background-color: " + name + ";");
      probe.backgroundProperty().addListener(observable -> changed.run());
      probes.put(name, probe);
    }
    getChildren().addAll(probes.values());
  }

  /** A colour as it is now; grey before the theme has been applied. */
  public Color get(String name) {
    Region probe = probes.get(name);
    if (probe == null) {
      throw new IllegalArgumentException(name + " was not asked for");
    }
    if (probe.getBackground() == null || probe.getBackground().getFills().isEmpty()) {
      return Color.GRAY;
    }
    Paint paint = probe.getBackground().getFills().getFirst().getFill();
    return paint instanceof Color color ? color : Color.GRAY;
  }
}
