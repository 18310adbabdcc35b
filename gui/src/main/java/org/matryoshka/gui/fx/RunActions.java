package org.matryoshka.gui.fx;

import java.util.List;
import javafx.beans.value.ObservableValue;
import org.matryoshka.gui.fx.action.Action;
import org.matryoshka.gui.fx.action.Action.Group;
import org.matryoshka.gui.fx.action.KeyMap;
import org.matryoshka.gui.session.Command;
import org.matryoshka.gui.session.ExitFilter;
import org.matryoshka.gui.session.SessionStatus;
import org.matryoshka.gui.session.SessionStatus.Activity;

/** Forwards and backwards: the actions that move the machine. */
final class RunActions {
  private final Workbench bench;
  private final ObservableValue<String> forward;
  private final ObservableValue<String> back;
  private final ObservableValue<String> pause;

  RunActions(Workbench bench) {
    this.bench = bench;
    forward = bench.status().map(RunActions::whyNotForward);
    back = bench.status().map(RunActions::whyNotBack);
    pause = bench.status().map(RunActions::whyNotPause);
  }

  /** All of them, in the order of menu and toolbar. */
  List<Action> all() {
    return List.of(
        action("run.run", "Run", "fth-play", "Runs until something stops it.")
            .keys(KeyMap.VISUAL_STUDIO, "F5")
            .keys(KeyMap.INTELLIJ, "F9")
            .disabledBecause(forward)
            .does(() -> submit(new Command.Run())),
        action("run.pause", "Pause", "fth-pause", "Stops running or travelling.")
            .keys(KeyMap.VISUAL_STUDIO, "F6", "Pause")
            .keys(KeyMap.INTELLIJ, "Ctrl+Pause", "F6")
            .disabledBecause(pause)
            .does(() -> submit(new Command.Pause())),
        action("run.step", "Step one instruction", "fth-arrow-down", "Into calls and traps.")
            .keys(KeyMap.VISUAL_STUDIO, "F11")
            .keys(KeyMap.INTELLIJ, "F7")
            .disabledBecause(forward)
            .does(() -> submit(new Command.Step(chosenVm()))),
        action(
                "run.over",
                "Step over",
                "fth-corner-up-right",
                "A call, an interrupt or an exception is run to its end.")
            .keys(KeyMap.VISUAL_STUDIO, "F10")
            .keys(KeyMap.INTELLIJ, "F8")
            .disabledBecause(forward)
            .does(() -> submit(new Command.StepOver(chosenVm()))),
        action("run.out", "Step out", "fth-corner-left-up", "Runs until this function returns.")
            .keys(KeyMap.VISUAL_STUDIO, "Shift+F11")
            .keys(KeyMap.INTELLIJ, "Shift+F8")
            .disabledBecause(forward)
            .does(() -> submit(new Command.StepOut(chosenVm()))),
        action(
                "run.next-exit",
                "Run to next VM exit",
                "fth-log-out",
                "Runs until a guest does something that the hypervisor has to deal with.")
            .keys(KeyMap.VISUAL_STUDIO, "F7")
            .keys(KeyMap.INTELLIJ, "Ctrl+F7")
            .disabledBecause(forward)
            .does(() -> submit(new Command.NextExit(exits()))),
        action(
                "run.previous-exit",
                "Back to previous VM exit",
                "fth-log-in",
                "Goes back in time to right after the exit before.")
            .keys(KeyMap.VISUAL_STUDIO, "Shift+F7")
            .keys(KeyMap.INTELLIJ, "Ctrl+Shift+F7")
            .disabledBecause(back)
            .does(() -> submit(new Command.PreviousExit(exits()))),
        action("run.back", "Step back", "fth-arrow-up", "Takes the last step back.")
            .keys("Alt+Left", "Shift+F10")
            .disabledBecause(back)
            .does(() -> submit(new Command.StepBack(1))),
        action(
                "run.run-back",
                "Run back",
                "fth-rewind",
                "Goes back to where a breakpoint was passed last, or to the beginning.")
            .keys(KeyMap.VISUAL_STUDIO, "Shift+F5")
            .keys(KeyMap.INTELLIJ, "Shift+F9")
            .disabledBecause(back)
            .does(() -> submit(new Command.RunBack())),
        action("run.over-back", "Step back over", "fth-corner-up-left", "Undoes a call as a whole.")
            .keys("Alt+Shift+Left")
            .disabledBecause(back)
            .does(() -> submit(new Command.StepOverBack(chosenVm()))),
        action(
                "run.out-back",
                "Back to the call",
                "fth-corner-right-up",
                "Goes back to where this function was called.")
            .keys(KeyMap.VISUAL_STUDIO, "Ctrl+Shift+F11")
            .keys(KeyMap.INTELLIJ, "Ctrl+Shift+F8")
            .disabledBecause(back)
            .does(() -> submit(new Command.StepOutBack(chosenVm()))),
        action(
                "run.newest",
                "Return to the newest step",
                "fth-fast-forward",
                "Goes forth again to where you went back from.")
            .keys("Alt+Shift+Right")
            .disabledBecause(bench.status().map(RunActions::whyNotNewest))
            .does(() -> submit(new Command.Travel(bench.status().get().newest()))),
        action(
                "run.reset",
                "Reset",
                "fth-refresh-ccw",
                "Starts over at power-on. Edits, typed input and the known future are discarded.")
            .keys("Ctrl+Shift+F5")
            .does(() -> bench.submit(new Command.Reset())));
  }

  private static Action.Builder action(String id, String title, String icon, String description) {
    return Action.of(id, title).icon(icon).description(description).group(Group.RUN);
  }

  private void submit(Command command) {
    bench.submit(command);
  }

  /** Steps go to the VM that the user stays with, or else to whichever is next. */
  private int chosenVm() {
    return bench.selection().following().get() ? 0 : bench.selection().vm().get();
  }

  private ExitFilter exits() {
    int vm = chosenVm();
    return vm == 0
        ? ExitFilter.ALL
        : new ExitFilter(vm, ExitFilter.ALL.reasons(), ExitFilter.ALL.causes());
  }

  static String whyNotForward(SessionStatus status) {
    return switch (status.activity()) {
      case RUNNING -> "The machine runs already; pause it first.";
      case TRAVELLING -> "The machine is on its way to another step; pause it first.";
      case ENDED -> status.inPast() ? "" : "All guests have ended. Go back, or reset the machine.";
      case IDLE, PAUSED -> "";
    };
  }

  static String whyNotBack(SessionStatus status) {
    if (status.activity() == Activity.RUNNING || status.activity() == Activity.TRAVELLING) {
      return "The machine is moving; pause it first.";
    }
    if (status.step() == 0) {
      return "This is power-on: nothing has happened before.";
    }
    return status.step() <= status.oldest()
        ? "Earlier steps are forgotten: the history has reached its memory limit."
        : "";
  }

  static String whyNotPause(SessionStatus status) {
    return status.activity() == Activity.RUNNING || status.activity() == Activity.TRAVELLING
        ? ""
        : "The machine stands still already.";
  }

  static String whyNotNewest(SessionStatus status) {
    if (status.activity() == Activity.RUNNING || status.activity() == Activity.TRAVELLING) {
      return "The machine is moving; pause it first.";
    }
    return status.inPast() ? "" : "This is the newest step that is known.";
  }
}
