package org.matryoshka.gui.session.machine;

import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.isa.decoding.DecodeResult;
import org.matryoshka.isa.decoding.Decoder;
import org.matryoshka.isa.format.InstructionFormatter;
import org.matryoshka.isa.instruction.Instruction;

/** Reads instructions of a guest without changing anything by it. */
public final class CodeReader {
  private CodeReader() {}

  /** The instruction at an address of the present address space; null if there is none. */
  public static Instruction at(VirtualMachine vm, long rip) {
    byte[] bytes = GuestView.bytes(vm, rip, Decoder.MAX_LENGTH);
    return Decoder.decode(bytes, 0, bytes.length)
            instanceof DecodeResult.Decoded(Instruction instruction)
        ? instruction
        : null;
  }

  /** Its text as a disassembler writes it; "(no instruction)" if there is none. */
  public static String text(VirtualMachine vm, long rip) {
    Instruction instruction = at(vm, rip);
    return instruction == null ? "(no instruction)" : InstructionFormatter.format(instruction, rip);
  }

  /** Whether it calls something that returns behind it. */
  public static boolean calls(Instruction instruction) {
    return instruction != null
        && switch (instruction.mnemonic()) {
          case CALL, INT, INT1, INT3, SYSCALL -> true;
          default -> false;
        };
  }

  /** Whether it returns from something. */
  public static boolean returns(Instruction instruction) {
    return instruction != null
        && switch (instruction.mnemonic()) {
          case RET, IRET, IRETD, IRETQ, SYSRET, RETF -> true;
          default -> false;
        };
  }
}
