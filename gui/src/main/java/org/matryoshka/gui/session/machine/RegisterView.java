package org.matryoshka.gui.session.machine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.RegisterClass;
import org.matryoshka.isa.system.RFlags;

/**
 * Registers of a virtual processor by name: {@code rax} … {@code r15} with their parts, {@code
 * rip}, {@code rflags} and single flags ({@code zf}), segment selectors ({@code cs}) and bases
 * ({@code fsbase}), {@code cr0} … {@code cr4}, {@code dr0} … {@code dr7}, model-specific registers
 * ({@code efer}, {@code lstar}, …), {@code cpl}, {@code xmm0l} and {@code xmm0h}.
 */
public final class RegisterView {
  private static final Map<String, ToLongFunction<CpuState>> BY_NAME = new LinkedHashMap<>();
  private static final Set<String> LIVE = Set.of("cf", "pf", "af", "zf", "sf", "df", "of", "mxcsr");

  static {
    for (Register register : Register.values()) {
      reader(register).ifPresent(reader -> BY_NAME.put(register.text(), reader));
    }
    BY_NAME.put("rflags", CpuState::rflags);
    flag("cf", RFlags.CF);
    flag("pf", RFlags.PF);
    flag("af", RFlags.AF);
    flag("zf", RFlags.ZF);
    flag("sf", RFlags.SF);
    flag("tf", RFlags.TF);
    flag("if", RFlags.IF);
    flag("df", RFlags.DF);
    flag("of", RFlags.OF);
    flag("ac", RFlags.AC);
    BY_NAME.put("cpl", state -> state.cpl);
    for (Register register : Register.values()) {
      if (register.registerClass() == RegisterClass.SEGMENT) {
        BY_NAME.put(register.text() + "base", state -> state.segments[register.number()].base);
      }
    }
    BY_NAME.put("kernelgsbase", state -> state.kernelGsBase);
    BY_NAME.put("efer", state -> state.efer);
    BY_NAME.put("star", state -> state.star);
    BY_NAME.put("lstar", state -> state.lstar);
    BY_NAME.put("cstar", state -> state.cstar);
    BY_NAME.put("sfmask", state -> state.sfmask);
    BY_NAME.put("gdtbase", state -> state.gdtBase);
    BY_NAME.put("gdtlimit", state -> state.gdtLimit);
    BY_NAME.put("idtbase", state -> state.idtBase);
    BY_NAME.put("idtlimit", state -> state.idtLimit);
    BY_NAME.put("tr", state -> state.tr.selector);
    BY_NAME.put("ldtr", state -> state.ldtr.selector);
    BY_NAME.put("mxcsr", state -> state.mxcsr);
    BY_NAME.put("halted", state -> state.halted ? 1 : 0);
  }

  /** What the delivery of an interrupt changes, which may happen without an exit. */
  private static final Set<String> WITH_EVENTS =
      Set.of("rflags", "if", "tf", "ac", "cpl", "cs", "ss", "csbase", "ssbase", "halted");

  private RegisterView() {}

  private static void flag(String name, int bit) {
    BY_NAME.put(name, state -> (state.rflags() & bit) != 0 ? 1 : 0);
  }

  private static Optional<ToLongFunction<CpuState>> reader(Register register) {
    int n = register.number();
    return Optional.ofNullable(
        switch (register.registerClass()) {
          case GPR64 -> (ToLongFunction<CpuState>) state -> state.gpr[n];
          case GPR32 -> state -> state.gpr[n] & 0xFFFF_FFFFL;
          case GPR16 -> state -> state.gpr[n] & 0xFFFF;
          case GPR8 ->
              register.isHighByte()
                  ? state -> state.gpr[n - 4] >>> 8 & 0xFF
                  : state -> state.gpr[n] & 0xFF;
          case SEGMENT -> state -> state.segments[n].selector;
          case CONTROL ->
              switch (n) {
                case 0 -> state -> state.cr0;
                case 2 -> state -> state.cr2;
                case 3 -> state -> state.cr3;
                case 4 -> state -> state.cr4;
                default -> null;
              };
          case DEBUG -> n < 8 ? state -> state.dr[n] : null;
          case INSTRUCTION_POINTER -> register == Register.RIP ? state -> state.rip : null;
          case XMM, X87 -> null;
        });
  }

  /** The names that {@link #of} knows, without those of halves of vector registers. */
  public static List<String> names() {
    return List.copyOf(BY_NAME.keySet());
  }

  /**
   * What reads a register.
   *
   * @param name in any case
   * @return empty if there is none of this name
   */
  public static Optional<ToLongFunction<CpuState>> of(String name) {
    String text = name.toLowerCase(Locale.ROOT);
    ToLongFunction<CpuState> known = BY_NAME.get(text);
    if (known != null) {
      return Optional.of(known);
    }
    if (text.endsWith("l") || text.endsWith("h")) {
      int half = text.endsWith("h") ? 1 : 0;
      return vector(text.substring(0, text.length() - 1))
          .map(n -> (ToLongFunction<CpuState>) state -> state.xmm[2 * n + half]);
    }
    return Optional.empty();
  }

  /**
   * Whether a guest changes a register without an exit, so that its present value is in {@code
   * VirtualMachine.liveState}.
   */
  public static boolean isLive(String name) {
    boolean general =
        Register.byName(name)
            .map(
                register ->
                    switch (register.registerClass()) {
                      case GPR64, GPR32, GPR16, GPR8, INSTRUCTION_POINTER -> true;
                      default -> false;
                    })
            .orElse(false);
    return general || LIVE.contains(name) || vectorHalf(name);
  }

  /** Whether nothing but an instruction that exits, or a page fault, changes a register. */
  public static boolean changesAtExits(String name) {
    return !isLive(name) && !WITH_EVENTS.contains(name);
  }

  private static boolean vectorHalf(String name) {
    return name.startsWith("xmm");
  }

  /** The number of a vector register, from its name. */
  public static Optional<Integer> vector(String name) {
    return Register.byName(name)
        .filter(register -> register.registerClass() == RegisterClass.XMM)
        .map(Register::number);
  }
}
