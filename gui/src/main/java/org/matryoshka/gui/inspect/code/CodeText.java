package org.matryoshka.gui.inspect.code;

/** Code as plain text: for the command line, the clipboard, screen readers. */
public final class CodeText {
  private CodeText() {}

  /** All lines, with the next instruction marked. */
  public static String of(CodeSnapshot code) {
    StringBuilder text = new StringBuilder();
    text.append(
        "VM %d (%s) at step %,d, ring %d, address space 0x%x%s\n"
            .formatted(
                code.vm(),
                code.vmName(),
                code.step(),
                code.ring(),
                code.root(),
                code.current() ? "" : " (not the current one)"));
    String file = "";
    for (CodeLine line : code.lines()) {
      String own = line.source().map(SourcePosition::file).orElse(file);
      if (!own.equals(file)) {
        file = own;
        text.append("\n; ").append(file).append('\n');
      }
      if (!line.label().isEmpty()) {
        text.append(line.label()).append(":\n");
      }
      for (CodeLine.SourceLine source : line.sourceLines()) {
        text.append("; %5d  %s".formatted(source.number(), source.text()).stripTrailing());
        text.append('\n');
      }
      text.append(line(line, code.rip())).append('\n');
    }
    code.problems().forEach(problem -> text.append("; ").append(problem).append('\n'));
    return text.toString();
  }

  /** One line without its source. */
  public static String line(CodeLine line, long rip) {
    String mark = line.address() == rip ? "=> " : "   ";
    String arrow = line.hasTarget() ? "  ; " + line.arrowText() : "";
    return "%s%016x  %-30s  %s%s"
        .formatted(mark, line.address(), line.hex(), line.text(), arrow)
        .stripTrailing();
  }
}
