package org.matryoshka.cpu.vector;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.decoding.DecodeResult;
import org.matryoshka.isa.decoding.Decoder;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.instruction.Operand;
import org.matryoshka.isa.system.RFlags;
import org.matryoshka.isa.table.EncodingSpec;
import org.matryoshka.isa.table.InstructionForm;
import org.matryoshka.isa.table.InstructionSet;
import org.matryoshka.isa.table.Privilege;

/**
 * Makes random cases: the opcode of a form that any program may use, with random prefixes, ModRM
 * and so on behind it, and registers set so that most memory operands lie in the scratch memory,
 * some across its end, some elsewhere.
 */
final class CaseGenerator {
  private static final int ATTEMPTS = 1000;

  /** The opcode 0F 0D. */
  private static final int PREFETCH = 0x0D;

  private static final int RAX = 0;
  private static final int RCX = 1;
  private static final int RDX = 2;
  private static final int RBX = 3;
  private static final int RSP = 4;
  private static final int RBP = 5;
  private static final int RSI = 6;
  private static final int RDI = 7;
  private final InstructionForm[] forms;
  private final ExtraState extra;

  private final SplitMix random;
  private final long[] values = new long[16];
  private final Map<Integer, Long> overrides = new TreeMap<>();
  private byte[] code;
  private Instruction instruction;
  private long gsBase;

  /**
   * A generator.
   *
   * @param extra what the cases start from, and with it for which forms they are
   */
  CaseGenerator(long seed, ExtraState extra) {
    random = new SplitMix(seed);
    this.extra = extra;
    forms =
        InstructionSet.forms().stream()
            .filter(form -> form.privilege() == Privilege.USER)
            .filter(extra::covers)
            .toArray(InstructionForm[]::new);
  }

  int forms() {
    return forms.length;
  }

  /**
   * A case for a form, or for one that differs from it by its prefixes; empty for a form that can't
   * be compared at all.
   */
  Optional<VectorCase> next(int form) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      code = bytes(forms[form].encoding());
      if (Decoder.decode(code, 0, code.length) instanceof DecodeResult.Decoded(Instruction decoded)
          && decoded.form().privilege() == Privilege.USER
          && extra.covers(decoded.form())
          && !usesFs(decoded)
          && !isPeculiar(decoded)) {
        instruction = decoded;
        code = Arrays.copyOf(code, decoded.length());
        VectorCase made = complete();
        if (Decoder.decode(code, 0, code.length) instanceof DecodeResult.Decoded) {
          return Optional.of(made);
        }
      }
    }
    return Optional.empty();
  }

  private byte[] bytes(EncodingSpec encoding) {
    byte[] out = new byte[40];
    int at = 0;
    if (random.percent(5)) {
      out[at++] = 0x65;
    }
    if (encoding.operandSize16() || random.percent(5)) {
      out[at++] = 0x66;
    }
    if (random.percent(8)) {
      out[at++] = 0x67;
    }
    if (random.percent(4)) {
      out[at++] = (byte) 0xF0;
    }
    if (encoding.mandatoryPrefix() > 0) {
      out[at++] = (byte) encoding.mandatoryPrefix();
    } else if (random.percent(15)) {
      out[at++] = (byte) (0xF2 + random.below(2));
    }
    if (encoding.vex()) {
      out[at++] = (byte) 0xC4;
      out[at++] = (byte) (random.below(8) << 5 | encoding.map() - EncodingSpec.VEX);
      out[at++] = (byte) ((encoding.rexW() ? 0x80 : 0) | random.below(16) << 3);
    } else {
      at = rexAndEscape(out, at, encoding);
    }
    out[at++] = (byte) (encoding.opcode() + (encoding.opcodeRegister() ? random.below(8) : 0));
    int modRm = random.percent(50) ? 0xC0 | random.below(64) : random.below(256);
    if (encoding.fixedModRm() >= 0) {
      modRm = encoding.fixedModRm();
    } else if (encoding.digit() >= 0) {
      modRm = (modRm & 0xC7) | encoding.digit() << 3;
    }
    if (encoding.modRm()) {
      out[at++] = (byte) modRm;
    }
    while (at < out.length) {
      out[at++] = (byte) random.next();
    }
    return out;
  }

  private int rexAndEscape(byte[] out, int start, EncodingSpec encoding) {
    int at = start;
    if (encoding.rexW() || random.percent(50)) {
      out[at++] = (byte) (0x40 | random.below(8) | (encoding.rexW() ? 8 : 0));
    }
    if (encoding.map() > 0) {
      out[at++] = 0x0F;
    }
    if (encoding.map() > 1) {
      out[at++] = (byte) (encoding.map() == 2 ? 0x38 : 0x3A);
    }
    return at;
  }

  /**
   * What Intel's and AMD's processors do differently, or what is undefined altogether: 66 before
   * near branches, BSWAP, MOVSXD and MOVNTI; the approximations of reciprocals; F2 and F3 before
   * LOOPcc; prefetches of a register. And a loop on itself, which the native program takes for a
   * repeated string instruction.
   */
  private boolean isPeculiar(Instruction in) {
    EncodingSpec encoding = in.form().encoding();
    return switch (in.mnemonic()) {
      case BSWAP, MOVNTI, MOVSXD -> hasPrefix(0x66);
      case LOOP, LOOPE, LOOPNE ->
          hasPrefix(0x66)
              || hasPrefix(0xF2)
              || hasPrefix(0xF3)
              || (in.operands().getFirst() instanceof Operand.Rel rel
                  && rel.offset() == -in.length());
      case RCPPS, RCPSS, RSQRTPS, RSQRTSS -> true; // approximations, each processor's own
      case FNSAVE, FNSTENV -> true; // they store pointers that each processor keeps in its own way
      case NOP -> encoding.opcode() == PREFETCH;
      case PUSH, POP, ENTER, LEAVE -> false;
      default -> encoding.default64() && hasPrefix(0x66);
    };
  }

  private boolean hasPrefix(int prefix) {
    for (int i = 0; i < 6; i++) {
      int b = code[i] & 0xFF;
      if (b == prefix) {
        return true;
      }
      if (b != 0x65 && b != 0x66 && b != 0x67 && b != 0xF0 && b != 0xF2 && b != 0xF3) {
        return false;
      }
    }
    return false;
  }

  private static boolean usesFs(Instruction in) {
    return in.prefixes().segment() == Register.FS
        || in.operands().stream()
            .anyMatch(
                operand ->
                    (operand instanceof Operand.Mem mem && mem.segment() == Register.FS)
                        || (operand instanceof Operand.Offset offset
                            && offset.segment() == Register.FS));
  }

  private VectorCase complete() {
    long seed = random.next();
    overrides.clear();
    System.arraycopy(new VectorCase(seed, code, 0, Map.of()).initialState(), 0, values, 0, 16);
    implied();
    for (Operand operand : instruction.operands()) {
      switch (operand) {
        case Operand.Mem mem -> memory(mem);
        case Operand.Offset offset -> {
          gsBase = offset.segment() == null ? 0 : VectorCase.GS_BASE;
          patchTail(target() - gsBase, instruction.prefixes().addressSize32() ? 4 : 8);
        }
        default -> {}
      }
    }
    int flags = ((int) random.next() & RFlags.STATUS) | RFlags.ALWAYS_ONE | RFlags.IF;
    if (instruction.form().flags().read() != 0 && random.percent(20)) {
      flags |= RFlags.DF;
    }
    return new VectorCase(seed, code, flags, new TreeMap<>(overrides));
  }

  /** Registers that the instruction uses without naming them. */
  private void implied() {
    gsBase = instruction.prefixes().segment() == null ? 0 : VectorCase.GS_BASE;
    switch (instruction.mnemonic()) {
      case MOVSB,
          MOVSW,
          MOVSD,
          MOVSQ,
          CMPSB,
          CMPSW,
          CMPSD,
          CMPSQ,
          STOSB,
          STOSW,
          STOSD,
          STOSQ,
          LODSB,
          LODSW,
          LODSD,
          LODSQ,
          SCASB,
          SCASW,
          SCASD,
          SCASQ -> {
        set(RSI, pointer(target() - gsBase));
        set(RDI, pointer(target()));
        set(RCX, pointer(random.below(12)));
        if (random.percent(30)) {
          set(RDI, values[RSI] + gsBase + random.below(32));
        }
      }
      case PUSH, POP, CALL, RET -> set(RSP, target());
      case ENTER, LEAVE -> {
        set(RSP, target());
        set(RBP, target());
        if (random.percent(80) && code.length > 3) {
          code[code.length - 2] &= 7;
        }
      }
      // Which of several bytes that can't be stored the fault names is not said.
      case MASKMOVDQU -> set(RDI, pointer(VectorCase.SCRATCH + 512 + random.below(4096) - gsBase));
      case XLATB -> set(RBX, pointer(target() - gsBase - (values[RAX] & 0xFF)));
      case LOOP, LOOPE, LOOPNE -> set(RCX, pointer(random.below(3)));
      case BEXTR -> {
        if (instruction.operands().get(2) instanceof Operand.Reg(Register control)
            && random.percent(70)) {
          set(control.number(), random.next() << 16 | random.below(70) << 8 | random.below(70));
        }
      }
      case BLSI, BLSMSK, BLSR -> {
        if (instruction.operands().get(1) instanceof Operand.Reg(Register source)
            && random.percent(50)) {
          set(source.number(), random.percent(30) ? 0 : random.next() << random.below(64));
        }
      }
      case DIV, IDIV -> {
        if (random.percent(60)) {
          set(RDX, random.percent(50) ? 0 : random.below(1000) - 500);
          set(RAX, values[RAX] & (random.percent(50) ? -1 : 0x7FFF));
        }
      }
      case CMPXCHG8B, CMPXCHG16B, CMPXCHG -> {
        if (random.percent(50)) {
          set(RAX, random.below(2));
          set(RDX, 0);
        }
      }
      default -> {}
    }
  }

  /** An address register: with address size 32 its upper half does not count. */
  private long pointer(long value) {
    return instruction.prefixes().addressSize32()
        ? (value & 0xFFFF_FFFFL) | random.next() << 32
        : value;
  }

  private void memory(Operand.Mem mem) {
    gsBase = mem.segment() == null ? 0 : VectorCase.GS_BASE;
    long wanted = target();
    if (instruction.form().isVector() && random.percent(80)) {
      wanted &= -16;
    }
    switch (instruction.mnemonic()) {
      case CMPXCHG16B -> wanted &= random.percent(90) ? -16 : -1;
      case BT, BTS, BTR, BTC -> {
        if (instruction.operands().get(1) instanceof Operand.Reg(Register register)) {
          long offset = random.below(4000) - 2000L;
          int bits = register.bits();
          set(
              register.number(),
              bits == 64 ? offset : (offset & (1L << bits) - 1) | random.next() << bits);
        }
      }
      default -> {}
    }
    long rest = wanted - gsBase - mem.displacement();
    if (mem.base() == Register.RIP || mem.base() == Register.EIP) {
      patch(mem.displacement(), wanted - gsBase - VectorCase.CODE - code.length);
    } else if (mem.base() == null && mem.index() == null) {
      patch(mem.displacement(), wanted - gsBase);
    } else if (mem.base() == null) {
      address(mem.index(), rest / mem.scale());
    } else if (mem.index() == null) {
      address(mem.base(), rest);
    } else if (mem.index().number() == mem.base().number()) {
      address(mem.base(), rest / (mem.scale() + 1));
    } else {
      address(mem.base(), rest - values[mem.index().number()] * mem.scale());
    }
  }

  private void address(Register register, long value) {
    set(
        register.number(),
        register.bits() == 32 ? (value & 0xFFFF_FFFFL) | random.next() << 32 : value);
  }

  private void set(int register, long value) {
    values[register] = value;
    overrides.put(register, value);
  }

  /** Where a memory operand is to be. */
  private long target() {
    int kind = random.below(100);
    if (kind < 90) {
      return VectorCase.SCRATCH + 512 + random.below(VectorCase.SCRATCH_SIZE - 1024);
    }
    if (kind < 96) {
      long end = VectorCase.SCRATCH + (random.percent(50) ? 0 : VectorCase.SCRATCH_SIZE);
      return end + random.below(32) - 16;
    }
    return random.percent(50) ? VectorCase.SCRATCH + 4096 - random.below(16) : random.next();
  }

  /** Puts another displacement of 4 bytes in place of one. */
  private void patch(long old, long value) {
    for (int at = 1; at + 4 <= code.length; at++) {
      if (little(at) == (int) old) {
        write(at, value, 4);
        return;
      }
    }
  }

  private void patchTail(long value, int bytes) {
    write(code.length - bytes, value, bytes);
  }

  private int little(int at) {
    return (code[at] & 0xFF)
        | (code[at + 1] & 0xFF) << 8
        | (code[at + 2] & 0xFF) << 16
        | code[at + 3] << 24;
  }

  private void write(int at, long value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      code[at + i] = (byte) (value >>> (8 * i));
    }
  }
}
