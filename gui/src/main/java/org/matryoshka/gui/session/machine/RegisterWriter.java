package org.matryoshka.gui.session.machine;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.gui.text.NearestName;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.RegisterClass;
import org.matryoshka.isa.system.RFlags;
import org.matryoshka.mmu.paging.PageTableWalker;

/** Writes registers by name, where that leaves a state that a processor can be in. */
final class RegisterWriter {
  /** What a debugger may change of RFLAGS. */
  private static final long FLAGS =
      RFlags.STATUS
          | RFlags.TF
          | RFlags.IF
          | RFlags.DF
          | RFlags.IOPL
          | RFlags.NT
          | RFlags.AC
          | RFlags.ID;

  private static final List<String> CANONICAL_MSRS = List.of("lstar", "cstar", "kernelgsbase");

  private final CpuState state;

  RegisterWriter(CpuState state) {
    this.state = state;
  }

  /**
   * Writes one.
   *
   * @param name in any case
   * @param high bits 64 to 127 of a vector register
   * @throws IllegalArgumentException if there is none of this name, or it can't take the value, or
   *     writing it would not mean what it says; the message is a sentence
   */
  void write(String name, long value, long high) {
    String text = name.toLowerCase(Locale.ROOT);
    Optional<Register> register = Register.byName(text);
    if (register.isPresent() && write(register.get(), value, high)) {
      return;
    }
    if (text.equals("rflags")) {
      writeFlags(value);
    } else if (text.endsWith("base") && segment(text).isPresent()) {
      requireCanonical(text, value);
      state.segments[segment(text).get()].base = value;
    } else if (CANONICAL_MSRS.contains(text)) {
      requireCanonical(text, value);
      switch (text) {
        case "lstar" -> state.lstar = value;
        case "cstar" -> state.cstar = value;
        default -> state.kernelGsBase = value;
      }
    } else if (!writeFlag(text, value)) {
      throw refusal(text);
    }
  }

  private static IllegalArgumentException refusal(String name) {
    if (RegisterView.of(name).isPresent() || Register.byName(name).isPresent()) {
      return new IllegalArgumentException(
          name
              + " can't be written from outside: the processor keeps more than its value. Step to"
              + " an instruction that writes it.");
    }
    return new IllegalArgumentException(
        "There is no register " + name + NearestName.hint(name, RegisterView.names()) + ".");
  }

  private boolean write(Register register, long value, long high) {
    int n = register.number();
    switch (register.registerClass()) {
      case GPR64 -> state.gpr[n] = value;
      case GPR32 -> state.gpr[n] = fit(register, value);
      case GPR16 -> state.gpr[n] = (state.gpr[n] & ~0xFFFFL) | fit(register, value);
      case GPR8 -> {
        if (register.isHighByte()) {
          state.gpr[n - 4] = (state.gpr[n - 4] & ~0xFF00L) | (fit(register, value) << 8);
        } else {
          state.gpr[n] = (state.gpr[n] & ~0xFFL) | fit(register, value);
        }
      }
      case XMM -> {
        state.xmm[2 * n] = value;
        state.xmm[2 * n + 1] = high;
      }
      case INSTRUCTION_POINTER -> {
        if (register != Register.RIP) {
          return false;
        }
        requireCanonical("rip", value);
        state.rip = value;
      }
      case CONTROL -> {
        return writeControl(register, value);
      }
      case SEGMENT, DEBUG, X87 -> {
        return false;
      }
    }
    return true;
  }

  private boolean writeControl(Register register, long value) {
    switch (register) {
      case CR2 -> state.cr2 = value;
      case CR3 -> {
        if (value >>> PageTableWalker.PHYSICAL_ADDRESS_BITS != 0) {
          throw new IllegalArgumentException(
              "cr3 holds a guest-physical address of at most "
                  + PageTableWalker.PHYSICAL_ADDRESS_BITS
                  + " bits.");
        }
        state.cr3 = value;
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static long fit(Register register, long value) {
    int bits = register.bits();
    long mask = (1L << bits) - 1;
    if ((value & ~mask) != 0 && value >> (bits - 1) != -1) {
      throw new IllegalArgumentException(
          register.text()
              + " has "
              + bits
              + " bits; 0x"
              + Long.toHexString(value)
              + " needs more.");
    }
    return value & mask;
  }

  private void writeFlags(long value) {
    long other = (value ^ state.rflags()) & ~FLAGS;
    if (other != 0) {
      throw new IllegalArgumentException(
          "These bits of rflags can't be written: 0x" + Long.toHexString(other) + ".");
    }
    state.setRflags(value);
  }

  private boolean writeFlag(String name, long value) {
    int bit =
        switch (name) {
          case "cf" -> RFlags.CF;
          case "pf" -> RFlags.PF;
          case "af" -> RFlags.AF;
          case "zf" -> RFlags.ZF;
          case "sf" -> RFlags.SF;
          case "tf" -> RFlags.TF;
          case "if" -> RFlags.IF;
          case "df" -> RFlags.DF;
          case "of" -> RFlags.OF;
          case "ac" -> RFlags.AC;
          default -> 0;
        };
    if (bit == 0) {
      return false;
    }
    if (value != 0 && value != 1) {
      throw new IllegalArgumentException(name + " is one bit: 0 or 1.");
    }
    writeFlags(value == 1 ? state.rflags() | bit : state.rflags() & ~(long) bit);
    return true;
  }

  private static Optional<Integer> segment(String name) {
    return Register.byName(name.substring(0, name.length() - "base".length()))
        .filter(register -> register.registerClass() == RegisterClass.SEGMENT)
        .map(Register::number);
  }

  private static void requireCanonical(String name, long value) {
    if (!PageTableWalker.isCanonical(value)) {
      throw new IllegalArgumentException(
          name
              + " must be a canonical address, with bits 63 to 47 all equal; 0x"
              + Long.toHexString(value)
              + " is none.");
    }
  }
}
