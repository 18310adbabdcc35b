package org.matryoshka.hv.vcpu;

import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.operand.Operands;
import org.matryoshka.hv.exit.VmExit;
import org.matryoshka.hv.exit.VmExit.Direction;
import org.matryoshka.isa.Mnemonic;
import org.matryoshka.isa.fault.ExceptionVector;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.table.OperandKind;

/**
 * Names a trap: what an instruction that trapped in ring 3 would have been as an exit of VMX. Page
 * faults are classified by the shadow instead.
 */
final class ExitClassifier {
  private static final int RAX = 0;
  private static final int RCX = 1;
  private static final int RDX = 2;

  private ExitClassifier() {}

  /**
   * A fault that is no page fault.
   *
   * @param in null if the instruction could not be decoded
   */
  static VmExit fault(CpuState state, GuestFault fault, DecodedInstruction in) {
    VmExit exit = in == null || !mayBeOurDoing(fault.vector()) ? null : instruction(state, in);
    return exit == null ? new VmExit.GuestException(fault.vector(), fault.errorCode()) : exit;
  }

  /** Whether an exception may come from the guest's being deprivileged. */
  private static boolean mayBeOurDoing(ExceptionVector vector) {
    return switch (vector) {
      case INVALID_OPCODE, GENERAL_PROTECTION, SEGMENT_NOT_PRESENT, STACK_FAULT, INVALID_TSS ->
          true;
      default -> false;
    };
  }

  /** An instruction that depends on privilege; null for one that does not. */
  static VmExit instruction(CpuState state, DecodedInstruction in) {
    Mnemonic mnemonic = in.instruction.mnemonic();
    return switch (mnemonic) {
      case CPUID -> new VmExit.Cpuid((int) state.gpr[RAX], (int) state.gpr[RCX]);
      case HLT -> new VmExit.Hlt();
      case INVD -> new VmExit.Invd();
      case WBINVD -> new VmExit.Wbinvd();
      case INVLPG -> new VmExit.Invlpg(address(state, in));
      case RDPMC -> new VmExit.Rdpmc();
      case RDTSC -> new VmExit.Rdtsc();
      case RDTSCP -> new VmExit.Rdtscp();
      case VMCALL -> new VmExit.Vmcall(state.gpr[RAX]);
      case RDMSR -> new VmExit.Rdmsr((int) state.gpr[RCX]);
      case WRMSR ->
          new VmExit.Wrmsr(
              (int) state.gpr[RCX], state.gpr[RDX] << 32 | (state.gpr[RAX] & 0xFFFF_FFFFL));
      case IN, INSB, INSW, INSD, OUT, OUTSB, OUTSW, OUTSD -> portAccess(state, in, mnemonic);
      case CLTS, LMSW -> new VmExit.CrAccess(0, Direction.WRITE);
      case SMSW -> new VmExit.CrAccess(0, Direction.READ);
      case LGDT, SGDT, LIDT, SIDT -> new VmExit.GdtrIdtrAccess(mnemonic);
      case LLDT, SLDT, LTR, STR -> new VmExit.LdtrTrAccess(mnemonic);
      case PUSHF, PUSHFQ, POPF, POPFQ, CLI, STI, CLAC, STAC -> new VmExit.FlagsAccess(mnemonic);
      case SYSCALL, SYSRET, SYSENTER, SYSEXIT, SWAPGS, IRET, IRETD, IRETQ, RETF ->
          new VmExit.RingSwitch(mnemonic);
      case INT, INT3, INT1 -> new VmExit.SoftwareInterrupt(vector(in, mnemonic), false);
      case CALL, JMP -> isFar(in) ? new VmExit.RingSwitch(mnemonic) : null;
      case LAR, LSL, VERR, VERW, LFS, LGS, LSS, RDFSBASE, RDGSBASE, WRFSBASE, WRGSBASE ->
          new VmExit.SegmentAccess(mnemonic);
      case PUSH, POP ->
          has(in, OperandKind.FS) || has(in, OperandKind.GS)
              ? new VmExit.SegmentAccess(mnemonic)
              : null;
      case MOV -> move(in);
      default -> null;
    };
  }

  /** Linear address of the memory operand, with RIP still at the instruction. */
  private static long address(CpuState state, DecodedInstruction in) {
    state.rip += in.length;
    long address = Operands.linear(state, in, Operands.offset(state, in));
    state.rip -= in.length;
    return address;
  }

  private static VmExit move(DecodedInstruction in) {
    boolean write = isFirst(in, OperandKind.CR) || isFirst(in, OperandKind.DR);
    Direction direction = write ? Direction.WRITE : Direction.READ;
    if (has(in, OperandKind.CR)) {
      return new VmExit.CrAccess(in.reg, direction);
    }
    if (has(in, OperandKind.DR)) {
      return new VmExit.DrAccess(in.reg, direction);
    }
    return has(in, OperandKind.SREG) ? new VmExit.SegmentAccess(Mnemonic.MOV) : null;
  }

  private static VmExit portAccess(CpuState state, DecodedInstruction in, Mnemonic mnemonic) {
    boolean read =
        switch (mnemonic) {
          case IN, INSB, INSW, INSD -> true;
          default -> false;
        };
    boolean immediate = has(in, OperandKind.IMM8);
    int port = (int) (immediate ? in.immediate & 0xFF : state.gpr[RDX] & 0xFFFF);
    return new VmExit.IoInstruction(port, in.size, read ? Direction.READ : Direction.WRITE);
  }

  private static int vector(DecodedInstruction in, Mnemonic mnemonic) {
    return switch (mnemonic) {
      case INT3 -> ExceptionVector.BREAKPOINT.vector();
      case INT1 -> ExceptionVector.DEBUG.vector();
      default -> (int) in.immediate & 0xFF;
    };
  }

  private static boolean isFar(DecodedInstruction in) {
    return has(in, OperandKind.M16_16)
        || has(in, OperandKind.M16_32)
        || has(in, OperandKind.M16_64_FAR);
  }

  private static boolean isFirst(DecodedInstruction in, OperandKind kind) {
    return in.instruction.form().operands().getFirst().kind() == kind;
  }

  private static boolean has(DecodedInstruction in, OperandKind kind) {
    for (int i = 0; i < in.instruction.form().operands().size(); i++) {
      if (in.instruction.form().operands().get(i).kind() == kind) {
        return true;
      }
    }
    return false;
  }
}
