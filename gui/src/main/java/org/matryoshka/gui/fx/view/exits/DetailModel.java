package org.matryoshka.gui.fx.view.exits;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.gui.inspect.exits.ExitDetail;
import org.matryoshka.gui.inspect.exits.ExitField;
import org.matryoshka.gui.inspect.exits.ExitField.ByteRange;
import org.matryoshka.gui.inspect.exits.ExitWords;
import org.matryoshka.gui.inspect.exits.RawExit;
import org.matryoshka.gui.inspect.exits.WorkStep;
import org.matryoshka.gui.text.Quantity;
import org.matryoshka.hv.exit.ExitCost;

/** The decoded exit as a tree, and which bytes belong to which line of it. */
final class DetailModel {
  private final RawExit raw;
  private final List<Line> sections = new ArrayList<>();

  /**
   * A line of the tree.
   *
   * @param name of the field; empty for a sentence
   * @param value may be empty
   * @param meaning in a few words; may be empty
   * @param bytes of the stored form that it is read from; may be none
   * @param parts lines below it
   */
  record Line(String name, String value, String meaning, ByteRange bytes, List<Line> parts) {
    Line {
      parts = List.copyOf(parts);
    }

    static Line section(String name, String meaning, List<Line> parts) {
      return new Line(name, "", meaning, ByteRange.NONE, parts);
    }

    static Line leaf(String name, String value, String meaning, ByteRange bytes) {
      return new Line(name, value, meaning, bytes, List.of());
    }

    boolean isSection() {
      return !parts.isEmpty() && value.isEmpty();
    }
  }

  DetailModel(ExitDetail detail) {
    raw = detail.raw();
    sections.add(Line.section("Exit", "", exit(detail)));
    if (!detail.qualification().isEmpty()) {
      sections.add(
          Line.section(
              "Qualification",
              "what the guest wanted",
              detail.qualification().stream().map(DetailModel::field).toList()));
    }
    sections.add(Line.section("What the hypervisor did", "", work(detail)));
    sections.add(
        Line.section(
            "The bill",
            Quantity.grouped(detail.entry().exit().cycles()) + " cycles",
            bill(detail)));
  }

  private List<Line> exit(ExitDetail detail) {
    List<Line> lines = new ArrayList<>();
    var exit = detail.entry().exit();
    if (detail.physicalCause().contains("←")) {
      lines.add(
          Line.leaf(
              "physical cause",
              detail.physicalCause(),
              "what the core did in ring 3",
              raw.range("VM-exit interruption information")));
    }
    if (!detail.instruction().isEmpty()) {
      lines.add(
          Line.leaf(
              "instruction",
              detail.instruction(),
              detail.source(),
              raw.range("Instruction bytes")));
    }
    lines.add(Line.leaf("RIP", ExitWords.hex(exit.rip()), detail.symbol(), raw.range("Guest RIP")));
    lines.add(
        Line.leaf(
            "reason",
            ExitWords.reason(exit.exit().reason()),
            exit.exit().reason().meaning(),
            raw.range("Exit reason")));
    if (!exit.exit().cause().text().isEmpty()) {
      lines.add(
          Line.leaf(
              "cause",
              exit.exit().cause().text(),
              exit.exit().cause().meaning(),
              raw.range("VM-exit interruption information")));
    }
    lines.add(Line.leaf("number", Quantity.grouped(detail.entry().index()), "", ByteRange.NONE));
    lines.add(
        Line.leaf(
            "VM",
            detail.vmName(),
            "number " + exit.vm() + ", vCPU " + exit.vcpu(),
            ByteRange.NONE));
    lines.add(
        Line.leaf(
            "step",
            Quantity.grouped(detail.entry().step()),
            "at " + Quantity.grouped(exit.time()) + " cycles",
            ByteRange.NONE));
    return lines;
  }

  private static Line field(ExitField field) {
    return new Line(
        field.name(),
        field.value(),
        field.meaning(),
        field.bytes(),
        field.parts().stream().map(DetailModel::field).toList());
  }

  private static List<Line> work(ExitDetail detail) {
    List<Line> lines = new ArrayList<>();
    int number = 1;
    for (WorkStep step : detail.work()) {
      lines.add(Line.leaf(number++ + ". " + step.title(), step.detail(), "", ByteRange.NONE));
    }
    return lines;
  }

  private static List<Line> bill(ExitDetail detail) {
    List<Line> lines = new ArrayList<>();
    for (ExitCost cost : detail.bill()) {
      lines.add(
          Line.leaf(
              Quantity.grouped(cost.cycles()) + " cycles",
              cost.purpose(),
              cost.source(),
              ByteRange.NONE));
    }
    return lines;
  }

  /** The parts of the tree. */
  List<Line> sections() {
    return List.copyOf(sections);
  }

  /** The line that a byte of the stored form belongs to: the one with the fewest bytes. */
  Line lineOf(int offset) {
    List<Line> candidates = new ArrayList<>();
    sections.forEach(section -> collect(section, offset, candidates));
    Line best = null;
    for (Line line : candidates) {
      if (best == null || line.bytes().length() < best.bytes().length()) {
        best = line;
      }
    }
    return best;
  }

  private static void collect(Line line, int offset, List<Line> found) {
    if (line.bytes().contains(offset)) {
      found.add(line);
    }
    line.parts().forEach(part -> collect(part, offset, found));
  }
}
