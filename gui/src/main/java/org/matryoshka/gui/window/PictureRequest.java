package org.matryoshka.gui.window;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Which pictures are to be made.
 *
 * @param source a scenario or an image; empty for the demo
 * @param folder where the pictures go
 * @param views ids of the views, or {@code window} for the whole window; empty for all
 * @param themes names of themes: {@code light}, {@code dark}, {@code high-contrast}
 * @param scale font scale, 0.75 to 2.5
 * @param step to which the machine is taken
 * @param say is told of each file
 */
public record PictureRequest(
    String source,
    Path folder,
    List<String> views,
    List<String> themes,
    double scale,
    long step,
    Consumer<String> say) {}
