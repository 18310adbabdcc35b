package org.matryoshka.gui.cli.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All topics. */
public final class ShowTopics {
  private static final List<ShowTopic> ALL = topics();

  private ShowTopics() {}

  /** A line a topic, in the order of the help text. */
  private static List<ShowTopic> topics() {
    List<ShowTopic> topics = new ArrayList<>();
    topics.add(new ExitsTopic());
    topics.add(new ExitTopic());
    topics.add(new VmsTopic());
    topics.add(new RegistersTopic());
    topics.add(new CodeTopic());
    topics.add(new ProcessesTopic());
    topics.add(new TranslationTopic());
    topics.add(new TablesTopic());
    topics.add(new TlbTopic());
    topics.add(new MemoryTopic());
    topics.add(new FramesTopic());
    topics.add(new TimelineTopic());
    topics.add(new QueuesTopic());
    topics.add(new HashTopic());
    return List.copyOf(topics);
  }

  /** All topics, in the order of the help text. */
  public static List<ShowTopic> all() {
    return ALL;
  }

  /** The topic of a name. */
  public static Optional<ShowTopic> find(String name) {
    return ALL.stream().filter(topic -> topic.name().equals(name)).findFirst();
  }
}
