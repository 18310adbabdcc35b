package org.matryoshka.gui.session.condition;

import java.util.List;

/** Something that may hold after a step. */
public final class Condition {
  private final String text;
  private final Term term;
  private final boolean atExits;

  Condition(String text, Term term, boolean atExits) {
    this.text = text;
    this.term = term;
    this.atExits = atExits;
  }

  /**
   * Reads one.
   *
   * @param vmNames names of the VMs, in the order of their numbers: they stand for the numbers
   * @throws ConditionException if it is none; the message says where and why
   */
  public static Condition parse(String text, List<String> vmNames) {
    return new ConditionParser(text, vmNames).parse();
  }

  /** As it was written. */
  public String text() {
    return text;
  }

  /** Whether it can hold after no step but a VM exit. */
  public boolean isAboutExits() {
    return atExits;
  }

  /** Whether it holds. */
  public boolean holds(Moment moment) {
    return term.value(moment) != 0;
  }
}
