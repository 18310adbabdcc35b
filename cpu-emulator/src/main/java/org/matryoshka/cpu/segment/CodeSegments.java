package org.matryoshka.cpu.segment;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.isa.fault.ExceptionVector;
import org.matryoshka.isa.fault.GuestFault;

/** Checks a code segment that control goes to, and loads CS. */
public final class CodeSegments {
  private CodeSegments() {}

  /**
   * The target of an interrupt, exception or call gate (SDM vol. 3A, 5.8.3 and 6.12.1): a 64-bit
   * code segment at least as privileged as the current level.
   *
   * @param external bit EXT of error codes
   * @throws GuestFault #GP for a null selector, one outside of its table, or no such segment; #NP
   */
  public static SegmentDescriptor gateTarget(Cpu cpu, int selector, int external) {
    if (Selector.isNull(selector)) {
      throw GuestFault.generalProtection(external);
    }
    int error = (selector & Selector.INDEX_AND_TABLE) | external;
    SegmentDescriptor code = DescriptorTable.fetch(cpu, selector, external);
    if (!code.isCode() || code.dpl() > cpu.state.cpl) {
      throw GuestFault.generalProtection(error);
    }
    if (!code.isPresent()) {
      throw GuestFault.of(ExceptionVector.SEGMENT_NOT_PRESENT, error);
    }
    if (!code.isLongCode()) {
      throw GuestFault.generalProtection(error);
    }
    return code;
  }

  /**
   * The target of a far JMP or CALL without a gate (SDM vol. 3A, 5.8.1).
   *
   * @param code the descriptor of the selector, known to be a code segment
   */
  public static void checkDirect(Cpu cpu, int selector, SegmentDescriptor code) {
    int error = selector & Selector.INDEX_AND_TABLE;
    int cpl = cpu.state.cpl;
    boolean allowed =
        code.isConforming()
            ? code.dpl() <= cpl
            : (selector & Selector.RPL) <= cpl && code.dpl() == cpl;
    if (!allowed) {
      throw GuestFault.generalProtection(error);
    }
    requirePresentLongCode(code, error);
  }

  /**
   * The code segment that a far RET or IRET goes back to (SDM vol. 2A, IRET).
   *
   * @throws GuestFault #GP, #NP
   */
  public static SegmentDescriptor returnTarget(Cpu cpu, int selector) {
    if (Selector.isNull(selector)) {
      throw GuestFault.generalProtection(0);
    }
    int error = selector & Selector.INDEX_AND_TABLE;
    int rpl = selector & Selector.RPL;
    SegmentDescriptor code = DescriptorTable.fetch(cpu, selector, 0);
    boolean allowed =
        code.isCode()
            && rpl >= cpu.state.cpl
            && (code.isConforming() ? code.dpl() <= rpl : code.dpl() == rpl);
    if (!allowed) {
      throw GuestFault.generalProtection(error);
    }
    requirePresentLongCode(code, error);
    return code;
  }

  /**
   * Loads CS, and with it the privilege level.
   *
   * @param selector its RPL is replaced by the level
   * @param cpl the privilege level from now on
   */
  public static void load(Cpu cpu, int selector, SegmentDescriptor code, int cpl) {
    cpu.state.segments[CpuState.CS].set(
        (selector & Selector.INDEX_AND_TABLE) | cpl, code.base(), code.limit(), code.attributes());
    cpu.setCpl(cpl);
  }

  private static void requirePresentLongCode(SegmentDescriptor code, int error) {
    if (!code.isPresent()) {
      throw GuestFault.of(ExceptionVector.SEGMENT_NOT_PRESENT, error);
    }
    if (!code.isLongCode()) {
      throw GuestFault.generalProtection(error);
    }
  }
}
