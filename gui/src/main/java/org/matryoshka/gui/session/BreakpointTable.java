package org.matryoshka.gui.session;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.matryoshka.gui.session.condition.Condition;
import org.matryoshka.gui.session.machine.GuestView;
import org.matryoshka.gui.session.machine.VmNames;

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

  /**
   * Sets one, changes it, takes it away.
   *
   * @throws IllegalArgumentException if that can't be done; the message says why
   */
  void execute(World world, Command command) {
    switch (command) {
      case Command.AddBreakpoint(Breakpoint breakpoint) -> add(world, breakpoint);
      case Command.ChangeBreakpoint(Breakpoint breakpoint) -> change(world, breakpoint);
      case Command.RemoveBreakpoint(int number) -> remove(number);
      case Command.ToggleBreakpoint(int vm, long gva) -> toggle(world, vm, gva);
      default -> throw new IllegalArgumentException(command + " is not about breakpoints");
    }
  }

  private void add(World world, Breakpoint breakpoint) {
    Breakpoint checked = checked(world, breakpoint).withNumber(++last);
    List<Breakpoint> more = new ArrayList<>(all);
    more.add(checked);
    all = List.copyOf(more);
  }

  private void change(World world, Breakpoint breakpoint) {
    require(breakpoint.number());
    Breakpoint checked = checked(world, breakpoint);
    all = all.stream().map(old -> old.number() == checked.number() ? checked : old).toList();
  }

  private void count(Breakpoint hit) {
    all =
        all.stream()
            .map(old -> old.number() == hit.number() ? old.withHits(hit.hits()) : old)
            .toList();
  }

  private void remove(int number) {
    require(number);
    all = all.stream().filter(old -> old.number() != number).toList();
  }

  private void toggle(World world, int vm, long gva) {
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

  /**
   * The breakpoint as it is kept: a watched address is guest-physical from now on.
   *
   * @throws IllegalArgumentException if it can't be set; the message says why
   */
  private static Breakpoint checked(World world, Breakpoint breakpoint) {
    int vm = breakpoint.place().vm();
    boolean ofOneVm =
        switch (breakpoint.place()) {
          case Breakpoint.Execution _, Breakpoint.MemoryAccess _ -> true;
          default -> false;
        };
    if (vm < (ofOneVm ? 1 : 0) || vm > world.machines().size()) {
      throw new IllegalArgumentException("There is no VM " + vm + ".");
    }
    condition(world, breakpoint);
    return breakpoint.place() instanceof Breakpoint.MemoryAccess access
        ? breakpoint.withPlace(checked(world, access))
        : breakpoint;
  }

  private static Breakpoint.MemoryAccess checked(World world, Breakpoint.MemoryAccess access) {
    if (access.length() < 1 || access.length() > 4096 || (!access.onRead() && !access.onWrite())) {
      throw new IllegalArgumentException(
          "A watchpoint is for reads, writes or both, of 1 to 4096 bytes.");
    }
    if (access.physical()) {
      return access;
    }
    long gpa =
        GuestView.translate(world.machine(access.vm()), access.address())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "0x%x is not mapped in VM %s now, so it can't be watched."
                            .formatted(access.address(), VmNames.of(world.machine(access.vm())))));
    return access.withPhysical(gpa);
  }

  private static Condition condition(World world, Breakpoint breakpoint) {
    return breakpoint.condition().isBlank()
        ? null
        : Condition.parse(breakpoint.condition(), world.names());
  }

  /** Those that are enabled, ready to look out. */
  List<Spotter> spotters(World world, boolean counting) {
    List<Spotter> spotters = new ArrayList<>();
    for (Breakpoint set : all) {
      if (set.enabled()) {
        spotters.add(
            new BreakpointSpotter(
                world,
                set,
                spotter(world, set),
                condition(world, set),
                counting ? this::count : hit -> {}));
      }
    }
    return spotters;
  }

  private static Spotter spotter(World world, Breakpoint set) {
    return switch (set.place()) {
      case Breakpoint.Execution(int vm, long gva, OptionalLong root) ->
          new Spotters.OnAddress(world, vm, gva, root.isEmpty() ? null : root.getAsLong());
      case Breakpoint.MemoryAccess access -> new AccessSpotter(world, access);
      case Breakpoint.PrivilegeChange(int vm) -> new Spotters.OnPrivilege(vm);
      case Breakpoint.AddressSpaceSwitch(int vm) -> new Spotters.OnAddressSpace(world, vm);
      case Breakpoint.VmSwitch(int vm) -> new Spotters.OnVmSwitch(world, vm);
      case Breakpoint.Exit(ExitFilter filter) -> new Spotters.OnExit(filter);
    };
  }
}
