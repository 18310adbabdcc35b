package org.matryoshka.guest.aot.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** A sequence of nodes that is entered at its head only and left at its end only. */
public final class Block {
  private final int id;
  private final List<Phi> phis = new ArrayList<>();
  private final List<Instruction> instructions = new ArrayList<>();
  private final List<Block> predecessors = new ArrayList<>();
  private Terminator terminator;
  private int loopDepth;

  Block(int id) {
    this.id = id;
  }

  /** Returns the number of the block in its graph. */
  public int id() {
    return id;
  }

  /** Returns the phis; a view. All of them change at once when the block is entered. */
  public List<Phi> phis() {
    return Collections.unmodifiableList(phis);
  }

  /** Returns the instructions in the order in which they run; a view. */
  public List<Instruction> instructions() {
    return Collections.unmodifiableList(instructions);
  }

  /** Returns the blocks from which edges come, one entry for each edge; a view. */
  public List<Block> predecessors() {
    return Collections.unmodifiableList(predecessors);
  }

  /** Returns the end of the block, null while the block is being built. */
  public Terminator terminator() {
    return terminator;
  }

  /** Returns in how many loops the block stands. */
  public int loopDepth() {
    return loopDepth;
  }

  /** Says in how many loops the block stands. */
  public void setLoopDepth(int loopDepth) {
    this.loopDepth = loopDepth;
  }

  /** Adds a phi. */
  public void addPhi(Phi phi) {
    phi.setBlock(this);
    phis.add(phi);
  }

  /** Appends an instruction. */
  public void append(Instruction instruction) {
    instruction.setBlock(this);
    instructions.add(instruction);
  }

  /** Replaces all instructions. */
  public void setInstructions(List<Instruction> replacement) {
    List<Instruction> copy = List.copyOf(replacement);
    instructions.clear();
    copy.forEach(this::append);
  }

  /** Removes the phis that a predicate picks. */
  public void removePhis(Predicate<Phi> unwanted) {
    phis.removeIf(unwanted);
  }

  /** Removes the instructions that a predicate picks. */
  public void removeInstructions(Predicate<Instruction> unwanted) {
    instructions.removeIf(unwanted);
  }

  /** Sets the end of the block; the caller keeps the successors' predecessors in step. */
  public void setTerminator(Terminator terminator) {
    terminator.setBlock(this);
    this.terminator = terminator;
  }

  /** Records an edge that leads here; the caller adds an operand to each phi. */
  public void addPredecessor(Block block) {
    predecessors.add(block);
  }

  /** Lets an edge come from another block; phis stay as they are. */
  public void replacePredecessor(int index, Block block) {
    predecessors.set(index, block);
  }

  /** Removes an edge and its operand of each phi. */
  public void removePredecessor(int index) {
    predecessors.remove(index);
    for (Phi phi : phis) {
      phi.removeInput(index);
    }
  }

  @Override
  public String toString() {
    return "b" + id;
  }
}
