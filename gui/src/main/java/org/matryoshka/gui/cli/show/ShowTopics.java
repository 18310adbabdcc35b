package org.matryoshka.gui.cli.show;

import java.util.List;
import java.util.Optional;

/** All topics. */
public final class ShowTopics {
  private static final List<ShowTopic> ALL =
      List.of(
          new ExitsTopic(), new ExitTopic(), new VmsTopic(), new HashTopic(), new ProcessesTopic());

  private ShowTopics() {}

  /** All topics, in the order of the help text. */
  public static List<ShowTopic> all() {
    return ALL;
  }

  /** The topic of a name. */
  public static Optional<ShowTopic> find(String name) {
    return ALL.stream().filter(topic -> topic.name().equals(name)).findFirst();
  }
}
