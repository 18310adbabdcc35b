package org.matryoshka.gui.inspect.exits.filter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.matryoshka.gui.inspect.exits.ExitNames;
import org.matryoshka.gui.inspect.exits.ExitWords;
import org.matryoshka.gui.session.ExitEntry;
import org.matryoshka.hv.exit.ExitCause;
import org.matryoshka.hv.exit.ExitOutcome;
import org.matryoshka.hv.exit.ExitReason;
import org.matryoshka.hv.exit.VmExit;

/** What a filter can ask for by name. */
public enum QueryField {
  VM("the VM, by name or number: vm:alpha, vm:1"),
  REASON("the exit reason, by name or number: reason:IO_INSTRUCTION, reason:30"),
  CAUSE("what is behind it: cause:hidden-fault; none where the reason says it all"),
  OUTCOME("what was done: outcome:injected"),
  ADDR("the guest-virtual address that it is about: addr:0x1000-0x2000"),
  RIP("where the guest was: rip:0xffffffff80106000-0xffffffff80107000, rip:page_fault"),
  PORT("the I/O port: port:0x3f8-0x3ff"),
  MSR("the model-specific register: msr:0xc0000080"),
  CR("the control register: cr:3"),
  VECTOR("the vector of the exception or interrupt, injected ones too: vector:14"),
  INDEX("the number of the exit: index:100-200"),
  STEP("the step of the machine: step:>1000"),
  TIME("virtual time in cycles: time:<1000000"),
  CYCLES("the cycles charged: cycles:>1000"),
  TEXT("words in the sentence: text:\"shadow root\"");

  private final String meaning;

  QueryField(String meaning) {
    this.meaning = meaning;
  }

  /** As a filter spells it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it asks for, with an example. */
  public String meaning() {
    return meaning;
  }

  /** The field of a word. */
  public static Optional<QueryField> of(String word) {
    return Arrays.stream(values()).filter(f -> f.word().equalsIgnoreCase(word)).findFirst();
  }

  /** Whether its values are numbers, so that ranges and comparisons make sense. */
  boolean isNumeric() {
    return switch (this) {
      case VM, REASON, CAUSE, OUTCOME, TEXT -> false;
      case ADDR, RIP, PORT, MSR, CR, VECTOR, INDEX, STEP, TIME, CYCLES -> true;
    };
  }

  /** The values that it can have, where they are few. */
  public List<String> values(ExitNames names) {
    return switch (this) {
      case VM -> names.vms();
      case REASON -> Arrays.stream(ExitReason.values()).map(ExitReason::name).toList();
      case CAUSE -> Arrays.stream(ExitCause.values()).map(QueryField::causeWord).sorted().toList();
      case OUTCOME ->
          List.of(
              "blocked",
              "died",
              "emulated",
              "filled",
              "injected",
              "powered-off",
              "resumed",
              "switched-root",
              "yielded");
      case CR -> List.of("0", "2", "3", "4", "8");
      case ADDR, RIP, PORT, MSR, VECTOR, INDEX, STEP, TIME, CYCLES, TEXT -> List.of();
    };
  }

  /** A cause as a filter spells it. */
  public static String causeWord(ExitCause cause) {
    return cause == ExitCause.NONE ? "none" : cause.text();
  }

  /** The word that an exit has for a field that is not numeric. */
  static String word(QueryField field, ExitEntry entry, ExitNames names) {
    return switch (field) {
      case VM -> names.vm(entry.exit().vm());
      case REASON -> entry.exit().exit().reason().name();
      case CAUSE -> causeWord(entry.exit().exit().cause());
      case OUTCOME -> ExitWords.outcome(entry.exit().outcome());
      default -> throw new IllegalArgumentException(field + " has no words");
    };
  }

  /** The number that an exit has for a numeric field, if it has one. */
  static OptionalLong number(QueryField field, ExitEntry entry) {
    VmExit exit = entry.exit().exit();
    return switch (field) {
      case RIP -> OptionalLong.of(entry.exit().rip());
      case INDEX -> OptionalLong.of(entry.index());
      case STEP -> OptionalLong.of(entry.step());
      case TIME -> OptionalLong.of(entry.exit().time());
      case CYCLES -> OptionalLong.of(entry.exit().cycles());
      case ADDR -> address(exit);
      case PORT ->
          exit instanceof VmExit.IoInstruction e ? OptionalLong.of(e.port()) : OptionalLong.empty();
      case MSR -> msr(exit);
      case CR ->
          exit instanceof VmExit.CrAccess e ? OptionalLong.of(e.register()) : OptionalLong.empty();
      case VECTOR -> vector(entry);
      case VM, REASON, CAUSE, OUTCOME, TEXT ->
          throw new IllegalArgumentException(field + " has no numbers");
    };
  }

  private static OptionalLong address(VmExit exit) {
    return switch (exit) {
      case VmExit.PageFault e -> OptionalLong.of(e.gva());
      case VmExit.Invlpg e -> OptionalLong.of(e.gva());
      default -> OptionalLong.empty();
    };
  }

  private static OptionalLong msr(VmExit exit) {
    return switch (exit) {
      case VmExit.Rdmsr e -> OptionalLong.of(e.msr() & 0xFFFF_FFFFL);
      case VmExit.Wrmsr e -> OptionalLong.of(e.msr() & 0xFFFF_FFFFL);
      default -> OptionalLong.empty();
    };
  }

  private static OptionalLong vector(ExitEntry entry) {
    if (entry.exit().outcome() instanceof ExitOutcome.Injected(int vector)) {
      return OptionalLong.of(vector);
    }
    return switch (entry.exit().exit()) {
      case VmExit.PageFault _ -> OptionalLong.of(14);
      case VmExit.GuestException e -> OptionalLong.of(e.vector().vector());
      case VmExit.SoftwareInterrupt e -> OptionalLong.of(e.vector());
      default -> OptionalLong.empty();
    };
  }
}
