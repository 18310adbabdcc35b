package org.matryoshka.gui.session;

/** The spotters of single commands. */
final class Spotters {
  private Spotters() {}

  /** An exit of a kind. */
  static final class OnExit implements Spotter {
    private final ExitFilter filter;
    private ExitEntry seen;

    OnExit(ExitFilter filter) {
      this.filter = filter;
    }

    @Override
    public boolean stepwise() {
      return false;
    }

    @Override
    public boolean atExit(ExitEntry exit) {
      boolean matches = filter.matches(exit);
      if (matches) {
        seen = exit;
      }
      return matches;
    }

    @Override
    public String cause() {
      return seen.exit().sentence();
    }
  }

  /** A step of one VM. */
  static final class OnStepOf implements Spotter {
    private final World world;
    private final int vm;
    private long steps;

    OnStepOf(World world, int vm) {
      this.world = world;
      this.vm = vm;
    }

    @Override
    public boolean stepwise() {
      return true;
    }

    @Override
    public void begin() {
      steps = world.machine(vm).steps();
    }

    @Override
    public boolean atStep() {
      return world.machine(vm).steps() != steps;
    }

    @Override
    public String cause() {
      return "Stepped.";
    }
  }
}
