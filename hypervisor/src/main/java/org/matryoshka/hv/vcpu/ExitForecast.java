package org.matryoshka.hv.vcpu;

import java.util.Optional;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.hv.exit.ExitReason;
import org.matryoshka.hv.exit.VmExit;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.table.Privilege;

/** What an instruction would exit with, by what it is alone; for people to look at. */
public final class ExitForecast {
  private ExitForecast() {}

  /**
   * The reason with which an instruction leaves a deprivileged guest.
   *
   * @param sensitiveTraps whether sensitive instructions trap, as they do in trap mode
   * @return empty for one that does not trap by itself; a page fault may still come in between
   */
  public static Optional<ExitReason> of(Instruction instruction, boolean sensitiveTraps) {
    Privilege privilege = instruction.form().privilege();
    if (privilege == Privilege.USER || (privilege == Privilege.SENSITIVE && !sensitiveTraps)) {
      return Optional.empty();
    }
    DecodedInstruction decoded = new DecodedInstruction((cpu, in) -> {}, instruction);
    return Optional.ofNullable(ExitClassifier.instruction(new CpuState(), decoded))
        .map(VmExit::reason);
  }
}
