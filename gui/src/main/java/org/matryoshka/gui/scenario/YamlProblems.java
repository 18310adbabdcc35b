package org.matryoshka.gui.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Collects the problems of one text. */
final class YamlProblems {
  private final List<ScenarioProblem> problems = new ArrayList<>();

  void add(Optional<Mark> where, String message) {
    int line = where.map(mark -> mark.getLine() + 1).orElse(1);
    int column = where.map(mark -> mark.getColumn() + 1).orElse(1);
    problems.add(new ScenarioProblem(line, column, message));
  }

  boolean any() {
    return !problems.isEmpty();
  }

  /** In the order of the text. */
  List<ScenarioProblem> sorted() {
    return problems.stream()
        .sorted(
            Comparator.comparingInt(ScenarioProblem::line)
                .thenComparingInt(ScenarioProblem::column))
        .toList();
  }
}
