package org.matryoshka.gui.inspect.exits;

import java.util.List;
import java.util.Locale;
import org.matryoshka.gui.session.ExitEntry;
import org.matryoshka.gui.text.Quantity;
import org.matryoshka.gui.text.Table;
import org.matryoshka.hv.exit.ExitCost;
import org.matryoshka.hv.observe.ExitRecord;

/** Exits as plain text: for the command line, for Ctrl+C, for screen readers. */
public final class ExitText {
  private ExitText() {}

  /** The statistics as a table, with the line about page faults below. */
  public static String table(ExitTable table) {
    if (table.samples() == 0) {
      return "No VM exits yet.\n";
    }
    Table text =
        new Table()
            .left("VM-EXIT")
            .right("Samples")
            .right("Samples%")
            .right("Time%")
            .right("Min time")
            .right("Max time")
            .right("Avg time");
    for (ExitTable.Row row : table.rows()) {
      text.row(
          row.label(),
          Quantity.grouped(row.samples()),
          Quantity.percent(row.samplesShare()),
          Quantity.percent(row.timeShare()),
          Quantity.grouped(row.minimum()),
          Quantity.grouped(row.maximum()),
          average(row));
    }
    text.totals().row("all", Quantity.grouped(table.samples()), "100.0 %", "100.0 %", "", "", "");
    return text.format("") + pageFaults(table.pageFaults()) + "\n";
  }

  /** The average, with one decimal. */
  public static String average(ExitTable.Row row) {
    return String.format(Locale.ROOT, "%,.1f", row.average());
  }

  /** How the page faults divide, as a sentence. */
  public static String pageFaults(ExitTable.PageFaults faults) {
    return "Page faults: %s true + %s hidden + %s trace + %s mmio = %s."
        .formatted(
            Quantity.grouped(faults.trueFaults()),
            Quantity.grouped(faults.hiddenFaults()),
            Quantity.grouped(faults.traceWrites()),
            Quantity.grouped(faults.mmio()),
            Quantity.grouped(faults.total()));
  }

  /** Single exits as a table. */
  public static String list(List<ExitEntry> entries, ExitNames names) {
    Table text =
        new Table()
            .right("#")
            .right("Step")
            .right("Time")
            .left("VM")
            .left("RIP")
            .left("Reason")
            .left("Cause")
            .right("Cycles")
            .left("What happened");
    for (ExitEntry entry : entries) {
      ExitRecord exit = entry.exit();
      text.row(
          Quantity.grouped(entry.index()),
          Quantity.grouped(entry.step()),
          Quantity.grouped(exit.time()),
          names.vm(exit.vm()),
          place(exit, names),
          ExitWords.reason(exit.exit().reason()),
          exit.exit().cause().text(),
          Quantity.grouped(exit.cycles()),
          exit.sentence());
    }
    return text.format("");
  }

  /** RIP with its symbol, if it has one. */
  public static String place(ExitRecord exit, ExitNames names) {
    String symbol = names.symbol(exit.vm(), exit.rip());
    return ExitWords.hex(exit.rip()) + (symbol.isEmpty() ? "" : " " + symbol);
  }

  /** All that is known of an exit, in paragraphs. */
  public static String detail(ExitDetail detail) {
    ExitRecord exit = detail.entry().exit();
    StringBuilder out = new StringBuilder();
    out.append(detail.sentence()).append("\n\n");
    line(out, "exit", Quantity.grouped(detail.entry().index()));
    line(out, "step", Quantity.grouped(detail.entry().step()));
    line(out, "time", Quantity.grouped(exit.time()) + " cycles");
    line(out, "VM", detail.vmName() + ", virtual CPU " + exit.vcpu());
    line(out, "reason", ExitWords.kind(exit.exit().reason(), exit.exit().cause()));
    line(out, "physical cause", detail.physicalCause());
    line(
        out,
        "RIP",
        ExitWords.hex(exit.rip()) + (detail.symbol().isEmpty() ? "" : "  " + detail.symbol()));
    line(out, "instruction", detail.instruction());
    line(out, "source", detail.source());
    line(out, "charged", Quantity.grouped(exit.cycles()) + " cycles");
    if (!detail.qualification().isEmpty()) {
      out.append("\nQualification\n");
      detail.qualification().forEach(field -> field(out, "  ", field));
    }
    out.append("\nWhat the hypervisor did\n");
    for (int i = 0; i < detail.work().size(); i++) {
      out.append("  ").append(i + 1).append(". ").append(detail.work().get(i)).append('\n');
    }
    out.append("\nThe bill\n");
    for (ExitCost cost : detail.bill()) {
      out.append(
          String.format(
                  Locale.ROOT, "  %,6d  %s (%s)%n", cost.cycles(), cost.purpose(), cost.source())
              .replace("\r\n", "\n"));
    }
    if (!detail.changes().isEmpty()) {
      out.append("\nChanged registers\n");
      for (RegisterChange change : detail.changes()) {
        line(
            out,
            "  " + change.name(),
            ExitWords.hex(change.before()) + " → " + ExitWords.hex(change.after()));
      }
    }
    out.append("\nAs VMX would have stored it\n");
    for (RawExit.Part part : detail.raw().parts()) {
      out.append(String.format(Locale.ROOT, "  %-34s %s", part.name(), detail.raw().hex(part)));
      out.append('\n');
    }
    return out.toString();
  }

  private static void line(StringBuilder out, String name, String value) {
    if (!value.isEmpty()) {
      out.append(String.format(Locale.ROOT, "%-16s%s", name, value)).append('\n');
    }
  }

  private static void field(StringBuilder out, String indent, ExitField field) {
    out.append(indent).append(field).append('\n');
    field.parts().forEach(part -> field(out, indent + "  ", part));
  }
}
