package org.matryoshka.gui.fx.view.cpu;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.layout.BorderPane;
import org.matryoshka.gui.fx.view.cpu.TextTable.Column;
import org.matryoshka.gui.fx.view.cpu.TextTable.Row;
import org.matryoshka.gui.inspect.registers.CpuSnapshot;
import org.matryoshka.gui.inspect.registers.DescriptorEntry;
import org.matryoshka.gui.inspect.registers.DescriptorTableState;
import org.matryoshka.gui.inspect.registers.InterruptState;
import org.matryoshka.gui.inspect.registers.PrivilegeState;
import org.matryoshka.gui.inspect.registers.RegisterChanges;
import org.matryoshka.gui.inspect.registers.RegisterValue;
import org.matryoshka.gui.inspect.registers.SegmentState;
import org.matryoshka.gui.inspect.registers.ValueText;
import org.matryoshka.gui.inspect.registers.VectorState;

/** The pages of the view CPU behind the first one. */
final class SystemTables {
  private final TextTable belief =
      new TextTable(
          "What the guest believes beside what is",
          List.of(
              new Column("Register", 6, true),
              new Column("Guest believes", 12.5, true),
              new Column("", 2, true),
              new Column("Really", 12.5, true),
              new Column("Why", 30, false)));
  private final Label beliefHead = head();
  private final ControlBits control;
  private final TextTable segments =
      new TextTable(
          "Segment registers with their hidden parts",
          List.of(
              new Column("Segment", 5, true),
              new Column("Selector", 5, true),
              new Column("Base", 12.5, true),
              new Column("Limit", 7.5, true),
              new Column("Hidden part", 24, false)));
  private final TextTable descriptors =
      new TextTable(
          "Descriptor tables in the guest's memory",
          List.of(
              new Column("Table", 4, true),
              new Column("Entry", 5, true),
              new Column("Target", 12.5, true),
              new Column("Symbol", 12, true),
              new Column("Meaning", 26, false)));
  private final Label descriptorHead = head();
  private final RegisterTable others =
      new RegisterTable("MSRs and debug registers", 13.5, "Meaning", null);
  private final TextTable vectors =
      new TextTable(
          "Vector and x87 registers",
          List.of(
              new Column("Register", 5, true),
              new Column("Value", 22, true),
              new Column("Before", 22, true),
              new Column("As numbers", 20, true)));
  private final Label vectorHead = head();
  private final TextTable interrupts =
      new TextTable(
          "Interrupt lines",
          List.of(
              new Column("Line", 4, true),
              new Column("Device", 9, false),
              new Column("Vector", 4.5, true),
              new Column("State", 20, false)));
  private final Label interruptHead = head();

  /**
   * @param menus the context menu of a control register
   */
  SystemTables(Function<String, ContextMenu> menus) {
    control = new ControlBits(menus);
  }

  /** A tab for each. */
  List<Tab> tabs() {
    return List.of(
        CpuView.tab(
            "Believed and real",
            page(beliefHead, belief),
            "The registers that the hypervisor keeps virtual, beside those of the physical core"),
        CpuView.tab("Control", control, "CR0 to CR8 and EFER with the names of their bits"),
        CpuView.tab("Segments", segments, "Segment registers with their hidden parts"),
        CpuView.tab(
            "Tables",
            page(descriptorHead, descriptors),
            "GDT, IDT, LDT and task-state segment, read from the guest's memory"),
        CpuView.tab("MSRs", others, "Model-specific and debug registers"),
        CpuView.tab("Vectors", page(vectorHead, vectors), "XMM and x87 registers"),
        CpuView.tab(
            "Interrupts", page(interruptHead, interrupts), "What waits, and what is being served"));
  }

  private static Label head() {
    Label label = new Label();
    label.setWrapText(true);
    label.getStyleClass().add("mk-page-head");
    return label;
  }

  private static BorderPane page(Label head, TextTable table) {
    BorderPane page = new BorderPane(table);
    page.setTop(head);
    return page;
  }

  void widths(double em) {
    for (TextTable table : List.of(belief, segments, descriptors, vectors, interrupts)) {
      table.widths(em);
    }
    others.widths(em);
  }

  void show(CpuSnapshot cpu, RegisterChanges changes, ValueText format) {
    belief(cpu.privilege());
    control.show(cpu.control(), changes);
    segments.show(cpu.segments().stream().map(one -> segment(one, changes)).toList());
    descriptors(cpu);
    List<RegisterRow> rows = new ArrayList<>(CpuModel.rows(cpu.modelSpecific(), changes, ""));
    rows.addAll(CpuModel.rows(cpu.debug(), changes, ""));
    others.show(rows, format);
    vectors(cpu.vectors(), changes);
    interrupts(cpu.interrupts());
  }

  private void belief(PrivilegeState privilege) {
    beliefHead.setText(
        privilege.comparisons().isEmpty()
            ? "The guest believes it is in ring %d. No physical core holds its registers now."
                .formatted(privilege.virtualRing())
            : "The guest believes it is in ring %d; core %d really runs it in ring %d, on shadow root %d."
                .formatted(
                    privilege.virtualRing(),
                    privilege.core(),
                    privilege.realRing(),
                    privilege.shadowRoot()));
    belief.show(
        privilege.comparisons().stream()
            .map(
                one ->
                    new Row(
                        one.differs(),
                        List.of(
                            one.name(),
                            hex(one.believed()),
                            one.differs() ? "≠" : "=",
                            hex(one.real()),
                            one.why())))
            .toList());
  }

  private static Row segment(SegmentState segment, RegisterChanges changes) {
    boolean changed =
        changes.before(segment.name()).isPresent()
            || changes.before(segment.name() + ".base").isPresent();
    return new Row(
        changed,
        List.of(
            segment.name() + (changed ? " ●" : ""),
            ValueText.HEX.of(segment.selector(), 16),
            ValueText.HEX.of(segment.base(), 64),
            ValueText.HEX.of(segment.limit(), 32),
            segment.meaning()));
  }

  private void descriptors(CpuSnapshot cpu) {
    List<Row> rows = new ArrayList<>();
    for (DescriptorTableState table : cpu.tables()) {
      for (DescriptorEntry entry : table.entries()) {
        rows.add(
            Row.of(
                table.name(),
                ValueText.HEX.of(entry.selector(), table.name().equals("IDT") ? 8 : 16),
                ValueText.HEX.of(entry.target(), 64),
                entry.symbol(),
                entry.meaning()));
      }
      if (!table.problem().isEmpty()) {
        rows.add(new Row(true, List.of(table.name(), "", "", "", table.problem())));
      }
    }
    for (RegisterValue field : cpu.taskState()) {
      rows.add(Row.of("TSS", field.name(), hex(field), "", field.meaning()));
    }
    descriptors.show(rows);
    descriptorHead.setText(
        cpu.tables().stream()
            .map(one -> "%s at 0x%x, limit 0x%x".formatted(one.name(), one.base(), one.limit()))
            .collect(Collectors.joining("; ")));
  }

  private void vectors(VectorState state, RegisterChanges changes) {
    List<Row> rows = new ArrayList<>();
    for (VectorState.Vector vector : state.vectors()) {
      boolean low = changes.before(vector.name() + ".low").isPresent();
      boolean high = changes.before(vector.name() + ".high").isPresent();
      String before = "";
      if (low || high) {
        long oldLow =
            changes.before(vector.name() + ".low").map(RegisterValue::value).orElse(vector.low());
        long oldHigh =
            changes.before(vector.name() + ".high").map(RegisterValue::value).orElse(vector.high());
        before = new VectorState.Vector(vector.name(), oldLow, oldHigh).hex();
      }
      String mark = before.isEmpty() ? "" : " ●";
      rows.add(
          new Row(
              !before.isEmpty(),
              List.of(
                  vector.name() + mark,
                  vector.hex(),
                  before,
                  "doubles " + vector.doubles() + "; floats " + vector.floats())));
    }
    for (VectorState.StackRegister register : state.stack()) {
      String bits = "0x%04x%016x".formatted(register.signExponent(), register.significand());
      rows.add(Row.of(register.name(), bits, "", register.empty() ? "empty" : register.text()));
    }
    vectors.show(rows);
    vectorHead.setText(
        "MXCSR 0x%08x; x87 control 0x%04x, status 0x%04x"
            .formatted(state.mxcsr(), state.control(), state.status()));
  }

  private void interrupts(InterruptState state) {
    interruptHead.setText(
        "%s IF is %s. Local APIC %s; waiting: %s; in service: %s."
            .formatted(
                state.summary(),
                state.enabled() ? "set" : "clear",
                state.apicEnabled() ? "on" : "off",
                vectorList(state.apicRequested()),
                vectorList(state.apicInService())));
    interrupts.show(
        state.lines().stream()
            .map(
                line ->
                    new Row(
                        line.requested() || line.inService(),
                        List.of(
                            "IRQ " + line.number(),
                            line.device(),
                            ValueText.HEX.of(line.vector(), 8),
                            lineState(line))))
            .toList());
  }

  private static String lineState(InterruptState.Line line) {
    List<String> words = new ArrayList<>();
    if (line.requested()) {
      words.add("● requested");
    }
    if (line.inService()) {
      words.add("▶ in service");
    }
    words.add(line.masked() ? "masked" : "open");
    return String.join(", ", words);
  }

  private static String vectorList(List<Integer> numbers) {
    return numbers.isEmpty()
        ? "none"
        : numbers.stream()
            .map(number -> ValueText.HEX.of(number, 8))
            .collect(Collectors.joining(", "));
  }

  private static String hex(RegisterValue register) {
    return ValueText.HEX.of(register.value(), register.bits());
  }
}
