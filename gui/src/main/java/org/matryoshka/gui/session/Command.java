package org.matryoshka.gui.session;

/** What a session can be told to do. */
public sealed interface Command {
  /** Whether it can be done between two slices of a run, which goes on afterwards. */
  default boolean keepsRunning() {
    return false;
  }

  // Forwards

  /**
   * Steps.
   *
   * @param vm goes on until this VM has made a step; 0 for whichever is next
   */
  record Step(int vm) implements Command {}

  /**
   * Steps, but runs a call, an interrupt or an exception that the instruction brings, and a
   * repeated string instruction, to its end.
   *
   * @param vm 0 for whichever is next
   */
  record StepOver(int vm) implements Command {}

  /**
   * Runs until the current function, or interrupt handler, returns.
   *
   * @param vm 0 for whichever is next
   */
  record StepOut(int vm) implements Command {}

  /** Runs until something stops it. */
  record Run() implements Command {}

  /** Stops running or travelling. */
  record Pause() implements Command {}

  /** Runs until a VM is about to execute the instruction at an address. */
  record RunTo(int vm, long gva) implements Command {}

  /**
   * The same, but only in one address space.
   *
   * @param root value of CR3
   */
  record RunToIn(int vm, long gva, long root) implements Command {}

  /** Runs until a condition holds; see docs/visualizer/time-travel.md for how to write one. */
  record RunUntil(String condition) implements Command {}

  /** Runs to the next exit of a kind. */
  record NextExit(ExitFilter filter) implements Command {}

  // Backwards

  /** Goes back to right after the previous exit of a kind. */
  record PreviousExit(ExitFilter filter) implements Command {}

  /**
   * Goes back.
   *
   * @param steps how many
   */
  record StepBack(long steps) implements Command {}

  /**
   * Goes back to before the VM's last instruction; a call, interrupt or exception that has come to
   * its end there is undone as a whole.
   *
   * @param vm 0 for whichever ran last
   */
  record StepOverBack(int vm) implements Command {}

  /**
   * Goes back to where the current function was called, or the interrupt came.
   *
   * @param vm 0 for whichever ran last
   */
  record StepOutBack(int vm) implements Command {}

  /** Goes back to where a breakpoint was passed last, or to power-on. */
  record RunBack() implements Command {}

  /** Goes to the state at a step, back or forth. */
  record Travel(long step) implements Command {}

  // The machine as a whole

  /** Starts over at power-on; edits, input and the future are discarded. */
  record Reset() implements Command {}

  /** Replaces the machine by another one. */
  record Load(WorldSpecification specification) implements Command {}

  // What is done to it from outside: logged, and repeated when it is run anew

  /** Types at a VM's serial port. */
  record Type(int vm, String text) implements Command {
    @Override
    public boolean keepsRunning() {
      return true;
    }
  }

  /** Changes a VM's weight. */
  record SetWeight(int vm, int weight) implements Command {
    @Override
    public boolean keepsRunning() {
      return true;
    }
  }

  /** Changes a VM's cap, in percent of a core. */
  record SetCap(int vm, int percent) implements Command {
    @Override
    public boolean keepsRunning() {
      return true;
    }
  }

  /** Writes a register of a VM by its name. */
  record WriteRegister(int vm, String register, long value) implements Command {}

  /**
   * Writes a vector register of a VM.
   *
   * @param register {@code xmm0} to {@code xmm15}
   * @param low bits 0 to 63
   * @param high bits 64 to 127
   */
  record WriteVector(int vm, String register, long low, long high) implements Command {}

  /** Writes bytes into a VM's memory, as its current address space maps it. */
  record WriteMemory(int vm, long gva, String hexBytes) implements Command {}

  /** Writes bytes into a VM's memory at a guest-physical address. */
  record WritePhysical(int vm, long gpa, String hexBytes) implements Command {}

  /** Halts a VM; the others go on. */
  record PauseVm(int vm) implements Command {
    @Override
    public boolean keepsRunning() {
      return true;
    }
  }

  /** Lets a VM go on. */
  record ResumeVm(int vm) implements Command {
    @Override
    public boolean keepsRunning() {
      return true;
    }
  }

  /** Switches a VM off. */
  record StopVm(int vm) implements Command {
    @Override
    public boolean keepsRunning() {
      return true;
    }
  }

  /** Takes the last edit back: goes to where it was done and forgets it. */
  record Undo() implements Command {}

  /** Does again what {@link Undo} has taken back. */
  record Redo() implements Command {}

  // Where to stop

  /** Sets a breakpoint, watchpoint or the like; its number is given to it. */
  record AddBreakpoint(Breakpoint breakpoint) implements Command {
    @Override
    public boolean keepsRunning() {
      return true;
    }
  }

  /** Replaces the breakpoint of the same number: enables, disables, gives it a condition. */
  record ChangeBreakpoint(Breakpoint breakpoint) implements Command {
    @Override
    public boolean keepsRunning() {
      return true;
    }
  }

  /** Takes a breakpoint away. */
  record RemoveBreakpoint(int number) implements Command {
    @Override
    public boolean keepsRunning() {
      return true;
    }
  }

  /** Sets an execution breakpoint where there is none, takes it away where there is one. */
  record ToggleBreakpoint(int vm, long gva) implements Command {
    @Override
    public boolean keepsRunning() {
      return true;
    }
  }

  /** Changes how much memory the history may hold, in bytes. */
  record SetHistoryLimit(long bytes) implements Command {
    @Override
    public boolean keepsRunning() {
      return true;
    }
  }
}
