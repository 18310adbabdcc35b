package org.matryoshka.guest.aot.backend.select;

/** A second operand: one of register, number, address of a symbol, memory. */
sealed interface Source {
  /** A register. */
  record Reg(int register) implements Source {}

  /** A number that fits 32 bits, signed. */
  record Imm(long value) implements Source {}

  /** The address of a symbol as a number of 32 bits, signed. */
  record Sym(String symbol) implements Source {}

  /** Memory of the operation's width. */
  record Mem(Address address) implements Source {}
}
