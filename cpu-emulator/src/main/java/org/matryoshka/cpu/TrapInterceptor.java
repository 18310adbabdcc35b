package org.matryoshka.cpu;

import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.isa.fault.GuestFault;

/**
 * Takes a core's traps before the interrupt descriptor table does: where a hypervisor stands. It is
 * called on the host thread, from within {@link Cpu#run}, with the core's state as the manual has
 * it at that kind of event; it may change the state, the control registers (through {@link Cpu})
 * and the memory.
 */
public interface TrapInterceptor {
  /** What the core does next. */
  enum Outcome {
    /** Go on at {@code state.rip}: the interceptor has dealt with it. */
    RESUME,
    /**
     * Go on as if there were no interceptor: deliver through the core's own interrupt descriptor
     * table.
     */
    DELIVER,
    /**
     * Leave {@link Cpu#run} with {@link StopReason#INTERCEPTED}; a later run goes on at {@code
     * state.rip}.
     */
    STOP
  }

  /**
   * A fault. The state is that before the faulting instruction, {@code state.rip} is its address;
   * CR2 has not been written.
   *
   * @param instruction the faulting instruction, or null if it could not be fetched or decoded
   */
  Outcome onFault(Cpu cpu, GuestFault fault, DecodedInstruction instruction);

  /**
   * A software interrupt or trap that would go through the interrupt descriptor table: INT n, INT3,
   * INT1, or a debug trap after an instruction. {@code state.rip} is the address of the instruction
   * after it.
   *
   * @param vector 0 to 255
   * @param instruction the INT, or null for a debug trap
   */
  Outcome onSoftwareInterrupt(Cpu cpu, int vector, DecodedInstruction instruction);

  /**
   * A sensitive instruction in ring 3 while {@link Cpu#setTrapSensitive} is on. It has not been
   * executed; {@code state.rip} is its address.
   */
  Outcome onSensitiveInstruction(Cpu cpu, DecodedInstruction instruction);
}
