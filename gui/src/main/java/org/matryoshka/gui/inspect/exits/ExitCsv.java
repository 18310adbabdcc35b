package org.matryoshka.gui.inspect.exits;

import java.io.IOException;
import org.matryoshka.gui.session.ExitEntry;
import org.matryoshka.hv.observe.ExitRecord;

/**
 * Exits as comma-separated values (RFC 4180): a head line, then a line for each exit, in UTF-8 with
 * {@code \n} at the ends of lines. Addresses are hexadecimal with {@code 0x}.
 */
public final class ExitCsv {
  /** The head line. */
  public static final String HEAD =
      "index,step,time,vm,vcpu,rip,symbol,reason,number,cause,outcome,cycles,sentence";

  private final ExitNames names;

  /** A writer that names VMs and places so. */
  public ExitCsv(ExitNames names) {
    this.names = names;
  }

  /** Writes the line of an exit, with its end. */
  public void line(ExitEntry entry, Appendable out) throws IOException {
    ExitRecord exit = entry.exit();
    out.append(Long.toString(entry.index())).append(',');
    out.append(Long.toString(entry.step())).append(',');
    out.append(Long.toString(exit.time())).append(',');
    out.append(quoted(names.vm(exit.vm()))).append(',');
    out.append(Integer.toString(exit.vcpu())).append(',');
    out.append(ExitWords.hex(exit.rip())).append(',');
    out.append(quoted(names.symbol(exit.vm(), exit.rip()))).append(',');
    out.append(exit.exit().reason().name()).append(',');
    out.append(Integer.toString(exit.exit().reason().number())).append(',');
    out.append(exit.exit().cause().text()).append(',');
    out.append(ExitWords.outcome(exit.outcome())).append(',');
    out.append(Integer.toString(exit.cycles())).append(',');
    out.append(quoted(exit.sentence())).append('\n');
  }

  private static String quoted(String value) {
    if (value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')) {
      return value;
    }
    return '"' + value.replace("\"", "\"\"") + '"';
  }
}
