package org.matryoshka.guest.aot.backend.machine;

import java.util.ArrayList;
import java.util.List;

/** Instructions in the order in which they run; the last ones say where control goes. */
public final class MachineBlock {
  private final int number;
  private final int loopDepth;
  private List<MachineInstruction> instructions = new ArrayList<>();
  private final List<MachineBlock> successors = new ArrayList<>();

  /** Makes an empty block. */
  public MachineBlock(int number, int loopDepth) {
    this.number = number;
    this.loopDepth = loopDepth;
  }

  /** Its number in the function. */
  public int number() {
    return number;
  }

  /** In how many loops it stands. */
  public int loopDepth() {
    return loopDepth;
  }

  /** The instructions; may be changed. */
  public List<MachineInstruction> instructions() {
    return instructions;
  }

  /** Replaces the instructions. */
  public void setInstructions(List<MachineInstruction> replacement) {
    instructions = replacement;
  }

  /** Where control can go; may be changed. */
  public List<MachineBlock> successors() {
    return successors;
  }

  @Override
  public String toString() {
    return "b" + number;
  }
}
