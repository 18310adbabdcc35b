package org.matryoshka.gui.inspect.registers;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.gui.inspect.registers.PrivilegeState.Comparison;
import org.matryoshka.gui.session.World;
import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.hv.vcpu.PhysicalCore;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.system.SystemBit;
import org.matryoshka.isa.system.SystemBits;

/** Puts a virtual processor beside the physical core that it runs on. */
final class PrivilegeReader {
  private PrivilegeReader() {}

  static PrivilegeState read(World world, VirtualMachine vm) {
    CpuState virtual = vm.cpu().state;
    PhysicalCore core = coreOf(world, vm.number());
    List<Comparison> comparisons = new ArrayList<>();
    if (core != null) {
      CpuState real = core.cpu().state;
      comparisons.add(
          compare(
              "cpl", virtual.cpl, real.cpl, 2, "the guest runs in ring 3, whatever it believes"));
      comparisons.add(
          compare(
              Register.CS.text(),
              virtual.segments[CpuState.CS].selector,
              real.segments[CpuState.CS].selector,
              16,
              "code segment: the hypervisor's, for ring 3"));
      comparisons.add(
          compare(
              Register.SS.text(),
              virtual.segments[CpuState.SS].selector,
              real.segments[CpuState.SS].selector,
              16,
              "stack segment: the hypervisor's, for ring 3"));
      comparisons.add(
          compare(
              Register.CR3.text(),
              virtual.cr3,
              real.cr3,
              64,
              "the core walks shadow root " + vm.shadow().root().number() + ", in machine memory"));
      comparisons.add(
          new Comparison(
              Register.CR0.text(),
              bits(Register.CR0.text(), virtual.cr0, SystemBits.CR0),
              bits(Register.CR0.text(), real.cr0, SystemBits.CR0),
              "paging and write protection are always on; TS, EM and MP are the guest's"));
      comparisons.add(
          new Comparison(
              Register.CR4.text(),
              bits(Register.CR4.text(), virtual.cr4, SystemBits.CR4),
              bits(Register.CR4.text(), real.cr4, SystemBits.CR4),
              "TSD makes RDTSC trap; SMEP, SMAP and PGE are the shadow's matter"));
      comparisons.add(
          new Comparison(
              "efer",
              bits("efer", virtual.efer, SystemBits.EFER),
              bits("efer", real.efer, SystemBits.EFER),
              "SCE is off, so SYSCALL traps"));
      comparisons.add(
          new Comparison(
              "rflags",
              bits("rflags", virtual.rflags(), SystemBits.RFLAGS),
              bits("rflags", real.rflags(), SystemBits.RFLAGS),
              "the hypervisor keeps the real IF set and IOPL 0; the guest's own are virtual"));
      comparisons.add(
          compare(
              "gdtr.base", virtual.gdtBase, real.gdtBase, 64, "the hypervisor's table is empty"));
      comparisons.add(
          compare(
              "idtr.base", virtual.idtBase, real.idtBase, 64, "every trap is the hypervisor's"));
      comparisons.add(
          compare(
              Register.RIP.text(),
              virtual.rip,
              real.rip,
              64,
              "the same while the guest runs by itself; emulation moves the virtual one only"));
    }
    return new PrivilegeState(
        virtual.cpl,
        core == null ? 3 : core.cpu().state.cpl,
        core == null ? -1 : core.number(),
        vm.shadow().root().number(),
        comparisons);
  }

  private static PhysicalCore coreOf(World world, int vm) {
    return world.hypervisor().cores().stream()
        .filter(core -> core.occupantVm() == vm)
        .findFirst()
        .orElse(null);
  }

  private static Comparison compare(String name, long believed, long real, int bits, String why) {
    return new Comparison(
        name,
        new RegisterValue(name, believed, bits, ""),
        new RegisterValue(name, real, bits, ""),
        why);
  }

  private static RegisterValue bits(String name, long value, List<SystemBit> bits) {
    return new RegisterValue(name, value, 64, CpuReader.setBits(bits, value));
  }
}
