package org.matryoshka.hv.exit;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.isa.fault.GuestFault;

/**
 * What an {@link ExitHandler} works on: a virtual CPU that has just left the guest. Its state is
 * the virtual one, as the guest believes it to be, with RIP at the instruction that exited.
 */
public interface ExitContext {
  /** The virtual processor. Its memory management unit walks the guest's own page tables. */
  Cpu cpu();

  /**
   * Executes the instruction that exited on the virtual processor, as a bare machine would, and
   * reacts to what it changed. If it faults, the guest gets the fault.
   */
  ExitOutcome emulate();

  /** Enters the guest's own handler for an exception. RIP stays at the instruction. */
  ExitOutcome reflect(GuestFault fault);

  /** Reflects the exception that exited. */
  ExitOutcome reflect();

  /** Enters the guest's handler for a debug trap after an instruction. */
  ExitOutcome reflectSingleStep();

  /** After a hidden fault: makes the shadow tables map the page, or emulates where they can't. */
  ExitOutcome fillShadow();

  /** Enters the guest's handler for the interrupt that waits, if one does and may be taken now. */
  ExitOutcome deliverInterrupt();

  /** Moves RIP behind the instruction that exited, without executing it. */
  void skipInstruction();

  /** Sends a byte to the virtual machine's console. */
  void print(int character);

  /** Why the virtual machine can't go on after a triple fault, as a sentence. */
  String shutdownReason();
}
