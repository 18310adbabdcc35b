package org.matryoshka.gui.inspect.registers;

import java.util.List;
import java.util.stream.Collectors;
import org.matryoshka.gui.text.Table;

/** A virtual processor as plain text: for the command line, the clipboard, screen readers. */
public final class CpuText {
  private CpuText() {}

  /** All of it. */
  public static String of(CpuSnapshot cpu) {
    return String.join(
        "\n",
        general(cpu),
        system(cpu),
        believedAndReal(cpu),
        tables(cpu),
        vectors(cpu),
        interrupts(cpu));
  }

  /** General registers, RIP and flags, four a line as everybody knows them. */
  public static String general(CpuSnapshot cpu) {
    StringBuilder text = new StringBuilder();
    text.append("VM %d (%s) at step %,d\n".formatted(cpu.vm(), cpu.vmName(), cpu.step()));
    List<RegisterValue> registers = cpu.general();
    for (int i = 0; i < registers.size(); i++) {
      RegisterValue register = registers.get(i);
      text.append("%-3s %016x".formatted(register.name(), register.value()));
      text.append(i % 4 == 3 ? "\n" : "  ");
    }
    text.append("rip %016x".formatted(cpu.rip().value()));
    text.append(cpu.rip().meaning().isEmpty() ? "" : "  <" + cpu.rip().meaning() + ">");
    text.append("\nrflags %08x  %s\n".formatted(cpu.rflags().value(), cpu.rflags().meaning()));
    return text.toString();
  }

  /** Control, segment, model-specific and debug registers. */
  public static String system(CpuSnapshot cpu) {
    Table control = new Table().left("control").right("value").left("bits");
    cpu.control()
        .forEach(
            one ->
                control.row(
                    one.register().name(),
                    hex(one.register().value(), 64),
                    one.register().meaning()));
    Table segments =
        new Table().left("segment").right("selector").right("base").right("limit").left("meaning");
    cpu.segments()
        .forEach(
            one ->
                segments.row(
                    one.name(),
                    hex(one.selector(), 16),
                    hex(one.base(), 64),
                    hex(one.limit(), 32),
                    one.meaning()));
    Table others = new Table().left("register").right("value").left("meaning");
    cpu.modelSpecific().forEach(one -> row(others, one));
    cpu.debug().forEach(one -> row(others, one));
    return control.format("") + "\n" + segments.format("") + "\n" + others.format("");
  }

  /** What the guest believes beside what is. */
  public static String believedAndReal(CpuSnapshot cpu) {
    PrivilegeState privilege = cpu.privilege();
    String head =
        "The guest believes it is in ring %d; it really runs in ring %d.\n"
            .formatted(privilege.virtualRing(), privilege.realRing());
    if (privilege.comparisons().isEmpty()) {
      return head + "No physical core holds its registers now.\n";
    }
    Table table = new Table().left("register").right("believed").right("real").left("why");
    for (PrivilegeState.Comparison one : privilege.comparisons()) {
      table.row(
          one.name(),
          hex(one.believed().value(), one.believed().bits()),
          hex(one.real().value(), one.real().bits()),
          one.why());
    }
    return head + table.format("");
  }

  /** Descriptor tables and the task-state segment. */
  public static String tables(CpuSnapshot cpu) {
    StringBuilder text = new StringBuilder();
    for (DescriptorTableState state : cpu.tables()) {
      text.append("%s at 0x%x, limit 0x%x\n".formatted(state.name(), state.base(), state.limit()));
      Table table = new Table().right("entry").right("target").left("symbol").left("meaning");
      for (DescriptorEntry entry : state.entries()) {
        table.row(
            hex(entry.selector(), 16), hex(entry.target(), 64), entry.symbol(), entry.meaning());
      }
      text.append(table.format("  "));
      text.append(state.problem().isEmpty() ? "" : "  " + state.problem() + "\n").append('\n');
    }
    if (!cpu.taskState().isEmpty()) {
      Table table = new Table().left("task state").right("value").left("meaning");
      cpu.taskState().forEach(one -> row(table, one));
      text.append(table.format(""));
    }
    return text.toString();
  }

  /** Vector and x87 registers. */
  public static String vectors(CpuSnapshot cpu) {
    VectorState vectors = cpu.vectors();
    Table table = new Table().left("vector").right("value").left("as doubles");
    vectors.vectors().forEach(one -> table.row(one.name(), one.hex(), one.doubles()));
    Table stack = new Table().left("x87").left("value");
    vectors.stack().forEach(one -> stack.row(one.name(), one.empty() ? "empty" : one.text()));
    return table.format("")
        + "mxcsr 0x%08x\n\n".formatted(vectors.mxcsr())
        + stack.format("")
        + "control 0x%04x  status 0x%04x\n".formatted(vectors.control(), vectors.status());
  }

  /** What waits and what is served. */
  public static String interrupts(CpuSnapshot cpu) {
    InterruptState state = cpu.interrupts();
    Table table =
        new Table()
            .right("IRQ")
            .left("device")
            .right("vector")
            .left("requested")
            .left("in service")
            .left("masked");
    for (InterruptState.Line line : state.lines()) {
      if (!line.device().isEmpty() || line.requested() || line.inService()) {
        table.row(
            Integer.toString(line.number()),
            line.device(),
            hex(line.vector(), 8),
            yes(line.requested()),
            yes(line.inService()),
            yes(line.masked()));
      }
    }
    return state.summary()
        + "\n"
        + table.format("")
        + "local APIC %s; waiting: %s; in service: %s\n"
            .formatted(
                state.apicEnabled() ? "on" : "off",
                list(state.apicRequested()),
                list(state.apicInService()));
  }

  private static String list(List<Integer> vectors) {
    return vectors.isEmpty()
        ? "none"
        : vectors.stream().map(vector -> hex(vector, 8)).collect(Collectors.joining(", "));
  }

  private static String yes(boolean it) {
    return it ? "yes" : "";
  }

  private static void row(Table table, RegisterValue register) {
    table.row(register.name(), hex(register.value(), register.bits()), register.meaning());
  }

  private static String hex(long value, int bits) {
    return ValueText.HEX.of(value, bits);
  }
}
