package org.matryoshka.gui.fx.view.exits;

import org.matryoshka.gui.inspect.exits.ExitNames;
import org.matryoshka.gui.inspect.exits.ExitWords;
import org.matryoshka.gui.session.ExitEntry;
import org.matryoshka.gui.text.Quantity;

/** The columns of the list. */
enum ExitColumn {
  INDEX("#", "Number of the exit, from 1", 6.4, true),
  STEP("Step", "Step of the machine that the exit was", 8, true),
  TIME("Time", "Virtual time in cycles of 1 GHz", 9.5, true),
  VM("VM", "Whose exit it is", 5, false),
  VCPU("vCPU", "Number of the virtual CPU", 3.5, true),
  REASON("Reason", "The VMX exit reason with its number", 13, false),
  CAUSE("Cause", "What is behind the reason; the letter stands for the colour", 11, false),
  RIP("RIP", "Where the guest was: its instruction pointer, and the place by name", 15, false),
  CYCLES("Cycles", "Virtual time that was charged for it", 5.4, true),
  SENTENCE("What happened", "What the guest did, and what the hypervisor did", 60, false);

  private final String title;
  private final String tooltip;
  private final double width;
  private final boolean number;

  ExitColumn(String title, String tooltip, double width, boolean number) {
    this.title = title;
    this.tooltip = tooltip;
    this.width = width;
    this.number = number;
  }

  String title() {
    return title;
  }

  String tooltip() {
    return tooltip;
  }

  /** In em. */
  double width() {
    return width;
  }

  /** Numbers stand to the right. */
  boolean isNumber() {
    return number;
  }

  /** Addresses and numbers are monospaced. */
  boolean isMono() {
    return number || this == RIP;
  }

  /** Whether the list can be put in its order. */
  boolean isSortable() {
    return this != SENTENCE;
  }

  /** Whether it is shown unless the user hides it. */
  boolean isShownAtFirst() {
    return this != VCPU && this != TIME;
  }

  /** What stands in a row. */
  String text(ExitEntry entry, ExitNames names) {
    return switch (this) {
      case INDEX -> Quantity.grouped(entry.index());
      case STEP -> Quantity.grouped(entry.step());
      case TIME -> Quantity.grouped(entry.exit().time());
      case VM -> names.vm(entry.exit().vm());
      case VCPU -> Integer.toString(entry.exit().vcpu());
      case RIP -> {
        String symbol = ExitWords.shortSymbol(names.symbol(entry.exit().vm(), entry.exit().rip()));
        String address = ExitWords.hex(entry.exit().rip());
        yield symbol.isEmpty() ? address : symbol + "  " + address;
      }
      case REASON -> ExitWords.reason(entry.exit().exit().reason());
      case CAUSE -> entry.exit().exit().cause().text();
      case CYCLES -> Quantity.grouped(entry.exit().cycles());
      case SENTENCE -> entry.exit().sentence();
    };
  }

  int compare(ExitEntry a, ExitEntry b, ExitNames names) {
    return switch (this) {
      case INDEX -> Long.compare(a.index(), b.index());
      case STEP -> Long.compare(a.step(), b.step());
      case TIME -> Long.compare(a.exit().time(), b.exit().time());
      case VM -> Integer.compare(a.exit().vm(), b.exit().vm());
      case VCPU -> Integer.compare(a.exit().vcpu(), b.exit().vcpu());
      case RIP -> Long.compareUnsigned(a.exit().rip(), b.exit().rip());
      case REASON -> a.exit().exit().reason().compareTo(b.exit().exit().reason());
      case CAUSE -> a.exit().exit().cause().compareTo(b.exit().exit().cause());
      case CYCLES -> Integer.compare(a.exit().cycles(), b.exit().cycles());
      case SENTENCE -> text(a, names).compareTo(text(b, names));
    };
  }
}
