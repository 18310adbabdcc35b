package org.matryoshka.gui.session;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The breakpoints that are set. Changed on the session's thread, read on any. */
final class BreakpointTable {
  private volatile List<Breakpoint> all = List.of();
  private int last;

  /** All of them, in the order of their numbers. */
  List<Breakpoint> all() {
    return all;
  }

  void clear() {
    all = List.of();
  }

  void add(World world, Breakpoint breakpoint) {
    List<Breakpoint> more = new ArrayList<>(all);
    more.add(breakpoint.withNumber(++last));
    all = List.copyOf(more);
  }

  void change(World world, Breakpoint breakpoint) {
    require(breakpoint.number());
    all = all.stream().map(old -> old.number() == breakpoint.number() ? breakpoint : old).toList();
  }

  void remove(int number) {
    require(number);
    all = all.stream().filter(old -> old.number() != number).toList();
  }

  void toggle(World world, int vm, long gva) {
    for (Breakpoint set : all) {
      if (set.place() instanceof Breakpoint.Execution(int ofVm, long at, OptionalLong _)
          && ofVm == vm
          && at == gva) {
        remove(set.number());
        return;
      }
    }
    add(world, Breakpoint.at(new Breakpoint.Execution(vm, gva, OptionalLong.empty())));
  }

  private void require(int number) {
    if (all.stream().noneMatch(set -> set.number() == number)) {
      throw new IllegalArgumentException("There is no breakpoint " + number + ".");
    }
  }

  /** Those that are enabled, ready to look out. */
  List<Spotter> spotters(World world) {
    return List.of();
  }
}
