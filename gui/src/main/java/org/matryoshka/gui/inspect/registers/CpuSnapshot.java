package org.matryoshka.gui.inspect.registers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A virtual processor at one moment.
 *
 * @param vm number of its VM
 * @param vmName name of its VM
 * @param step position of the whole machine
 * @param general RAX … R15 in the order of their numbers; the meaning is a symbol
 * @param rip the instruction to run next
 * @param rflags whole
 * @param flags decoded
 * @param control CR0, CR2, CR3, CR4, CR8, EFER
 * @param segments ES, CS, SS, DS, FS, GS, LDTR, TR
 * @param tables GDT, IDT, and LDT if there is one
 * @param taskState fields of the task-state segment; empty if there is none
 * @param modelSpecific MSRs
 * @param debug DR0 … DR3, DR6, DR7
 * @param vectors XMM and x87
 * @param interrupts pending, in service
 * @param privilege what the guest believes, and what is
 */
public record CpuSnapshot(
    int vm,
    String vmName,
    long step,
    List<RegisterValue> general,
    RegisterValue rip,
    RegisterValue rflags,
    List<BitState> flags,
    List<ControlRegister> control,
    List<SegmentState> segments,
    List<DescriptorTableState> tables,
    List<RegisterValue> taskState,
    List<RegisterValue> modelSpecific,
    List<RegisterValue> debug,
    VectorState vectors,
    InterruptState interrupts,
    PrivilegeState privilege) {

  /** All that has a name and 64 bits, in the order in which it is shown. */
  public Map<String, RegisterValue> values() {
    Map<String, RegisterValue> all = new LinkedHashMap<>();
    general.forEach(register -> all.put(register.name(), register));
    all.put(rip.name(), rip);
    all.put(rflags.name(), rflags);
    control.forEach(one -> all.put(one.register().name(), one.register()));
    for (SegmentState segment : segments) {
      put(all, segment.name(), segment.selector(), 16, segment.meaning());
      put(all, segment.name() + ".base", segment.base(), 64, "");
      put(all, segment.name() + ".limit", segment.limit(), 32, "");
    }
    for (DescriptorTableState table : tables) {
      put(all, table.name().toLowerCase(Locale.ROOT) + ".base", table.base(), 64, "");
      put(all, table.name().toLowerCase(Locale.ROOT) + ".limit", table.limit(), 32, "");
    }
    taskState.forEach(register -> all.put("tss." + register.name(), register));
    modelSpecific.forEach(register -> all.put(register.name(), register));
    debug.forEach(register -> all.put(register.name(), register));
    for (VectorState.Vector vector : vectors.vectors()) {
      put(all, vector.name() + ".low", vector.low(), 64, "");
      put(all, vector.name() + ".high", vector.high(), 64, "");
    }
    put(all, "mxcsr", vectors.mxcsr(), 32, "");
    for (VectorState.StackRegister register : vectors.stack()) {
      put(all, register.name() + ".significand", register.significand(), 64, register.text());
      put(all, register.name() + ".exponent", register.signExponent(), 16, "");
    }
    put(all, "fcw", vectors.control(), 16, "");
    put(all, "fsw", vectors.status(), 16, "");
    return all;
  }

  private static void put(
      Map<String, RegisterValue> all, String name, long value, int bits, String meaning) {
    all.put(name, new RegisterValue(name, value, bits, meaning));
  }
}
