package org.matryoshka.gui.inspect.exits;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.matryoshka.gui.inspect.exits.ExitField.ByteRange;
import org.matryoshka.hv.exit.VmExit;
import org.matryoshka.hv.exit.VmExit.Direction;
import org.matryoshka.hv.vcpu.PhysicalTrap;
import org.matryoshka.isa.Mnemonic;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.RegisterClass;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.instruction.Operand;

/** Stores an exit as VMX would (SDM vol. 3C, 28.2). */
final class VmxEncoding {
  static final String REASON = "Exit reason";
  static final String QUALIFICATION = "Exit qualification";
  static final String LINEAR_ADDRESS = "Guest-linear address";
  static final String INTERRUPTION = "VM-exit interruption information";
  static final String ERROR_CODE = "VM-exit interruption error code";
  static final String LENGTH = "VM-exit instruction length";
  static final String RIP = "Guest RIP";
  static final String INSTRUCTION = "Instruction bytes";

  private static final int HARDWARE_EXCEPTION = 3;
  private static final int SOFTWARE_INTERRUPT = 4;
  private static final int HAS_ERROR_CODE = 1 << 11;
  private static final int VALID = 1 << 31;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final List<RawExit.Part> parts = new ArrayList<>();

  private VmxEncoding() {}

  /**
   * The stored form of an exit.
   *
   * @param trap of the physical core, as far as it is known
   * @param instruction that exited, or null
   * @param code its bytes; empty if unknown
   */
  static RawExit encode(
      VmExit exit, long rip, PhysicalTrap trap, Instruction instruction, byte[] code) {
    VmxEncoding out = new VmxEncoding();
    out.number(REASON, exit.reason().number(), 4);
    out.number(QUALIFICATION, qualification(exit, instruction), 8);
    out.number(LINEAR_ADDRESS, linearAddress(exit), 8);
    out.number(INTERRUPTION, interruption(exit, trap), 4);
    out.number(ERROR_CODE, errorCode(exit, trap), 4);
    out.number(LENGTH, code.length, 4);
    out.number(RIP, rip, 8);
    if (code.length > 0) {
      out.parts.add(new RawExit.Part(INSTRUCTION, new ByteRange(out.bytes.size(), code.length)));
      out.bytes.writeBytes(code);
    }
    return new RawExit(out.bytes.toByteArray(), out.parts);
  }

  private void number(String name, long value, int size) {
    parts.add(new RawExit.Part(name, new ByteRange(bytes.size(), size)));
    for (int i = 0; i < size; i++) {
      bytes.write((int) (value >>> (8 * i)));
    }
  }

  /** SDM vol. 3C, 28.2.1. */
  static long qualification(VmExit exit, Instruction in) {
    return switch (exit) {
      case VmExit.PageFault e -> e.gva();
      case VmExit.Invlpg e -> e.gva();
      case VmExit.SoftwareInterrupt e -> e.singleStep() ? 1L << 14 : 0;
      case VmExit.CrAccess e -> crAccess(e, in);
      case VmExit.DrAccess e ->
          e.register() | (e.direction() == Direction.READ ? 1L << 4 : 0) | gpr(in) << 8;
      case VmExit.IoInstruction e -> ioInstruction(e, in);
      case VmExit.GuestException _,
          VmExit.RingSwitch _,
          VmExit.FlagsAccess _,
          VmExit.SegmentAccess _,
          VmExit.ExternalInterrupt _,
          VmExit.TripleFault _,
          VmExit.InterruptWindow _,
          VmExit.Cpuid _,
          VmExit.Hlt _,
          VmExit.Invd _,
          VmExit.Wbinvd _,
          VmExit.Rdpmc _,
          VmExit.Rdtsc _,
          VmExit.Rdtscp _,
          VmExit.Vmcall _,
          VmExit.Rdmsr _,
          VmExit.Wrmsr _,
          VmExit.GdtrIdtrAccess _,
          VmExit.LdtrTrAccess _,
          VmExit.PreemptionTimer _ ->
          0;
    };
  }

  /** Bits 3:0 the register, 5:4 the kind of access, 11:8 the general register. */
  private static long crAccess(VmExit.CrAccess exit, Instruction in) {
    Mnemonic mnemonic = in == null ? Mnemonic.MOV : in.mnemonic();
    long access =
        switch (mnemonic) {
          case CLTS -> 2;
          case LMSW -> 3;
          default -> exit.direction() == Direction.READ ? 1 : 0;
        };
    return exit.register() | access << 4 | gpr(in) << 8;
  }

  /** Bits 2:0 size − 1, 3 IN, 4 string, 5 REP, 6 immediate, 31:16 the port. */
  private static long ioInstruction(VmExit.IoInstruction exit, Instruction in) {
    long bits = exit.size() - 1L | (exit.direction() == Direction.READ ? 8 : 0);
    if (in != null) {
      bits |= isString(in) ? 1 << 4 : 0;
      bits |= in.prefixes().rep() ? 1 << 5 : 0;
      bits |= in.operands().stream().anyMatch(o -> o instanceof Operand.Imm) ? 1 << 6 : 0;
    }
    return bits | (long) exit.port() << 16;
  }

  static boolean isString(Instruction in) {
    return switch (in.mnemonic()) {
      case INSB, INSW, INSD, OUTSB, OUTSW, OUTSD -> true;
      default -> false;
    };
  }

  /** Number of the general-purpose register operand; 0 if there is none. */
  private static long gpr(Instruction in) {
    Register register = generalRegister(in);
    return register == null ? 0 : register.number();
  }

  /** The general-purpose register operand, or null. */
  static Register generalRegister(Instruction in) {
    if (in == null) {
      return null;
    }
    for (Operand operand : in.operands()) {
      if (operand instanceof Operand.Reg(Register register)
          && register.registerClass() == RegisterClass.GPR64) {
        return register;
      }
    }
    return null;
  }

  private static long linearAddress(VmExit exit) {
    return switch (exit) {
      case VmExit.PageFault e -> e.gva();
      case VmExit.Invlpg e -> e.gva();
      default -> 0;
    };
  }

  /** SDM vol. 3C, table 25-17: bits 7:0 vector, 10:8 type, 11 error code, 31 valid. */
  private static long interruption(VmExit exit, PhysicalTrap trap) {
    return switch (exit) {
      case VmExit.SoftwareInterrupt e ->
          VALID | (e.singleStep() ? HARDWARE_EXCEPTION : SOFTWARE_INTERRUPT) << 8 | e.vector();
      default ->
          trap.kind() == PhysicalTrap.Kind.EXCEPTION
              ? VALID
                  | HARDWARE_EXCEPTION << 8
                  | (hasErrorCode(trap) ? HAS_ERROR_CODE : 0)
                  | trap.vector()
              : 0;
    };
  }

  private static boolean hasErrorCode(PhysicalTrap trap) {
    return NumberNames.exception(trap.vector()).filter(e -> e.hasErrorCode()).isPresent();
  }

  private static long errorCode(VmExit exit, PhysicalTrap trap) {
    return switch (exit) {
      case VmExit.PageFault e -> e.errorCode();
      case VmExit.GuestException e -> e.errorCode();
      default -> trap.errorCode();
    };
  }
}
