/**
 * Scenarios: which VMs a run has, on how many cores, with how much memory and under which policy,
 * written in YAML. Start with {@link org.matryoshka.gui.scenario.ScenarioReader}, which turns a
 * text into a {@link org.matryoshka.gui.scenario.Scenario} or into the list of <em>all</em> its
 * problems, each with line and column. Holds: a {@code Scenario} that exists is valid on its own
 * (only its image files may still be missing), and every default is filled in. Used by the commands
 * that run VMs; the format is explained in {@code docs/scenarios.md}.
 */
package org.matryoshka.gui.scenario;
