package org.matryoshka.guest.aot.backend.machine;

import java.util.ArrayList;
import java.util.List;

/** The code of one method for the machine. */
public final class MachineFunction {
  private final String symbol;
  private final List<MachineBlock> blocks = new ArrayList<>();
  private int registerCount = Registers.FIRST_VIRTUAL;
  private int spillBytes;
  private int outgoingBytes;
  private int savedRegisters;
  private int graphBlocks;

  /** An empty function. */
  public MachineFunction(String symbol) {
    this.symbol = symbol;
  }

  /** The symbol of its first instruction. */
  public String symbol() {
    return symbol;
  }

  /** The blocks, the first one is entered first; may be changed. */
  public List<MachineBlock> blocks() {
    return blocks;
  }

  /** Says how many of the first blocks are blocks of the method, the others being edges. */
  public void setGraphBlocks(int count) {
    graphBlocks = count;
  }

  /** How many of the first blocks are blocks of the method, the others being edges. */
  public int graphBlocks() {
    return graphBlocks;
  }

  /** Makes a virtual register. */
  public int newRegister() {
    return registerCount++;
  }

  /** A number greater than that of every register. */
  public int registerCount() {
    return registerCount;
  }

  /** Makes room for a spilled register; the offset in the spill area. */
  public int newSpillSlot() {
    spillBytes += 8;
    return spillBytes - 8;
  }

  /** Bytes of the spill area. */
  public int spillBytes() {
    return spillBytes;
  }

  /** Makes room for so many bytes of arguments of calls. */
  public void needOutgoing(int bytes) {
    outgoingBytes = Math.max(outgoingBytes, bytes);
  }

  /** Bytes at the top of the stack for arguments of calls. */
  public int outgoingBytes() {
    return outgoingBytes;
  }

  /** Says which callee-saved registers are used, as a mask. */
  public void setSavedRegisters(int mask) {
    savedRegisters = mask;
  }

  /** The callee-saved registers that are used, as a mask. */
  public int savedRegisters() {
    return savedRegisters;
  }

  /** Bytes below the return address. */
  public int frameBytes() {
    return 8 * Integer.bitCount(savedRegisters) + spillBytes + outgoingBytes;
  }
}
