package org.matryoshka.gui.inspect.exits;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.matryoshka.gui.inspect.exits.ExitField.ByteRange;
import org.matryoshka.hv.exit.ExitCause;
import org.matryoshka.hv.exit.VmExit;
import org.matryoshka.hv.exit.VmExit.Direction;
import org.matryoshka.isa.Mnemonic;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.system.PageFaultErrorCode;

/** Takes an exit's qualification apart into fields for people. */
final class QualificationFields {
  private final RawExit raw;
  private final Instruction instruction;
  private final ExitScene before;
  private final ExitScene after;
  private final List<ExitField> fields = new ArrayList<>();

  /**
   * The decoder of one exit.
   *
   * @param instruction that exited, or null if it is not known
   * @param before the VM before the exit, or null if it is not known
   * @param after the VM after it, or null
   */
  QualificationFields(RawExit raw, Instruction instruction, ExitScene before, ExitScene after) {
    this.raw = raw;
    this.instruction = instruction;
    this.before = before;
    this.after = after;
  }

  /** The fields. */
  List<ExitField> of(VmExit exit) {
    switch (exit) {
      case VmExit.PageFault e -> pageFault(e);
      case VmExit.GuestException e -> guestException(e);
      case VmExit.SoftwareInterrupt e -> softwareInterrupt(e);
      case VmExit.RingSwitch e -> ringSwitch(e.mnemonic());
      case VmExit.FlagsAccess e -> flags(e.mnemonic());
      case VmExit.SegmentAccess e -> mnemonic(e.mnemonic(), "looks at segments");
      case VmExit.Cpuid e -> cpuid(e);
      case VmExit.Invlpg e -> linearAddress(e.gva(), "whose translation is to be forgotten");
      case VmExit.Vmcall e -> vmcall(e);
      case VmExit.CrAccess e -> controlRegister(e);
      case VmExit.DrAccess e -> debugRegister(e);
      case VmExit.IoInstruction e -> port(e);
      case VmExit.Rdmsr e -> rdmsr(e);
      case VmExit.Wrmsr e -> wrmsr(e);
      case VmExit.GdtrIdtrAccess e -> mnemonic(e.mnemonic(), "touches GDTR or IDTR");
      case VmExit.LdtrTrAccess e -> mnemonic(e.mnemonic(), "touches LDTR or TR");
      case VmExit.Rdtsc _, VmExit.Rdtscp _ -> result("time-stamp counter", "EDX:EAX");
      case VmExit.Rdpmc _ -> result("performance counter", "EDX:EAX");
      case VmExit.ExternalInterrupt _,
          VmExit.TripleFault _,
          VmExit.InterruptWindow _,
          VmExit.Hlt _,
          VmExit.Invd _,
          VmExit.Wbinvd _,
          VmExit.PreemptionTimer _ -> {}
    }
    return fields;
  }

  private void add(String name, String value, String meaning, String part) {
    fields.add(new ExitField(name, value, meaning, raw.range(part)));
  }

  private void add(String name, String value, String meaning) {
    fields.add(new ExitField(name, value, meaning, ByteRange.NONE));
  }

  /** Some bytes of the qualification. */
  private ByteRange qualification(int from, int length) {
    return new ByteRange(raw.range(VmxEncoding.QUALIFICATION).offset() + from, length);
  }

  private void linearAddress(long gva, String meaning) {
    fields.add(new ExitField("address", ExitWords.hex(gva), meaning, qualification(0, 8)));
  }

  private void pageFault(VmExit.PageFault exit) {
    linearAddress(exit.gva(), "guest-virtual; page offset 0x%x".formatted(exit.gva() & 4095));
    int error = exit.errorCode();
    boolean own = exit.cause() == ExitCause.TRUE_FAULT;
    fields.add(
        new ExitField(
            "error code",
            ExitWords.hex(error),
            own ? "as the guest gets it" : "as the physical core raised it, in ring 3",
            raw.range(VmxEncoding.ERROR_CODE),
            List.of(
                bit(error, PageFaultErrorCode.PRESENT, "P", "protection", "page not present"),
                bit(error, PageFaultErrorCode.WRITE, "W/R", "write", "read or fetch"),
                bit(error, PageFaultErrorCode.USER, "U/S", "user mode", "supervisor mode"),
                bit(error, PageFaultErrorCode.RESERVED, "RSVD", "reserved bit set", "no"),
                bit(error, PageFaultErrorCode.FETCH, "I/D", "instruction fetch", "data access"))));
    add("cause", exit.cause().text(), exit.cause().meaning(), VmxEncoding.INTERRUPTION);
    if (exit.cause() == ExitCause.TRACE_WRITE && before != null && after != null) {
      entry("page-table entry before", before.entry());
      entry("page-table entry after", after.entry());
    }
  }

  private void entry(String name, OptionalLong value) {
    if (value.isPresent()) {
      add(name, ExitWords.hex(value.getAsLong(), 16), PageEntryText.of(value.getAsLong()));
    }
  }

  private ExitField bit(int bits, int mask, String name, String set, String clear) {
    boolean on = (bits & mask) != 0;
    return new ExitField(name, on ? "1" : "0", on ? set : clear, raw.range(VmxEncoding.ERROR_CODE));
  }

  private void guestException(VmExit.GuestException exit) {
    add(
        "vector",
        Integer.toString(exit.vector().vector()),
        NumberNames.vector(exit.vector().vector()),
        VmxEncoding.INTERRUPTION);
    if (exit.vector().hasErrorCode()) {
      add(
          "error code",
          ExitWords.hex(exit.errorCode()),
          exit.errorCode() == 0 ? "no selector involved" : "selector or table index",
          VmxEncoding.ERROR_CODE);
    }
  }

  private void softwareInterrupt(VmExit.SoftwareInterrupt exit) {
    add(
        "vector",
        Integer.toString(exit.vector()),
        NumberNames.vector(exit.vector()),
        VmxEncoding.INTERRUPTION);
    add(
        "kind",
        exit.singleStep() ? "debug trap" : "software interrupt",
        exit.singleStep() ? "TF was set: after each instruction" : "INT n, INT3 or INT1",
        VmxEncoding.INTERRUPTION);
  }

  private void mnemonic(Mnemonic mnemonic, String meaning) {
    add("instruction", mnemonic.text().toUpperCase(Locale.ROOT), meaning, VmxEncoding.INSTRUCTION);
  }

  private void ringSwitch(Mnemonic mnemonic) {
    mnemonic(mnemonic, "is part of a change of the privilege level");
    change("cpl", "privilege level", "as the guest believes: 0 kernel, 3 user");
  }

  private void flags(Mnemonic mnemonic) {
    mnemonic(mnemonic, "touches the flags of the system");
    if (before != null && after != null) {
      add(
          "interrupt flag",
          flag(before) + " → " + flag(after),
          "the virtual IF; the real one stays on");
    }
  }

  private static String flag(ExitScene scene) {
    return (scene.register("rflags") & 1 << 9) != 0 ? "1" : "0";
  }

  private void change(String register, String name, String meaning) {
    if (before != null && after != null) {
      add(name, before.register(register) + " → " + after.register(register), meaning);
    }
  }

  private void cpuid(VmExit.Cpuid exit) {
    add("leaf", ExitWords.hex(exit.leaf() & 0xFFFF_FFFFL), NumberNames.leaf(exit.leaf()));
    add("subleaf", ExitWords.hex(exit.subleaf() & 0xFFFF_FFFFL), "from ECX; few leaves have any");
    if (after != null) {
      for (String register : List.of("rax", "rbx", "rcx", "rdx")) {
        add(
            "answer in e" + register.substring(1),
            ExitWords.hex(after.register(register) & 0xFFFF_FFFFL, 8),
            "");
      }
    }
  }

  private void vmcall(VmExit.Vmcall exit) {
    add("number", Long.toString(exit.number()), NumberNames.hypercall(exit.number()));
    if (before != null) {
      add("argument", ExitWords.hex(before.register("rdi")), "from RDI");
    }
    if (after != null) {
      add("result", Long.toString(after.register("rax")), "in RAX; negative for an error");
    }
  }

  private void controlRegister(VmExit.CrAccess exit) {
    String name = "CR" + exit.register();
    fields.add(
        new ExitField(
            "control register",
            name,
            NumberNames.controlRegister(exit.register()),
            qualification(0, 1)));
    direction(exit.direction());
    general(exit.direction());
    String register = "cr" + exit.register();
    if (before != null && after != null && before.registers().containsKey(register)) {
      boolean write = exit.direction() == Direction.WRITE;
      add(
          write ? "value written" : "value read",
          ExitWords.hex(after.register(register)),
          write ? "before: " + ExitWords.hex(before.register(register)) : "");
    }
  }

  private void direction(Direction direction) {
    fields.add(
        new ExitField(
            "direction",
            direction == Direction.WRITE ? "write" : "read",
            direction == Direction.WRITE ? "into the register" : "out of the register",
            qualification(0, 1)));
  }

  private void general(Direction direction) {
    Register register = VmxEncoding.generalRegister(instruction);
    if (register != null) {
      fields.add(
          new ExitField(
              "general register",
              register.text(),
              direction == Direction.WRITE ? "where the value comes from" : "where it goes",
              qualification(1, 1)));
    }
  }

  private void debugRegister(VmExit.DrAccess exit) {
    fields.add(new ExitField("debug register", "DR" + exit.register(), "", qualification(0, 1)));
    direction(exit.direction());
    general(exit.direction());
  }

  private void port(VmExit.IoInstruction exit) {
    boolean write = exit.direction() == Direction.WRITE;
    fields.add(
        new ExitField(
            "port",
            ExitWords.hex(exit.port()),
            NumberNames.port(exit.port()),
            qualification(2, 2)));
    fields.add(
        new ExitField(
            "size",
            exit.size() + (exit.size() == 1 ? " byte" : " bytes"),
            "",
            qualification(0, 1)));
    fields.add(
        new ExitField(
            "direction",
            write ? "write" : "read",
            write ? "OUT: to the device" : "IN: from the device",
            qualification(0, 1)));
    ExitScene scene = write ? before : after;
    if (scene != null && instruction != null && !VmxEncoding.isString(instruction)) {
      long value = scene.register("rax") & (-1L >>> (64 - 8 * exit.size()));
      add("value", ExitWords.hex(value, 2 * exit.size()), character(exit, value));
    }
  }

  private static String character(VmExit.IoInstruction exit, long value) {
    boolean data = exit.port() == 0x3F8 || exit.port() == 0xE9;
    if (!data || exit.size() != 1) {
      return "";
    }
    if (value == '\n') {
      return "end of line";
    }
    return value > ' ' && value < 127 ? "the character '" + (char) value + "'" : "";
  }

  private void rdmsr(VmExit.Rdmsr exit) {
    msr(exit.msr());
    result("value", "EDX:EAX");
  }

  private void wrmsr(VmExit.Wrmsr exit) {
    msr(exit.msr());
    add("value", ExitWords.hex(exit.value(), 16), "from EDX:EAX");
  }

  private void msr(int msr) {
    add("register", ExitWords.hex(msr & 0xFFFF_FFFFL), NumberNames.msr(msr));
  }

  private void result(String name, String where) {
    if (after != null) {
      long value = after.register("rdx") << 32 | (after.register("rax") & 0xFFFF_FFFFL);
      add(name, ExitWords.hex(value, 16), "what the guest got in " + where);
    }
  }
}
