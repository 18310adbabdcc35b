package org.matryoshka.guest.aot.backend.machine;

/** An argument of a trap: a register, memory at a register, an immediate or an address. */
public final class TrapArgument {
  private int register;
  private final int displacement;
  private final boolean memory;
  private long immediate;
  private String symbol;
  private boolean spilled;

  private TrapArgument(
      int register, boolean memory, int displacement, long immediate, String symbol) {
    this.register = register;
    this.memory = memory;
    this.displacement = displacement;
    this.immediate = immediate;
    this.symbol = symbol;
  }

  /** What a register holds. */
  public static TrapArgument register(int register) {
    return new TrapArgument(register, false, 0, 0, null);
  }

  /** The int at an address. */
  public static TrapArgument intAt(int base, int displacement) {
    return new TrapArgument(base, true, displacement, 0, null);
  }

  /** A number. */
  public static TrapArgument immediate(long value) {
    return new TrapArgument(-1, false, 0, value, null);
  }

  /** The address of a symbol. */
  public static TrapArgument symbol(String symbol) {
    return new TrapArgument(-1, false, 0, 0, symbol);
  }

  /** The register that is read, or -1. */
  public int register() {
    return register;
  }

  /** Puts another register, or the offset of a spill slot, in the place of the register. */
  public void replace(int newRegister, boolean isSpillSlot) {
    register = newRegister;
    spilled = isSpillSlot;
  }

  /** Puts a number or an address in the place of the register. */
  public void becomeConstant(long value, String address) {
    register = -1;
    immediate = value;
    symbol = address;
  }

  /** Whether {@link #register} is the offset of a spill slot. */
  public boolean isSpilled() {
    return spilled;
  }

  /** Whether memory at the register is meant. */
  public boolean isMemory() {
    return memory;
  }

  /** Distance from the register. */
  public int displacement() {
    return displacement;
  }

  /** The number, if there is no register. */
  public long immediate() {
    return immediate;
  }

  /** The symbol whose address is meant, or null. */
  public String symbol() {
    return symbol;
  }
}
