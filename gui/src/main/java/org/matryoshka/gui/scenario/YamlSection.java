package org.matryoshka.gui.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.matryoshka.gui.text.NearestName;
import org.matryoshka.gui.text.Quantity;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A mapping of the text, read key by key. Every read notes what is wrong with the value and goes on
 * with a default, so that one run tells all problems.
 */
final class YamlSection {
  private final String title;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Node> keys = new LinkedHashMap<>();
  private final Optional<Mark> start;
  private final YamlProblems problems;

  /**
   * @param title names the section in messages
   * @param known the keys that it may have; others and repeated ones are noted at once
   */
  YamlSection(String title, MappingNode node, List<String> known, YamlProblems problems) {
    this.title = title;
    this.start = node.getStartMark();
    this.problems = problems;
    for (NodeTuple tuple : node.getValue()) {
      String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
      Optional<Mark> where = tuple.getKeyNode().getStartMark();
      if (!known.contains(key)) {
        String hint = NearestName.hint(key, known);
        problems.add(
            where,
            "unknown key '%s' in %s%s"
                .formatted(
                    key,
                    title,
                    hint.isEmpty() ? "; it may have " + String.join(", ", known) : hint));
      } else if (values.containsKey(key)) {
        int first = keys.get(key).getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
        problems.add(
            where, "'" + key + "' is given twice in " + title + " (first in line " + first + ")");
      } else {
        values.put(key, tuple.getValueNode());
        keys.put(key, tuple.getKeyNode());
      }
    }
  }

  /** Where the value of a key stands; the section's start when it is missing. */
  Optional<Mark> where(String key) {
    Node value = values.get(key);
    return value == null ? start : value.getStartMark();
  }

  /** A text that is required. */
  String text(String key) {
    require(key);
    return scalar(key, "", Function.identity());
  }

  /** A text that may be missing. */
  String text(String key, String otherwise) {
    return scalar(key, otherwise, Function.identity());
  }

  /** A whole number in a range. */
  int integer(String key, int min, int max, int otherwise) {
    return scalar(
        key,
        otherwise,
        text -> {
          long value = text.matches("[+-]?[0-9]{1,18}") ? Long.parseLong(text) : Long.MIN_VALUE;
          if (value < min || value > max) {
            throw new IllegalArgumentException(
                "'" + text + "' is not a whole number from " + min + " to " + max);
          }
          return (int) value;
        });
  }

  /** A size in bytes in a range, a multiple of 4 KiB. */
  long size(String key, long min, long max, long otherwise) {
    return scalar(
        key,
        otherwise,
        text -> {
          long value = Quantity.bytes(text);
          if (value < min || value > max) {
            throw new IllegalArgumentException(
                "is %s; it must be from %s to %s"
                    .formatted(text, Quantity.size(min), Quantity.size(max)));
          }
          if (value % 4096 != 0) {
            throw new IllegalArgumentException("'" + text + "' is not a multiple of 4K (a page)");
          }
          return value;
        });
  }

  /** One of several words. */
  <E> E choice(String key, List<E> choices, Function<E, String> label, E otherwise) {
    List<String> labels = choices.stream().map(label).toList();
    return scalar(
        key,
        otherwise,
        text -> {
          int index = labels.indexOf(text);
          if (index < 0) {
            throw new IllegalArgumentException(
                "'%s' is none of %s%s"
                    .formatted(text, String.join(", ", labels), NearestName.hint(text, labels)));
          }
          return choices.get(index);
        });
  }

  /** The mappings of a list that is required and has at least one entry. */
  List<MappingNode> sections(String key, int max) {
    require(key);
    Node value = values.get(key);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof SequenceNode sequence)) {
      problems.add(
          value.getStartMark(),
          "'" + key + "' must be a list: a line '- name: ...' for each entry");
      return List.of();
    }
    if (sequence.getValue().isEmpty() || sequence.getValue().size() > max) {
      problems.add(
          value.getStartMark(),
          "'%s' has %d entries; it must have 1 to %d"
              .formatted(key, sequence.getValue().size(), max));
    }
    List<MappingNode> sections = new ArrayList<>();
    for (Node entry : sequence.getValue()) {
      if (entry instanceof MappingNode mapping) {
        sections.add(mapping);
      } else {
        problems.add(
            entry.getStartMark(),
            "an entry of '" + key + "' must be keys with values, as 'name: ...'");
      }
    }
    return sections;
  }

  /** Notes a problem of a value that was read. */
  void check(String key, boolean right, String message) {
    if (!right) {
      problems.add(where(key), "'" + key + "' of " + title + " " + message);
    }
  }

  private void require(String key) {
    if (!values.containsKey(key)) {
      problems.add(start, title + " has no '" + key + "'; it is required");
    }
  }

  private <T> T scalar(String key, T otherwise, Function<String, T> parse) {
    Node value = values.get(key);
    if (value == null) {
      return otherwise;
    }

    if (!(value instanceof ScalarNode scalar) || scalar.getValue().isEmpty()) {
      problems.add(value.getStartMark(), "'" + key + "' of " + title + " needs a plain value");
      return otherwise;
    }
    try {
      return parse.apply(scalar.getValue());
    } catch (IllegalArgumentException e) {
      problems.add(value.getStartMark(), "'" + key + "' of " + title + ": " + e.getMessage());
      return otherwise;
    }
  }
}
