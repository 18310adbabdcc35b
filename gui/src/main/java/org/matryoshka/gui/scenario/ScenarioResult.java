package org.matryoshka.gui.scenario;

import java.util.List;

/** What reading a scenario gave. */
public sealed interface ScenarioResult {
  /** The text is a valid scenario. */
  record Valid(Scenario scenario) implements ScenarioResult {}

  /**
   * The text is no valid scenario.
   *
   * @param problems at least one, in the order of the text
   */
  record Invalid(List<ScenarioProblem> problems) implements ScenarioResult {
    /** Copies the list. */
    public Invalid {
      problems = List.copyOf(problems);
    }
  }
}
