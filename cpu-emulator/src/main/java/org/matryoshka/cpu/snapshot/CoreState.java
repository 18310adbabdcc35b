package org.matryoshka.cpu.snapshot;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.SegmentRegister;

/**
 * The state of a core as fields: general registers, RIP, RFLAGS, segment registers with their
 * hidden parts, LDTR and TR, table registers, privilege level, control and debug registers, vector
 * registers, model-specific registers, and what the core is waiting for; in this order. RFLAGS
 * stands for its lazy parts, so that two engines that keep them differently agree.
 *
 * @param cpu the core
 */
public record CoreState(Cpu cpu) implements Stateful {
  private static final String[] SEGMENTS = {"es", "cs", "ss", "ds", "fs", "gs"};

  @Override
  public void state(StateFields fields) {
    CpuState s = cpu.state;
    fields.numbers("gpr", s.gpr);
    s.rip = fields.number("rip", s.rip);
    s.setRflags(fields.number("rflags", s.rflags()));
    for (int i = 0; i < SEGMENTS.length; i++) {
      segment(fields, SEGMENTS[i], s.segments[i]);
    }
    segment(fields, "ldtr", s.ldtr);
    segment(fields, "tr", s.tr);
    s.gdtBase = fields.number("gdtBase", s.gdtBase);
    s.gdtLimit = fields.number("gdtLimit", s.gdtLimit);
    s.idtBase = fields.number("idtBase", s.idtBase);
    s.idtLimit = fields.number("idtLimit", s.idtLimit);
    s.cpl = fields.number("cpl", s.cpl);
    control(fields, s);
    vectors(fields, s);
    modelSpecific(fields, s);
    s.halted = fields.flag("halted", s.halted);
    s.interruptShadow = fields.flag("interruptShadow", s.interruptShadow);
    s.shutdown = fields.flag("shutdown", s.shutdown);
    if (fields.loading()) {
      cpu.reloadFromState();
    }
  }

  private static void segment(StateFields fields, String name, SegmentRegister register) {
    register.selector = fields.number(name, register.selector);
    register.base = fields.number(name + "Base", register.base);
    register.limit = fields.number(name + "Limit", register.limit);
    register.attributes = fields.number(name + "Attributes", register.attributes);
  }

  private static void control(StateFields fields, CpuState s) {
    s.cr0 = fields.number("cr0", s.cr0);
    s.cr2 = fields.number("cr2", s.cr2);
    s.cr3 = fields.number("cr3", s.cr3);
    s.cr4 = fields.number("cr4", s.cr4);
    s.efer = fields.number("efer", s.efer);
    fields.numbers("dr", s.dr);
  }

  private static void vectors(StateFields fields, CpuState s) {
    fields.numbers("xmm", s.xmm);
    s.mxcsr = fields.number("mxcsr", s.mxcsr);
    s.fpu.control = fields.number("fpuControl", s.fpu.control);
    s.fpu.status = fields.number("fpuStatus", s.fpu.status);
    s.fpu.tags = fields.number("fpuTags", s.fpu.tags);
    s.fpu.opcode = fields.number("fpuOpcode", s.fpu.opcode);
    s.fpu.instructionPointer = fields.number("fpuInstructionPointer", s.fpu.instructionPointer);
    s.fpu.dataPointer = fields.number("fpuDataPointer", s.fpu.dataPointer);
    fields.numbers("fpuSignificand", s.fpu.significands);
    fields.numbers("fpuSignExponent", s.fpu.signExponents);
  }

  private static void modelSpecific(StateFields fields, CpuState s) {
    s.star = fields.number("star", s.star);
    s.lstar = fields.number("lstar", s.lstar);
    s.cstar = fields.number("cstar", s.cstar);
    s.sfmask = fields.number("sfmask", s.sfmask);
    s.kernelGsBase = fields.number("kernelGsBase", s.kernelGsBase);
    s.tscAux = fields.number("tscAux", s.tscAux);
    s.sysenterCs = fields.number("sysenterCs", s.sysenterCs);
    s.sysenterEsp = fields.number("sysenterEsp", s.sysenterEsp);
    s.sysenterEip = fields.number("sysenterEip", s.sysenterEip);
    s.pat = fields.number("pat", s.pat);
    s.apicBase = fields.number("apicBase", s.apicBase);
    s.miscEnable = fields.number("miscEnable", s.miscEnable);
    s.tscOffset = fields.number("tscOffset", s.tscOffset);
  }
}
