package org.matryoshka.cpu.system;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.isa.table.InstructionForm;

/** Finds the handlers of all system instructions. */
public final class SystemInstructions {
  private static final List<Function<InstructionForm, Handler>> FAMILIES =
      List.of(
          ControlRegisters::handlerFor,
          DebugRegisters::handlerFor,
          ModelSpecificRegisters::handlerFor,
          TimeStampCounter::handlerFor,
          ProcessorIdentification::handlerFor,
          DescriptorTableRegisters::handlerFor,
          DescriptorQueries::handlerFor,
          SegmentLoads::handlerFor,
          SegmentBases::handlerFor,
          FarTransfers::handlerFor,
          FarReturns::handlerFor,
          SoftwareInterrupts::handlerFor,
          FastSystemCalls::handlerFor,
          FlagsRegister::handlerFor,
          PortAccess::handlerFor,
          PortStrings::handlerFor,
          ProcessorControl::handlerFor);

  private SystemInstructions() {}

  /** The semantics of a form, or null if it is not a system instruction. */
  public static Handler handlerFor(InstructionForm form) {
    return FAMILIES.stream()
        .map(family -> family.apply(form))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
