package org.matryoshka.gui.session;

/** What a session can be told to do. */
public sealed interface Command {
  /**
   * Steps.
   *
   * @param vm goes on until this VM has made a step; 0 for whichever is next
   */
  record Step(int vm) implements Command {}

  /**
   * Steps, but runs a call, an interrupt or an exception that the instruction brings to its end.
   */
  record StepOver(int vm) implements Command {}

  /** Runs until the current function returns. */
  record StepOut(int vm) implements Command {}

  /** Runs until something stops it. */
  record Run() implements Command {}

  /** Stops running or travelling. */
  record Pause() implements Command {}

  /** Runs until a VM is about to execute the instruction at an address. */
  record RunTo(int vm, long gva) implements Command {}

  /** Runs to the next exit of a kind. */
  record NextExit(ExitFilter filter) implements Command {}

  /** Goes back to right after the previous exit of a kind. */
  record PreviousExit(ExitFilter filter) implements Command {}

  /**
   * Goes back.
   *
   * @param steps how many
   */
  record StepBack(long steps) implements Command {}

  /** Goes back to where a breakpoint was passed last, or to power-on. */
  record RunBack() implements Command {}

  /** Goes to the state at a step, back or forth. */
  record Travel(long step) implements Command {}

  /** Starts over at power-on; edits, input and the future are discarded. */
  record Reset() implements Command {}

  /** Replaces the machine by another one. */
  record Load(WorldSpecification specification) implements Command {}

  /** Types at a VM's serial port. */
  record Type(int vm, String text) implements Command {}

  /** Changes a VM's weight. */
  record SetWeight(int vm, int weight) implements Command {}

  /** Changes a VM's cap, in percent of a core. */
  record SetCap(int vm, int percent) implements Command {}

  /** Writes a register of a VM by its name. */
  record WriteRegister(int vm, String register, long value) implements Command {}

  /** Writes bytes into a VM's memory, as its current address space maps it. */
  record WriteMemory(int vm, long gva, String hexBytes) implements Command {}
}
