package org.matryoshka.hv.vcpu;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.TrapInterceptor;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.isa.Mnemonic;
import org.matryoshka.isa.fault.GuestFault;

/**
 * Stands below a guest on a physical core: keeps the trap that happened and stops the core, so that
 * it is dealt with outside of the core's loop.
 */
final class TrapLatch implements TrapInterceptor {
  /** What kind of trap. */
  enum Kind {
    FAULT,
    SOFTWARE_INTERRUPT,
    SENSITIVE
  }

  Kind kind;

  /** For {@link Kind#FAULT}. */
  GuestFault fault;

  /** For {@link Kind#SOFTWARE_INTERRUPT}. */
  int vector;

  /** The instruction that trapped; null if it could not be fetched, and for a debug trap. */
  DecodedInstruction instruction;

  /** What is latched, for people; {@link PhysicalTrap#NONE} before the first trap. */
  PhysicalTrap trap() {
    return switch (kind) {
      case null -> PhysicalTrap.NONE;
      case FAULT ->
          new PhysicalTrap(
              PhysicalTrap.Kind.EXCEPTION,
              fault.vector().vector(),
              fault.errorCode(),
              fault.address());
      case SOFTWARE_INTERRUPT ->
          instruction == null
              ? new PhysicalTrap(PhysicalTrap.Kind.SINGLE_STEP, vector, 0, 0)
              : new PhysicalTrap(PhysicalTrap.Kind.SOFTWARE_INTERRUPT, vector, 0, 0);
      case SENSITIVE -> new PhysicalTrap(PhysicalTrap.Kind.SENSITIVE, 0, 0, 0);
    };
  }

  @Override
  public Outcome onFault(Cpu cpu, GuestFault raised, DecodedInstruction in) {
    kind = Kind.FAULT;
    fault = raised;
    instruction = in;
    return Outcome.STOP;
  }

  @Override
  public Outcome onSoftwareInterrupt(Cpu cpu, int number, DecodedInstruction in) {
    kind = Kind.SOFTWARE_INTERRUPT;
    vector = number;
    instruction = in;
    return Outcome.STOP;
  }

  @Override
  public Outcome onSensitiveInstruction(Cpu cpu, DecodedInstruction in) {
    if (readsTimeStamp(in)) {
      return Outcome.DELIVER; // the counter shows the guest's time: see Deprivilege
    }
    kind = Kind.SENSITIVE;
    instruction = in;
    return Outcome.STOP;
  }

  private static boolean readsTimeStamp(DecodedInstruction in) {
    Mnemonic mnemonic = in.instruction.mnemonic();
    return mnemonic == Mnemonic.RDTSC || mnemonic == Mnemonic.RDTSCP;
  }
}
