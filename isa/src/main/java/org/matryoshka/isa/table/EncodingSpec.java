package org.matryoshka.isa.table;

/**
 * The parsed "Opcode" column of the manual (SDM vol. 2A, 3.1.1.1); {@link EncodingSyntax} has the
 * notation.
 *
 * @param text as written, for instance {@code "REX.W + 0F B6 /r"}
 * @param mandatoryPrefix 0x66, 0xF2 or 0xF3; 0 if none is part of the opcode; {@link #NO_PREFIX} or
 *     {@link #NO_REPEAT}
 * @param operandSize16 the form needs the operand-size prefix 66
 * @param addressSize32 the form needs the address-size prefix 67
 * @param rexW the form needs REX.W = 1, or VEX.W = 1
 * @param map opcode map: 0 one byte, 1 after 0F, 2 after 0F 38, 3 after 0F 3A; the last three plus
 *     {@link #VEX} where a VEX prefix stands for those bytes
 * @param opcode last opcode byte; with {@code opcodeRegister} the lowest of eight
 * @param opcodeRegister the low three bits of the opcode name a register ({@code +rb, +rw, +rd,
 *     +ro})
 * @param modRm there is a ModRM byte
 * @param digit the value of ModRM.reg that belongs to the opcode ({@code /0} … {@code /7}); −1 for
 *     {@code /r} or none
 * @param fixedModRm the whole ModRM byte where it belongs to the opcode (0F 01 F8), else −1
 * @param immediateBytes bytes of immediate or code offset after it all: 0, 1, 2, 4, 8, or 3 for
 *     ENTER's iw ib
 * @param default64 the operand size is 64 bits without REX.W (near branches, PUSH, POP …)
 */
public record EncodingSpec(
    String text,
    int mandatoryPrefix,
    boolean operandSize16,
    boolean addressSize32,
    boolean rexW,
    int map,
    int opcode,
    boolean opcodeRegister,
    boolean modRm,
    int digit,
    int fixedModRm,
    int immediateBytes,
    boolean default64) {
  /** The manual's NP: 66, F2 and F3 before the opcode are not allowed. */
  public static final int NO_PREFIX = -1;

  /** The manual's NFx: F2 and F3 before the opcode are not allowed. */
  public static final int NO_REPEAT = -2;

  /** Added to {@code map}: the prefix VEX names the map and holds what REX holds elsewhere. */
  public static final int VEX = 4;

  /** The number of opcode maps, some of them empty. */
  public static final int MAPS = 8;

  /** Whether the form has a VEX prefix (SDM vol. 2A, 2.3); its length bit must be 0 in all rows. */
  public boolean vex() {
    return (map & VEX) != 0;
  }

  @Override
  public String toString() {
    return text;
  }
}
