package org.matryoshka.gui.window;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the window is to show.
 *
 * @param source a scenario, an image, an assembly source; empty for the demo
 * @param settings the file of the settings, if not the user's own
 * @param startupOnly whether the window is to close again as soon as it is up
 * @param say is told how long it took to come up, if that is to be told
 */
public record WindowRequest(
    String source, Optional<Path> settings, boolean startupOnly, Consumer<String> say) {}
