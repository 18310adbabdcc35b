package org.matryoshka.isa;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Every register that an instruction can name, with its class and the number that encodes it (SDM
 * vol. 2, table 2-2 and 3-1).
 *
 * <p>AH, CH, DH and BH share the numbers 4 to 7 with SPL, BPL, SIL and DIL: without a REX prefix
 * the number means the high byte, with one the low byte of RSP, RBP, RSI, RDI.
 */
public enum Register {
  RAX(RegisterClass.GPR64, 0),
  RCX(RegisterClass.GPR64, 1),
  RDX(RegisterClass.GPR64, 2),
  RBX(RegisterClass.GPR64, 3),
  RSP(RegisterClass.GPR64, 4),
  RBP(RegisterClass.GPR64, 5),
  RSI(RegisterClass.GPR64, 6),
  RDI(RegisterClass.GPR64, 7),
  R8(RegisterClass.GPR64, 8),
  R9(RegisterClass.GPR64, 9),
  R10(RegisterClass.GPR64, 10),
  R11(RegisterClass.GPR64, 11),
  R12(RegisterClass.GPR64, 12),
  R13(RegisterClass.GPR64, 13),
  R14(RegisterClass.GPR64, 14),
  R15(RegisterClass.GPR64, 15),
  EAX(RegisterClass.GPR32, 0),
  ECX(RegisterClass.GPR32, 1),
  EDX(RegisterClass.GPR32, 2),
  EBX(RegisterClass.GPR32, 3),
  ESP(RegisterClass.GPR32, 4),
  EBP(RegisterClass.GPR32, 5),
  ESI(RegisterClass.GPR32, 6),
  EDI(RegisterClass.GPR32, 7),
  R8D(RegisterClass.GPR32, 8),
  R9D(RegisterClass.GPR32, 9),
  R10D(RegisterClass.GPR32, 10),
  R11D(RegisterClass.GPR32, 11),
  R12D(RegisterClass.GPR32, 12),
  R13D(RegisterClass.GPR32, 13),
  R14D(RegisterClass.GPR32, 14),
  R15D(RegisterClass.GPR32, 15),
  AX(RegisterClass.GPR16, 0),
  CX(RegisterClass.GPR16, 1),
  DX(RegisterClass.GPR16, 2),
  BX(RegisterClass.GPR16, 3),
  SP(RegisterClass.GPR16, 4),
  BP(RegisterClass.GPR16, 5),
  SI(RegisterClass.GPR16, 6),
  DI(RegisterClass.GPR16, 7),
  R8W(RegisterClass.GPR16, 8),
  R9W(RegisterClass.GPR16, 9),
  R10W(RegisterClass.GPR16, 10),
  R11W(RegisterClass.GPR16, 11),
  R12W(RegisterClass.GPR16, 12),
  R13W(RegisterClass.GPR16, 13),
  R14W(RegisterClass.GPR16, 14),
  R15W(RegisterClass.GPR16, 15),
  AL(RegisterClass.GPR8, 0),
  CL(RegisterClass.GPR8, 1),
  DL(RegisterClass.GPR8, 2),
  BL(RegisterClass.GPR8, 3),
  SPL(RegisterClass.GPR8, 4),
  BPL(RegisterClass.GPR8, 5),
  SIL(RegisterClass.GPR8, 6),
  DIL(RegisterClass.GPR8, 7),
  R8B(RegisterClass.GPR8, 8),
  R9B(RegisterClass.GPR8, 9),
  R10B(RegisterClass.GPR8, 10),
  R11B(RegisterClass.GPR8, 11),
  R12B(RegisterClass.GPR8, 12),
  R13B(RegisterClass.GPR8, 13),
  R14B(RegisterClass.GPR8, 14),
  R15B(RegisterClass.GPR8, 15),
  AH(RegisterClass.GPR8, 4),
  CH(RegisterClass.GPR8, 5),
  DH(RegisterClass.GPR8, 6),
  BH(RegisterClass.GPR8, 7),
  ES(RegisterClass.SEGMENT, 0),
  CS(RegisterClass.SEGMENT, 1),
  SS(RegisterClass.SEGMENT, 2),
  DS(RegisterClass.SEGMENT, 3),
  FS(RegisterClass.SEGMENT, 4),
  GS(RegisterClass.SEGMENT, 5),
  CR0(RegisterClass.CONTROL, 0),
  CR1(RegisterClass.CONTROL, 1),
  CR2(RegisterClass.CONTROL, 2),
  CR3(RegisterClass.CONTROL, 3),
  CR4(RegisterClass.CONTROL, 4),
  CR5(RegisterClass.CONTROL, 5),
  CR6(RegisterClass.CONTROL, 6),
  CR7(RegisterClass.CONTROL, 7),
  CR8(RegisterClass.CONTROL, 8),
  CR9(RegisterClass.CONTROL, 9),
  CR10(RegisterClass.CONTROL, 10),
  CR11(RegisterClass.CONTROL, 11),
  CR12(RegisterClass.CONTROL, 12),
  CR13(RegisterClass.CONTROL, 13),
  CR14(RegisterClass.CONTROL, 14),
  CR15(RegisterClass.CONTROL, 15),
  DR0(RegisterClass.DEBUG, 0),
  DR1(RegisterClass.DEBUG, 1),
  DR2(RegisterClass.DEBUG, 2),
  DR3(RegisterClass.DEBUG, 3),
  DR4(RegisterClass.DEBUG, 4),
  DR5(RegisterClass.DEBUG, 5),
  DR6(RegisterClass.DEBUG, 6),
  DR7(RegisterClass.DEBUG, 7),
  DR8(RegisterClass.DEBUG, 8),
  DR9(RegisterClass.DEBUG, 9),
  DR10(RegisterClass.DEBUG, 10),
  DR11(RegisterClass.DEBUG, 11),
  DR12(RegisterClass.DEBUG, 12),
  DR13(RegisterClass.DEBUG, 13),
  DR14(RegisterClass.DEBUG, 14),
  DR15(RegisterClass.DEBUG, 15),
  XMM0(RegisterClass.XMM, 0),
  XMM1(RegisterClass.XMM, 1),
  XMM2(RegisterClass.XMM, 2),
  XMM3(RegisterClass.XMM, 3),
  XMM4(RegisterClass.XMM, 4),
  XMM5(RegisterClass.XMM, 5),
  XMM6(RegisterClass.XMM, 6),
  XMM7(RegisterClass.XMM, 7),
  XMM8(RegisterClass.XMM, 8),
  XMM9(RegisterClass.XMM, 9),
  XMM10(RegisterClass.XMM, 10),
  XMM11(RegisterClass.XMM, 11),
  XMM12(RegisterClass.XMM, 12),
  XMM13(RegisterClass.XMM, 13),
  XMM14(RegisterClass.XMM, 14),
  XMM15(RegisterClass.XMM, 15),
  ST0(RegisterClass.X87, 0),
  ST1(RegisterClass.X87, 1),
  ST2(RegisterClass.X87, 2),
  ST3(RegisterClass.X87, 3),
  ST4(RegisterClass.X87, 4),
  ST5(RegisterClass.X87, 5),
  ST6(RegisterClass.X87, 6),
  ST7(RegisterClass.X87, 7),
  RIP(RegisterClass.INSTRUCTION_POINTER, 0),
  EIP(RegisterClass.INSTRUCTION_POINTER, 1);

  private static final Map<String, Register> BY_NAME = new HashMap<>();
  private static final Register[][] BY_CLASS = new Register[RegisterClass.values().length][16];

  static {
    for (Register register : values()) {
      BY_NAME.put(register.text(), register);
      if (!register.isHighByte()) {
        BY_CLASS[register.registerClass.ordinal()][register.number] = register;
      }
    }
  }

  private final RegisterClass registerClass;
  private final int number;

  Register(RegisterClass registerClass, int number) {
    this.registerClass = registerClass;
    this.number = number;
  }

  /** The kind of this register. */
  public RegisterClass registerClass() {
    return registerClass;
  }

  /** The number that encodes it in ModRM, SIB or the opcode with the REX bit on top: 0 to 15. */
  public int number() {
    return number;
  }

  /** True for AH, CH, DH, BH, which can't be used together with a REX prefix. */
  public boolean isHighByte() {
    return this == AH || this == CH || this == DH || this == BH;
  }

  /** True for SPL, BPL, SIL, DIL, which need a REX prefix even when no REX bit is set. */
  public boolean needsRex() {
    return this == SPL || this == BPL || this == SIL || this == DIL;
  }

  /**
   * Width in bits: 8, 16, 32, 64, 80 or 128; 16 for segment registers, 64 for control and debug
   * registers.
   */
  public int bits() {
    return switch (registerClass) {
      case GPR8 -> 8;
      case GPR16, SEGMENT -> 16;
      case GPR32 -> 32;
      case GPR64, CONTROL, DEBUG -> 64;
      case X87 -> 80;
      case XMM -> 128;
      case INSTRUCTION_POINTER -> this == RIP ? 64 : 32;
    };
  }

  /** The name as an assembler writes it, in lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The register of a class with a number.
   *
   * @param number 0 to 15; for {@code GPR8} the numbers 4 to 7 mean SPL … DIL (see {@link
   *     #highByte})
   * @return the register
   * @throws IllegalArgumentException if the class has no register of that number
   */
  public static Register of(RegisterClass registerClass, int number) {
    Register register = BY_CLASS[registerClass.ordinal()][number];
    if (register == null) {
      throw new IllegalArgumentException("no register " + number + " in " + registerClass);
    }
    return register;
  }

  /** AH, CH, DH, BH for the numbers 4 to 7. */
  public static Register highByte(int number) {
    return switch (number) {
      case 4 -> AH;
      case 5 -> CH;
      case 6 -> DH;
      case 7 -> BH;
      default -> throw new IllegalArgumentException("no high byte register " + number);
    };
  }

  /** The register with this name, in any case. */
  public static Optional<Register> byName(String name) {
    return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
  }
}
