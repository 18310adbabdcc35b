package org.matryoshka.cpu.decode;

import org.matryoshka.cpu.Cpu;

/** The semantics of an instruction form. */
@FunctionalInterface
public interface Handler {
  /**
   * Executes one instruction. On entry {@code cpu.state.rip} is already the address of the next
   * instruction.
   *
   * @throws org.matryoshka.isa.fault.GuestFault before any architectural state is changed
   */
  void execute(Cpu cpu, DecodedInstruction in);
}
