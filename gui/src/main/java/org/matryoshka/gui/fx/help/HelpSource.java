package org.matryoshka.gui.fx.help;

import java.util.Optional;

/** Somebody who knows help pages. */
public interface HelpSource {
  /** The page of a topic in the format of {@link HelpPage}, if this source has one. */
  Optional<String> page(String topic);
}
