package org.matryoshka.gui.inspect.scheduling;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.gui.text.Quantity;
import org.matryoshka.gui.text.Table;
import org.matryoshka.gui.timeline.Moments;

/** Scheduling as text. */
public final class SchedulingText {
  private SchedulingText() {}

  /** The VMs: a table under a sentence. */
  public static String vms(SchedulingSnapshot snapshot) {
    StringBuilder text = new StringBuilder();
    text.append(sentence(snapshot)).append('\n');
    Table table =
        new Table()
            .left("VM")
            .left("state")
            .right("for")
            .right("queue")
            .right("weight")
            .right("cap")
            .right("allowance")
            .right("virtual runtime")
            .right("asked")
            .right("received")
            .right("overall");
    for (VmScheduling vm : snapshot.vms()) {
      table.row(
          vm.name(),
          vm.state().word(),
          since(vm, snapshot.time()),
          vm.queuePosition() == 0 ? "" : Integer.toString(vm.queuePosition()),
          Integer.toString(vm.weight()),
          vm.cap() + " %",
          vm.allowance() == Long.MAX_VALUE ? "" : Moments.time(Math.max(0, vm.allowance())),
          vm.virtualRuntime() < 0 ? "" : Quantity.grouped(vm.virtualRuntime()),
          Moments.percent(vm.asked()),
          Moments.percent(vm.received()),
          Moments.percent(vm.overall()));
    }
    return text.append(table.format("")).toString();
  }

  /** How long a VM has been doing what it does. */
  public static String since(VmScheduling vm, long now) {
    return vm.since() < 0 ? "" : Moments.time(Math.max(0, now - vm.since()));
  }

  /** Who runs and who waits, in a sentence. */
  public static String sentence(SchedulingSnapshot snapshot) {
    List<String> running =
        snapshot.vms().stream()
            .filter(vm -> vm.state().isOnCore())
            .map(VmScheduling::name)
            .toList();
    List<String> queue = snapshot.queue().stream().map(VmScheduling::name).toList();
    return "Policy %s, %d %s: %s; %s."
        .formatted(
            snapshot.policy(),
            snapshot.cores(),
            snapshot.cores() == 1 ? "core" : "cores",
            running.isEmpty() ? "nobody runs" : String.join(", ", running) + " runs",
            queue.isEmpty()
                ? "nobody waits for a core"
                : "waiting for a core: " + String.join(", ", queue));
  }

  /** The threads of a guest. */
  public static String tasks(String vm, TaskSnapshot tasks) {
    if (!tasks.problem().isEmpty()) {
      return vm + ": " + tasks.problem() + "\n";
    }
    Table table =
        new Table()
            .right("thread")
            .left("name")
            .left("doing")
            .right("queue")
            .right("weight")
            .right(tasks.keyName().isEmpty() ? "key" : tasks.keyName())
            .right("had")
            .right("waited")
            .right("asked")
            .right("received");
    for (TaskScheduling task : tasks.tasks()) {
      table.row(
          Integer.toString(task.tid()),
          task.name(),
          task.doing(),
          task.queuePosition() == 0 ? "" : Integer.toString(task.queuePosition()),
          Integer.toString(task.weight()),
          tasks.keyName().isEmpty() ? "" : Quantity.grouped(task.key()),
          Moments.time(task.cycles()),
          Moments.time(task.waited()),
          task.asked() == 0 ? "" : Moments.percent(task.asked()),
          Moments.percent(task.received()));
    }
    return "In %s, by %s:%n%s".formatted(vm, tasks.scheduler(), table.format(""));
  }

  /** What each VM got in the course of time: a line a stretch. */
  public static String series(SchedulingSnapshot snapshot) {
    Table table = new Table().right("from");
    for (ShareSeries series : snapshot.series()) {
      table.right(series.name() + " asked").right(series.name() + " received");
    }
    int count = snapshot.series().isEmpty() ? 0 : snapshot.series().getFirst().points().size();
    for (int i = 0; i < count; i++) {
      List<String> row = new ArrayList<>();
      row.add(Moments.time(snapshot.series().getFirst().points().get(i).from()));
      for (ShareSeries series : snapshot.series()) {
        row.add(Moments.percent(series.points().get(i).asked()));
        row.add(Moments.percent(series.points().get(i).received()));
      }
      table.row(row.toArray(String[]::new));
    }
    return table.format("");
  }
}
