package org.matryoshka.cpu;

import org.matryoshka.cpu.simd.Mxcsr;
import org.matryoshka.cpu.x87.FpuState;
import org.matryoshka.isa.system.RFlags;

/**
 * The architectural state of a core: plain data, no listener, no bus, no clock. Fields are public
 * because interpreter and generated code work on them; outside of {@code cpu} only a hypervisor and
 * a debugger write them, while the core does not run.
 *
 * <p><b>Flags are lazy.</b> An arithmetic instruction leaves three numbers instead of six flags:
 *
 * <ul>
 *   <li>{@link #flagResult}: the result, sign-extended to 64 bits. ZF = it is zero; SF = it is
 *       negative; PF = its low byte has even parity.
 *   <li>{@link #flagCarry}: the carry (or borrow) out of every bit position, shifted left so that
 *       the carry out of the operand's top bit stands in bit 63. CF = bit 63; OF = bit 63 XOR bit
 *       62; AF = bit 3 before the shift.
 *   <li>{@link #flagMeta}: that shift (0, 32, 48, 56) in bits 0 to 5; bit 8 inverts SF, bit 9
 *       inverts PF, so that POPF, SAHF and friends can express any combination.
 * </ul>
 */
public final class CpuState {
  /** {@link #flagMeta}: SF is the opposite of the result's sign. */
  public static final int INVERT_SIGN = 1 << 8;

  /** {@link #flagMeta}: PF is the opposite of the result's parity. */
  public static final int INVERT_PARITY = 1 << 9;

  /** Indices into {@link #segments}, in the order of their encoding. */
  public static final int ES = 0;

  public static final int CS = 1;
  public static final int SS = 2;
  public static final int DS = 3;
  public static final int FS = 4;
  public static final int GS = 5;

  /** RAX, RCX, RDX, RBX, RSP, RBP, RSI, RDI, R8 … R15. */
  public final long[] gpr = new long[16];

  /** The instruction to run next; while a handler runs, already the one after it. */
  public long rip;

  /** See the class comment. */
  public long flagResult = 1;

  /** See the class comment. */
  public long flagCarry;

  /** See the class comment. */
  public int flagMeta;

  /**
   * RFLAGS without the status flags: TF, IF, DF, IOPL, NT, RF, AC, ID and the bit that is always
   * one.
   */
  public int systemFlags = RFlags.ALWAYS_ONE;

  /** XMM0 … XMM15: of each the low half, then the high half. */
  public final long[] xmm = new long[32];

  /** Control and status of vector arithmetic; {@link Mxcsr} has the bits. */
  public int mxcsr = Mxcsr.INITIAL;

  /** What FXSAVE keeps of the x87 unit. */
  public final FpuState fpu = new FpuState();

  /** ES, CS, SS, DS, FS, GS. */
  public final SegmentRegister[] segments = new SegmentRegister[6];

  public final SegmentRegister ldtr = new SegmentRegister();
  public final SegmentRegister tr = new SegmentRegister();
  public long gdtBase;
  public int gdtLimit;
  public long idtBase;
  public int idtLimit;

  /** Current privilege level, 0 to 3; kept apart from CS because it is asked for so often. */
  public int cpl;

  public long cr0;
  public long cr2;
  public long cr3;
  public long cr4;
  public long efer;
  public final long[] dr = new long[8];
  public long star;
  public long lstar;
  public long cstar;
  public long sfmask;
  public long kernelGsBase;
  public long tscAux;
  public long sysenterCs;
  public long sysenterEsp;
  public long sysenterEip;
  public long pat = 0x0007_0406_0007_0406L;
  public long apicBase;
  public long miscEnable = 1;

  /** Added to the virtual clock to make the time-stamp counter. */
  public long tscOffset;

  /** In HLT, waiting for an interrupt. */
  public boolean halted;

  /**
   * Interrupts are held off for one instruction, after STI or a load of SS (SDM vol. 3A, 6.8.3).
   */
  public boolean interruptShadow;

  /** Shut down by a triple fault. */
  public boolean shutdown;

  /** All registers zero; nothing of a reset is done here. */
  public CpuState() {
    for (int i = 0; i < segments.length; i++) {
      segments[i] = new SegmentRegister();
    }
  }

  /** CF. */
  public boolean carry() {
    return flagCarry < 0;
  }

  /** OF. */
  public boolean overflow() {
    return (flagCarry ^ flagCarry << 1) < 0;
  }

  /** ZF. */
  public boolean zero() {
    return flagResult == 0;
  }

  /** SF. */
  public boolean sign() {
    return flagResult < 0 ^ (flagMeta & INVERT_SIGN) != 0;
  }

  /** PF. */
  public boolean parity() {
    return (Integer.bitCount((int) flagResult & 0xFF) & 1) == 0 ^ (flagMeta & INVERT_PARITY) != 0;
  }

  /** AF. */
  public boolean auxiliary() {
    return (flagCarry >>> (flagMeta & 63) & 8) != 0;
  }

  /** SF ≠ OF: what was compared is less, as signed numbers. */
  public boolean less() {
    // INVERT_SIGN moves from bit 8 to bit 63.
    return (flagResult ^ flagCarry ^ flagCarry << 1 ^ (long) flagMeta << 55) < 0;
  }

  /** The status flags as their RFLAGS bits. */
  public int statusFlags() {
    return (carry() ? RFlags.CF : 0)
        | (parity() ? RFlags.PF : 0)
        | (auxiliary() ? RFlags.AF : 0)
        | (zero() ? RFlags.ZF : 0)
        | (sign() ? RFlags.SF : 0)
        | (overflow() ? RFlags.OF : 0);
  }

  /**
   * Sets the six status flags after addition or subtraction.
   *
   * @param result its low {@code size} bytes count
   * @param carries the carry (or borrow) out of every bit position, see {@code alu.Carries}
   */
  public void setArithmeticFlags(long result, long carries, int size) {
    int shift = 64 - 8 * size;
    flagResult = result << shift >> shift;
    flagCarry = carries << shift;
    flagMeta = shift;
  }

  /**
   * Sets the six status flags after anything else: ZF, SF and PF from a result, AF clear.
   *
   * @param result its low {@code size} bytes count
   * @param carryVector CF and OF, aligned to bit 63, see {@code alu.Carries}
   */
  public void setResultFlags(long result, long carryVector, int size) {
    int shift = 64 - 8 * size;
    flagResult = result << shift >> shift;
    flagCarry = carryVector;
    flagMeta = shift;
  }

  /** Sets the six status flags from RFLAGS bits; other bits are ignored. */
  public void setStatusFlags(int flags) {
    boolean cf = (flags & RFlags.CF) != 0;
    boolean of = (flags & RFlags.OF) != 0;
    flagCarry =
        (cf ? 1L << 63 : 0) | (cf != of ? 1L << 62 : 0) | ((flags & RFlags.AF) != 0 ? 8 : 0);
    boolean zf = (flags & RFlags.ZF) != 0;
    // A result of 1 is not zero, positive and of odd parity; zero is positive and of even parity.
    flagResult = zf ? 0 : 1;
    flagMeta =
        ((flags & RFlags.SF) != 0 ? INVERT_SIGN : 0)
            | ((flags & RFlags.PF) != 0 == zf ? 0 : INVERT_PARITY);
  }

  /** RFLAGS, 64 bits of which only the low 22 can be set. */
  public long rflags() {
    return systemFlags | statusFlags() | RFlags.ALWAYS_ONE;
  }

  /** Sets RFLAGS as it is given; what an instruction may change is the instruction's matter. */
  public void setRflags(long rflags) {
    setStatusFlags((int) rflags);
    systemFlags = ((int) rflags & ~RFlags.STATUS) | RFlags.ALWAYS_ONE;
  }

  /** Whether IF is set. */
  public boolean interruptsEnabled() {
    return (systemFlags & RFlags.IF) != 0;
  }

  /** Copies everything from another state. */
  public void copyFrom(CpuState other) {
    System.arraycopy(other.gpr, 0, gpr, 0, gpr.length);
    rip = other.rip;
    flagResult = other.flagResult;
    flagCarry = other.flagCarry;
    flagMeta = other.flagMeta;
    systemFlags = other.systemFlags;
    System.arraycopy(other.xmm, 0, xmm, 0, xmm.length);
    mxcsr = other.mxcsr;
    fpu.copyFrom(other.fpu);
    for (int i = 0; i < segments.length; i++) {
      segments[i].copyFrom(other.segments[i]);
    }
    ldtr.copyFrom(other.ldtr);
    tr.copyFrom(other.tr);
    gdtBase = other.gdtBase;
    gdtLimit = other.gdtLimit;
    idtBase = other.idtBase;
    idtLimit = other.idtLimit;
    cpl = other.cpl;
    cr0 = other.cr0;
    cr2 = other.cr2;
    cr3 = other.cr3;
    cr4 = other.cr4;
    efer = other.efer;
    System.arraycopy(other.dr, 0, dr, 0, dr.length);
    star = other.star;
    lstar = other.lstar;
    cstar = other.cstar;
    sfmask = other.sfmask;
    kernelGsBase = other.kernelGsBase;
    tscAux = other.tscAux;
    sysenterCs = other.sysenterCs;
    sysenterEsp = other.sysenterEsp;
    sysenterEip = other.sysenterEip;
    pat = other.pat;
    apicBase = other.apicBase;
    miscEnable = other.miscEnable;
    tscOffset = other.tscOffset;
    halted = other.halted;
    interruptShadow = other.interruptShadow;
    shutdown = other.shutdown;
  }
}
