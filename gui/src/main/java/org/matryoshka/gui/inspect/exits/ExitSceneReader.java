package org.matryoshka.gui.inspect.exits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.gui.session.ExitEntry;
import org.matryoshka.gui.session.World;
import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.hv.exit.VmExit;
import org.matryoshka.hv.memory.GuestMemory;
import org.matryoshka.hv.shadow.ShadowStatistics;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.RegisterClass;
import org.matryoshka.isa.decoding.Decoder;
import org.matryoshka.isa.system.PageTableEntry;
import org.matryoshka.mmu.memory.PhysicalMemory;
import org.matryoshka.mmu.paging.PageTableWalker;
import org.matryoshka.mmu.paging.WalkStep;

/** Reads an {@link ExitScene} of the VM whose exit it is. Changes nothing. */
public final class ExitSceneReader {
  private static final int[] CONTROL = {0, 2, 3, 4};
  private static final String[] SEGMENTS = {"es", "cs", "ss", "ds", "fs", "gs"};

  private ExitSceneReader() {}

  /** The VM of an exit as it is now. */
  public static ExitScene read(World world, ExitEntry exit) {
    VirtualMachine vm = world.machine(exit.exit().vm());
    CpuState state = vm.cpu().state;
    OptionalLong gva = address(exit.exit().exit());
    boolean paging = vm.cpu().mmu.mode().paging;
    List<WalkStep> guest = gva.isPresent() && paging ? guestWalk(vm, gva.getAsLong()) : List.of();
    List<WalkStep> shadow = new ArrayList<>();
    if (gva.isPresent() && vm.shadow().root() != null) {
      PageTableWalker.explain(
          world.hypervisor().frames().memory(), vm.shadow().root().hpa(), gva.getAsLong(), shadow);
    }
    return new ExitScene(
        world.position(),
        registers(state),
        code(vm, exit.exit().rip()),
        paging,
        guest,
        shadow,
        gva.isPresent() ? entry(vm, gva.getAsLong()) : OptionalLong.empty(),
        counters(vm.shadow().statistics()),
        vm.shadow().root() == null ? 0 : vm.shadow().root().number(),
        vm.lastTrap());
  }

  /** The linear address that an exit is about. */
  public static OptionalLong address(VmExit exit) {
    return switch (exit) {
      case VmExit.PageFault e -> OptionalLong.of(e.gva());
      case VmExit.Invlpg e -> OptionalLong.of(e.gva());
      default -> OptionalLong.empty();
    };
  }

  private static Map<String, Long> registers(CpuState state) {
    Map<String, Long> values = new LinkedHashMap<>();
    for (int i = 0; i < 16; i++) {
      values.put(Register.of(RegisterClass.GPR64, i).text(), state.gpr[i]);
    }
    values.put("rip", state.rip);
    values.put("rflags", state.rflags());
    values.put("cpl", (long) state.cpl);
    long[] control = {state.cr0, state.cr2, state.cr3, state.cr4};
    for (int i = 0; i < CONTROL.length; i++) {
      values.put("cr" + CONTROL[i], control[i]);
    }
    values.put("efer", state.efer);
    for (int i = 0; i < SEGMENTS.length; i++) {
      values.put(SEGMENTS[i], (long) state.segments[i].selector);
    }
    values.put("fs.base", state.segments[CpuState.FS].base);
    values.put("gs.base", state.segments[CpuState.GS].base);
    values.put("kernel_gs.base", state.kernelGsBase);
    values.put("gdtr", state.gdtBase);
    values.put("idtr", state.idtBase);
    values.put("ldtr", (long) state.ldtr.selector);
    values.put("tr", (long) state.tr.selector);
    values.put("star", state.star);
    values.put("lstar", state.lstar);
    values.put("sfmask", state.sfmask);
    values.put("halted", state.halted ? 1L : 0L);
    return values;
  }

  private static Map<String, Long> counters(ShadowStatistics counted) {
    Map<String, Long> values = new LinkedHashMap<>();
    values.put("entries filled", counted.entriesFilled());
    values.put("entries zapped", counted.entriesZapped());
    values.put("shadow pages made", counted.pagesMade());
    values.put("roots found", counted.rootHits());
    values.put("roots made", counted.rootMisses());
    values.put("tables given up", counted.flooded());
    values.put("shadow pages recycled", counted.recycled());
    return values;
  }

  // Guest memory, without touching a frame that the guest has not touched

  private static List<WalkStep> guestWalk(VirtualMachine vm, long gva) {
    List<WalkStep> steps = new ArrayList<>();
    GuestMemory memory = vm.memory();
    long table = vm.cpu().state.cr3 & PageTableEntry.ADDRESS;
    for (int level = 4; level >= 1; level--) {
      int index = (int) (gva >>> (3 + 9 * level)) & 511;
      long at = table + 8L * index;
      long entry = isThere(memory, at) ? memory.read(at, 8) : 0;
      steps.add(new WalkStep(level, index, at, entry));
      if ((entry & PageTableEntry.P) == 0 || isLeaf(level, entry)) {
        return steps;
      }
      table = entry & PageTableEntry.ADDRESS;
    }
    return steps;
  }

  private static boolean isLeaf(int level, long entry) {
    return level == 1 || (level <= 3 && (entry & PageTableEntry.PS) != 0);
  }

  /** Guest-physical address of a guest-virtual one; empty where nothing is mapped. */
  private static OptionalLong translate(VirtualMachine vm, long gva) {
    if (!vm.cpu().mmu.mode().paging) {
      return OptionalLong.of(gva);
    }
    WalkStep last = guestWalk(vm, gva).getLast();
    if ((last.entry() & PageTableEntry.P) == 0 || !isLeaf(last.level(), last.entry())) {
      return OptionalLong.empty();
    }
    long offset = (1L << (3 + 9 * last.level())) - 1;
    return OptionalLong.of((last.entry() & PageTableEntry.ADDRESS & ~offset) | (gva & offset));
  }

  private static boolean isThere(GuestMemory memory, long gpa) {
    return memory.isRam(gpa) && memory.isTouched((int) (gpa / PhysicalMemory.FRAME_SIZE));
  }

  private static OptionalLong entry(VirtualMachine vm, long gva) {
    OptionalLong gpa = translate(vm, gva);
    return gpa.isPresent() && isThere(vm.memory(), gpa.getAsLong() & ~7L)
        ? OptionalLong.of(vm.memory().read(gpa.getAsLong() & ~7L, 8))
        : OptionalLong.empty();
  }

  private static byte[] code(VirtualMachine vm, long rip) {
    byte[] bytes = new byte[Decoder.MAX_LENGTH];
    int length = 0;
    while (length < bytes.length) {
      OptionalLong gpa = translate(vm, rip + length);
      if (gpa.isEmpty() || !isThere(vm.memory(), gpa.getAsLong())) {
        break;
      }
      bytes[length++] = (byte) vm.memory().read(gpa.getAsLong(), 1);
    }
    return Arrays.copyOf(bytes, length);
  }
}
