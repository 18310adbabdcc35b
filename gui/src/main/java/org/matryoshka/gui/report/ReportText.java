package org.matryoshka.gui.report;

import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.matryoshka.gui.text.Quantity;
import org.matryoshka.gui.text.Table;

/** A run's report as plain text: tables, each under a line that says what to look at. */
public final class ReportText {
  private static final String INDENT = "  ";

  private ReportText() {}

  /** The whole text, ending in a newline. */
  public static String format(RunReport report) {
    StringBuilder out = new StringBuilder();
    if (!report.vms().isEmpty()) {
      shares(report, out);
      exits(report.vms(), out);
      shadows(report.vms(), out);
    }
    totals(report, out);
    return out.toString();
  }

  private static void shares(RunReport report, StringBuilder out) {
    heading(
        out,
        "CPU shares",
        "asked: by weight and cap; received: of the time handed out while all VMs competed");
    Table table =
        new Table()
            .left("VM")
            .left("mode")
            .right("weight")
            .right("cap")
            .right("asked")
            .right("received")
            .right("instructions")
            .right("cycles")
            .left("ended");
    for (VmReport vm : report.vms()) {
      table.row(
          vm.name(),
          vm.mode(),
          Integer.toString(vm.weight()),
          vm.cap() + " %",
          Quantity.percent(vm.shareAsked()),
          received(vm),
          Quantity.grouped(vm.instructions()),
          Quantity.grouped(vm.cycles()),
          vm.ending());
    }
    out.append(table.format(INDENT)).append('\n');
  }

  private static String received(VmReport vm) {
    return Double.isNaN(vm.shareReceived()) ? "-" : Quantity.percent(vm.shareReceived());
  }

  private static void exits(List<VmReport> vms, StringBuilder out) {
    heading(
        out,
        "VM exits",
        "each time a guest stopped and the hypervisor worked; share: of the VM's cycles");
    Table table =
        new Table()
            .left("VM")
            .left("reason")
            .left("cause")
            .right("count")
            .right("cycles")
            .right("each")
            .right("share");
    for (VmReport vm : vms) {
      String name = vm.name();
      for (VmReport.ExitCount exit : vm.exits()) {
        table.row(exitRow(name, exit, vm.cycles()));
        name = "";
      }
      VmReport.ExitCount all =
          new VmReport.ExitCount("all exits", "", vm.exitCount(), vm.exitCycles());
      table.row(exitRow(name, all, vm.cycles()));
    }
    out.append(table.format(INDENT)).append('\n');
  }

  private static String[] exitRow(String name, VmReport.ExitCount exit, long vmCycles) {
    return new String[] {
      name,
      exit.reason(),
      exit.cause(),
      Quantity.grouped(exit.count()),
      Quantity.grouped(exit.cycles()),
      Quantity.grouped(exit.count() == 0 ? 0 : Math.round((double) exit.cycles() / exit.count())),
      Quantity.percent(vmCycles == 0 ? 0 : (double) exit.cycles() / vmCycles)
    };
  }

  private static void shadows(List<VmReport> vms, StringBuilder out) {
    heading(
        out,
        "Shadow paging",
        "true faults are the guest's own; hidden ones it never hears of; trace writes hit its page"
            + " tables");
    Table table = new Table().left("event");
    vms.forEach(vm -> table.right(vm.name()));
    shadowRow(table, "true faults", vms, VmReport.ShadowCounts::trueFaults);
    shadowRow(table, "hidden faults", vms, VmReport.ShadowCounts::hiddenFaults);
    shadowRow(table, "trace writes", vms, VmReport.ShadowCounts::traceWrites);
    shadowRow(table, "MMIO accesses", vms, VmReport.ShadowCounts::mmio);
    shadowRow(table, "shadow pages, at most", vms, VmReport.ShadowCounts::pagesMax);
    shadowRow(table, "shadow pages, at the end", vms, VmReport.ShadowCounts::pages);
    out.append(table.format(INDENT)).append('\n');
  }

  private static void shadowRow(
      Table table, String event, List<VmReport> vms, ToLongFunction<VmReport.ShadowCounts> count) {
    String[] cells = new String[vms.size() + 1];
    cells[0] = event;
    for (int i = 0; i < vms.size(); i++) {
      cells[i + 1] = Quantity.grouped(count.applyAsLong(vms.get(i).shadow()));
    }
    table.row(cells);
  }

  private static void totals(RunReport report, StringBuilder out) {
    heading(out, "The run", "all but the wall time is the same on every run and every computer");
    line(out, "ended", report.ending());
    line(out, "engine", report.engine() + ", " + cores(report));
    line(out, "instructions", Quantity.grouped(report.instructions()));
    line(
        out,
        "virtual time",
        String.format(
            Locale.ROOT,
            "%s cycles of 1 GHz, %.1f ms",
            Quantity.grouped(report.virtualCycles()),
            report.virtualCycles() / 1e6));
    line(
        out,
        "wall time",
        String.format(Locale.ROOT, "%.2f s, %.1f MIPS", report.wallSeconds(), report.mips()));
    line(out, "state hash", report.stateHash());
  }

  private static String cores(RunReport report) {
    String cores = report.cores() + (report.cores() == 1 ? " core" : " cores");
    return report.policy().isEmpty() ? cores : cores + ", " + report.policy();
  }

  private static void heading(StringBuilder out, String title, String lookAt) {
    out.append(title).append("  (").append(lookAt).append(")\n\n");
  }

  private static void line(StringBuilder out, String label, String value) {
    out.append(INDENT).append(label).append(" ".repeat(14 - label.length()));
    out.append(value).append('\n');
  }
}
