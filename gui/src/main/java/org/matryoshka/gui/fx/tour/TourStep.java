package org.matryoshka.gui.fx.tour;

import java.util.List;

/**
 * A step of the tour.
 *
 * @param title what it is about
 * @param text what to see and to do; {@code {key}} stands for the key of the action
 * @param action id of the action that the step is done by; empty if reading is all
 * @param target id of the node that the callout points at; the first that is visible counts
 */
public record TourStep(String title, String text, String action, List<String> target) {
  /** The six steps. */
  static final List<TourStep> ALL =
      List.of(
          new TourStep(
              "Run to a VM exit",
              "The machine is switched on. Press {key}: it runs until a guest does something that"
                  + " the hypervisor has to deal with.",
              "run.next-exit",
              List.of("button-run.next-exit")),
          new TourStep(
              "Read what happened",
              "This sentence says what the guest did, and why the hypervisor had to step in. It is"
                  + " always here, after every step.",
              "",
              List.of("sentence-bar")),
          new TourStep(
              "See the address translation",
              "Press {key} to open the translation view: the guest's page tables and the shadow"
                  + " tables side by side.",
              "view.translation",
              List.of("tab-translation", "menu-bar")),
          new TourStep(
              "Go back in time",
              "Press {key}: the whole machine goes back to the exit before, memory, devices and"
                  + " all. Press it as often as you like.",
              "run.previous-exit",
              List.of("button-run.previous-exit")),
          new TourStep(
              "Type to a guest",
              "Press {key} to open the console: a terminal on a VM's serial port. What you type"
                  + " there reaches the guest as soon as the machine runs.",
              "view.console",
              List.of("tab-console", "menu-bar")),
          new TourStep(
              "Show it to others",
              "{key} is presentation mode: large type, few panes. {key} again leaves it. Shift+F1"
                  + " shows all keys, F1 explains what is focused.",
              "presentation",
              List.of("status-bar")));
}
