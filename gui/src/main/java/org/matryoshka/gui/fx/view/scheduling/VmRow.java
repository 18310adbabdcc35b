package org.matryoshka.gui.fx.view.scheduling;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.matryoshka.gui.inspect.scheduling.SchedulingText;
import org.matryoshka.gui.inspect.scheduling.VmScheduling;
import org.matryoshka.gui.text.Quantity;
import org.matryoshka.gui.timeline.Moments;
import org.matryoshka.gui.timeline.VcpuState;

/** The row of one VM: what it does, its sliders, its shares. */
final class VmRow {
  /** Heads of the columns, with what they mean. */
  static final List<List<String>> HEADS =
      List.of(
          List.of("Queue", "Place in the run queue: 1 is picked next; ▶ has a core"),
          List.of("VM", "Its number and name"),
          List.of("Does", "What its virtual CPU does now"),
          List.of("For", "How long it has been doing that, in virtual time"),
          List.of("Weight", "Its share of the cores relative to others, 1 to 1000"),
          List.of("Cap", "The most that it may have of one core, in percent; 100 is no limit"),
          List.of(
              "Virtual runtime",
              "Core time that it has had, divided by its weight: the least is picked next"),
          List.of("Allowance", "What its cap leaves it in this period of 10 virtual milliseconds"),
          List.of("Asked", "Its part of the cores by weight and cap while all compete"),
          List.of("Received", "Its part of the core time handed out while all competed"));

  private final Label queue = new Label();
  private final Label name = new Label();
  private final Label state = new Label();
  private final Label since = number();
  private final Label runtime = number();
  private final Label allowance = number();
  private final Label asked = number();
  private final Label received = number();
  private final ValueControl weight;
  private final ValueControl cap;

  /**
   * @param setWeight is told of weights that the user sets
   * @param setCap is told of caps
   */
  VmRow(VmScheduling vm, IntConsumer setWeight, IntConsumer setCap) {
    String id = "vm" + vm.number();
    weight =
        new ValueControl(
            id + "-weight",
            "Weight of " + vm.name(),
            1,
            WeightScale.MOST,
            WeightScale.LENGTH,
            WeightScale::place,
            WeightScale::weight,
            setWeight);
    cap =
        new ValueControl(
            id + "-cap",
            "Cap of " + vm.name() + " in percent",
            1,
            100,
            99,
            value -> value - 1.0,
            place -> (int) Math.round(place) + 1,
            setCap);
    name.setText(vm.number() + " " + vm.name());
    name.setTooltip(new Tooltip(vm.name()));
    name.getStyleClass().add("mk-strong");
    name.setMinWidth(0);
    queue.setMinWidth(Region.USE_PREF_SIZE);
    state.getStyleClass().add("mk-badge");
    state.setMinWidth(Region.USE_PREF_SIZE);
  }

  private static Label number() {
    Label label = new Label();
    label.getStyleClass().add("mono");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  /** Its cells, in the order of {@link #HEADS}. */
  List<Node> cells() {
    return List.of(queue, name, state, since, weight, cap, runtime, allowance, asked, received);
  }

  void revert() {
    weight.revert();
    cap.revert();
  }

  void show(VmScheduling vm, long now) {
    queue.setText(
        vm.state().isOnCore() ? "▶" : vm.queuePosition() == 0 ? "" : vm.queuePosition() + ".");
    queue.setAccessibleText(
        vm.state().isOnCore()
            ? "has a core"
            : vm.queuePosition() == 0 ? "not in the run queue" : "place " + vm.queuePosition());
    state.setText(vm.state().letter() + " " + vm.state().word());
    state.getStyleClass().removeAll("mk-user", "mk-kernel", "mk-hypervisor", "mk-idle");
    state.getStyleClass().add(style(vm.state()));
    since.setText(SchedulingText.since(vm, now));
    weight.set(vm.weight());
    cap.set(vm.cap());
    runtime.setText(vm.virtualRuntime() < 0 ? "–" : Quantity.grouped(vm.virtualRuntime()));
    allowance.setText(
        vm.allowance() == Long.MAX_VALUE ? "–" : Moments.time(Math.max(0, vm.allowance())));
    asked.setText(Moments.percent(vm.asked()));
    received.setText(Moments.percent(vm.received()));
  }

  private static String style(VcpuState state) {
    return switch (state) {
      case USER -> "mk-user";
      case KERNEL -> "mk-kernel";
      case HYPERVISOR -> "mk-hypervisor";
      case WAITING, CAPPED, HALTED, OFF -> "mk-idle";
    };
  }
}
