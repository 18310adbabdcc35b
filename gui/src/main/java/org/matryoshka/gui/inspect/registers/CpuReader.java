package org.matryoshka.gui.inspect.registers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.SegmentRegister;
import org.matryoshka.cpu.image.ElfImage;
import org.matryoshka.cpu.x87.Extended;
import org.matryoshka.gui.inspect.space.GuestSpace;
import org.matryoshka.gui.session.World;
import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.RegisterClass;
import org.matryoshka.isa.system.Msr;
import org.matryoshka.isa.system.SystemBit;
import org.matryoshka.isa.system.SystemBits;

/** Reads a {@link CpuSnapshot} from a world. */
public final class CpuReader {
  /**
   * Descriptor table, segment and control registers that the instruction table has no names for.
   */
  private static final String LDTR = "ldtr";

  private static final String TR = "tr";

  private final World world;
  private final VirtualMachine vm;
  private final CpuState state;
  private final LongFunction<String> symbols;

  private CpuReader(World world, int number) {
    this.world = world;
    vm = world.machine(number);
    state = vm.cpu().state;
    symbols = address -> symbol(world.image(number), address);
  }

  /**
   * The virtual processor of a VM.
   *
   * @param vm its number, from 1
   */
  public static CpuSnapshot read(World world, int vm) {
    return new CpuReader(world, vm).read();
  }

  /** A name says something of addresses within the image only. */
  private static String symbol(ElfImage image, long address) {
    return image.segments().stream().anyMatch(segment -> segment.holdsVirtual(address))
        ? image.symbols().describe(address).orElse("")
        : "";
  }

  private CpuSnapshot read() {
    DescriptorReader descriptors = new DescriptorReader(GuestSpace.current(vm), symbols);
    return new CpuSnapshot(
        vm.number(),
        vm.config().name(),
        world.position(),
        general(),
        address(Register.RIP.text(), state.rip),
        new RegisterValue("rflags", state.rflags(), 64, setBits(SystemBits.RFLAGS, state.rflags())),
        bits(SystemBits.RFLAGS, state.rflags()),
        control(),
        segments(),
        descriptors.tables(state),
        descriptors.taskState(state.tr),
        modelSpecific(),
        debug(),
        vectors(),
        InterruptReader.read(vm),
        PrivilegeReader.read(world, vm));
  }

  private RegisterValue address(String name, long value) {
    return new RegisterValue(name, value, 64, symbols.apply(value));
  }

  private List<RegisterValue> general() {
    List<RegisterValue> registers = new ArrayList<>();
    for (int i = 0; i < state.gpr.length; i++) {
      registers.add(address(Register.of(RegisterClass.GPR64, i).text(), state.gpr[i]));
    }
    return registers;
  }

  static List<BitState> bits(List<SystemBit> bits, long value) {
    return bits.stream().map(bit -> BitState.of(bit, value)).toList();
  }

  static String setBits(List<SystemBit> bits, long value) {
    return new ControlRegister(null, bits(bits, value)).setBits();
  }

  private List<ControlRegister> control() {
    return List.of(
        control(Register.CR0.text(), state.cr0, SystemBits.CR0),
        plain(Register.CR2.text(), state.cr2, "address of the last page fault"),
        plain(Register.CR3.text(), state.cr3, "guest-physical address of the top page table"),
        control(Register.CR4.text(), state.cr4, SystemBits.CR4),
        plain(Register.CR8.text(), vm.cpu().interrupts().taskPriority(), "task priority"),
        control("efer", state.efer, SystemBits.EFER));
  }

  private static ControlRegister control(String name, long value, List<SystemBit> bits) {
    RegisterValue register = new RegisterValue(name, value, 64, setBits(bits, value));
    return new ControlRegister(register, bits(bits, value));
  }

  private static ControlRegister plain(String name, long value, String meaning) {
    return new ControlRegister(new RegisterValue(name, value, 64, meaning), List.of());
  }

  private List<SegmentState> segments() {
    List<SegmentState> segments = new ArrayList<>();
    for (int i = 0; i < state.segments.length; i++) {
      segments.add(segment(Register.of(RegisterClass.SEGMENT, i).text(), state.segments[i]));
    }
    segments.add(segment(LDTR, state.ldtr));
    segments.add(segment(TR, state.tr));
    return segments;
  }

  private static SegmentState segment(String name, SegmentRegister register) {
    return new SegmentState(
        name,
        register.selector,
        register.base,
        register.limit & 0xFFFF_FFFFL,
        register.attributes,
        DescriptorText.attributes(register.attributes));
  }

  private List<RegisterValue> modelSpecific() {
    long star = state.star;
    String selectors =
        "SYSCALL: CS 0x%02x; SYSRET: CS 0x%02x"
            .formatted((star >>> 32) & 0xFFFF, ((star >>> 48) & 0xFFFF) + 16);
    return List.of(
        msr(Msr.FS_BASE, state.segments[CpuState.FS].base, "base of FS"),
        msr(Msr.GS_BASE, state.segments[CpuState.GS].base, "base of GS"),
        msr(Msr.KERNEL_GS_BASE, state.kernelGsBase, "what SWAPGS exchanges with the base of GS"),
        msr(Msr.STAR, star, selectors),
        msr(Msr.LSTAR, state.lstar, name(state.lstar, "entry of SYSCALL")),
        msr(Msr.CSTAR, state.cstar, "entry of SYSCALL from compatibility mode"),
        msr(
            Msr.SFMASK,
            state.sfmask,
            "SYSCALL clears: " + setBits(SystemBits.RFLAGS, state.sfmask)),
        msr(Msr.SYSENTER_CS, state.sysenterCs, "code segment of SYSENTER"),
        msr(Msr.SYSENTER_ESP, state.sysenterEsp, "stack of SYSENTER"),
        msr(Msr.SYSENTER_EIP, state.sysenterEip, name(state.sysenterEip, "entry of SYSENTER")),
        msr(Msr.APIC_BASE, state.apicBase, "local APIC: where, and whether"),
        msr(Msr.PAT, state.pat, "memory types of pages"),
        msr(Msr.TSC_AUX, state.tscAux, "what RDTSCP returns in ECX"),
        msr(Msr.MISC_ENABLE, state.miscEnable, "miscellaneous features"));
  }

  private String name(long address, String otherwise) {
    String symbol = address == 0 ? "" : symbols.apply(address);
    return symbol.isEmpty() ? otherwise : otherwise + ": " + symbol;
  }

  private static RegisterValue msr(int number, long value, String meaning) {
    return new RegisterValue(Msr.name(number).orElseThrow(), value, 64, meaning);
  }

  private List<RegisterValue> debug() {
    List<RegisterValue> registers = new ArrayList<>();
    for (int i : new int[] {0, 1, 2, 3, 6, 7}) {
      String meaning =
          switch (i) {
            case 6 -> "what raised the last debug exception";
            case 7 -> "which breakpoints are on";
            default -> symbols.apply(state.dr[i]);
          };
      String name = Register.of(RegisterClass.DEBUG, i).text();
      registers.add(new RegisterValue(name, state.dr[i], 64, state.dr[i] == 0 ? "" : meaning));
    }
    return registers;
  }

  private VectorState vectors() {
    List<VectorState.Vector> vectors = new ArrayList<>();
    for (int i = 0; i < state.xmm.length / 2; i++) {
      String name = Register.of(RegisterClass.XMM, i).text();
      vectors.add(new VectorState.Vector(name, state.xmm[2 * i], state.xmm[2 * i + 1]));
    }
    List<VectorState.StackRegister> stack = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String name = Register.of(RegisterClass.X87, i).text();
      boolean empty = state.fpu.isEmpty(i);
      Extended value = state.fpu.get(i);
      stack.add(
          new VectorState.StackRegister(
              name,
              empty,
              value.signExponent(),
              value.significand(),
              empty ? "" : ExtendedText.of(value.signExponent(), value.significand())));
    }
    return new VectorState(vectors, state.mxcsr, stack, state.fpu.control, state.fpu.status);
  }
}
