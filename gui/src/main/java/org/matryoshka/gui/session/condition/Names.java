package org.matryoshka.gui.session.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.matryoshka.gui.session.machine.RegisterView;
import org.matryoshka.gui.text.NearestName;
import org.matryoshka.hv.exit.ExitCause;
import org.matryoshka.hv.exit.ExitReason;

/** What names mean in a condition. */
final class Names {
  /** What {@code exit.…} can ask, and whether it is about the exit alone. */
  private static final List<String> EXIT_FIELDS =
      List.of("exit", "exit.reason", "exit.cause", "exit.rip", "exit.cycles");

  private static final List<String> OTHERS =
      List.of(
          "vm", "step", "time", "mem8", "mem16", "mem32", "mem64", "phys8", "phys16", "phys32",
          "phys64");

  private final List<String> vms;

  Names(List<String> vms) {
    this.vms = vms.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
  }

  /** Whether a name is something of an exit, 0 after a step that was none. */
  static boolean isOfExit(String name) {
    return EXIT_FIELDS.contains(name);
  }

  /** Whether a name stands for the same number always. */
  boolean isConstant(String name) {
    return constant(name).isPresent();
  }

  /** What a name stands for. */
  Term term(Token name) {
    Optional<Long> constant = constant(name.text());
    if (constant.isPresent()) {
      long value = constant.get();
      return moment -> value;
    }
    return switch (name.text()) {
      case "vm" -> moment -> moment.vm().number();
      case "step" -> Moment::step;
      case "time" -> moment -> moment.vm().cpu().cycles();
      case "exit" -> moment -> moment.exit() == null ? 0 : 1;
      case "exit.reason" ->
          moment -> moment.exit() == null ? 0 : constantOf(moment.exit().exit().reason());
      case "exit.cause" ->
          moment -> moment.exit() == null ? 0 : constantOf(moment.exit().exit().cause());
      case "exit.rip" -> moment -> moment.exit() == null ? 0 : moment.exit().rip();
      case "exit.cycles" -> moment -> moment.exit() == null ? 0 : moment.exit().cycles();
      default ->
          RegisterView.of(name.text())
              .map(reader -> (Term) moment -> reader.applyAsLong(moment.vm().cpu().state))
              .orElseThrow(() -> unknown(name));
    };
  }

  /** Reasons count as their VMX number plus a bit, so that none is 0, which means "no exit". */
  private static long constantOf(ExitReason reason) {
    return 1L << 32 | reason.number();
  }

  private static long constantOf(ExitCause cause) {
    return 1L << 33 | cause.ordinal();
  }

  private Optional<Long> constant(String name) {
    for (ExitReason reason : ExitReason.values()) {
      if (reason.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(constantOf(reason));
      }
    }
    for (ExitCause cause : ExitCause.values()) {
      if (!cause.text().isEmpty() && cause.text().equals(name)) {
        return Optional.of(constantOf(cause));
      }
    }
    int vm = vms.indexOf(name);
    return vm < 0 ? Optional.empty() : Optional.of(vm + 1L);
  }

  private ConditionException unknown(Token name) {
    List<String> known = new ArrayList<>(RegisterView.names());
    known.addAll(EXIT_FIELDS);
    known.addAll(OTHERS);
    known.addAll(vms);
    for (ExitReason reason : ExitReason.values()) {
      known.add(reason.name().toLowerCase(Locale.ROOT));
    }
    for (ExitCause cause : ExitCause.values()) {
      known.add(cause.text());
    }
    return new ConditionException(
        name.column(), "nothing is called " + name.text() + NearestName.hint(name.text(), known));
  }
}
