package org.matryoshka.gui.session.machine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.RegisterClass;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.instruction.Operand;
import org.matryoshka.isa.table.OperandAccess;

/**
 * Which memory an instruction is about to read: through an explicit operand, from the stack, or as
 * the source of a string instruction.
 */
public final class MemoryReads {
  private static final int CACHED = 1 << 16;

  /** What stands at an address, for address spaces and pages that keep their code. */
  private final Map<Long, Instruction> code = new HashMap<>();

  private final VirtualMachine vm;
  private long root;
  private long last = -1;

  /** Of one virtual machine. */
  public MemoryReads(VirtualMachine vm) {
    this.vm = vm;
  }

  /**
   * Whether the instruction at an address, about to be executed, reads a byte of a range. One that
   * is tried again after an exit is told once.
   *
   * @param gpa guest-physical
   */
  public boolean touches(long rip, long gpa, int length) {
    CpuState state = vm.cpu().state;
    if (state.cr3 != root || code.size() > CACHED) {
      code.clear();
      root = state.cr3;
    }
    Instruction instruction = code.computeIfAbsent(rip, at -> CodeReader.at(vm, at));
    if (instruction == null || !reads(instruction, rip, gpa, length)) {
      return false;
    }
    long done = vm.instructions();
    boolean again = done == last;
    last = done;
    return !again;
  }

  private boolean reads(Instruction instruction, long rip, long gpa, int length) {
    long[] gpr = vm.liveState().gpr;
    int size = Math.max(1, instruction.form().operandBits() / 8);
    boolean implied =
        switch (instruction.mnemonic()) {
          case POP, RET, LEAVE -> overlaps(gpr[4], 8, gpa, length);
          case MOVSB, MOVSW, MOVSQ, LODSB, LODSW, LODSD, LODSQ, OUTSB, OUTSW, OUTSD ->
              overlaps(gpr[6], size, gpa, length);
          case CMPSB, CMPSW, CMPSQ ->
              overlaps(gpr[6], size, gpa, length) || overlaps(gpr[7], size, gpa, length);
          case SCASB, SCASW, SCASD, SCASQ -> overlaps(gpr[7], size, gpa, length);
          default -> false;
        };
    if (implied) {
      return true;
    }
    List<Operand> operands = instruction.operands();
    for (int i = 0; i < operands.size(); i++) {
      boolean isRead = instruction.form().operands().get(i).access() != OperandAccess.WRITE;
      if (isRead
          && operands.get(i) instanceof Operand.Mem mem
          && mem.bits() > 0
          && overlaps(
              address(mem, rip + instruction.length()), (mem.bits() + 7) / 8, gpa, length)) {
        return true;
      }
    }
    return false;
  }

  private long address(Operand.Mem mem, long next) {
    long[] gpr = vm.liveState().gpr;
    long sum = mem.displacement();
    boolean narrow = false;
    if (mem.base() != null) {
      narrow = mem.base().bits() == 32;
      sum +=
          mem.base().registerClass() == RegisterClass.INSTRUCTION_POINTER
              ? next
              : gpr[mem.base().number()];
    }
    if (mem.index() != null) {
      narrow |= mem.index().bits() == 32;
      sum += gpr[mem.index().number()] * mem.scale();
    }
    if (narrow) {
      sum &= 0xFFFF_FFFFL;
    }
    Register segment = mem.segment();
    return segment == null ? sum : sum + vm.cpu().state.segments[segment.number()].base;
  }

  private boolean overlaps(long gva, int size, long gpa, int length) {
    OptionalLong first = GuestView.translate(vm, gva);
    // what crosses into another page is taken to go on behind the first one
    return first.isPresent() && first.getAsLong() < gpa + length && first.getAsLong() + size > gpa;
  }
}
