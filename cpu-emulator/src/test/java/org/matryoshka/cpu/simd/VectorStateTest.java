package org.matryoshka.cpu.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.matryoshka.cpu.BareCore;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.ieee.FloatExceptions;
import org.matryoshka.cpu.ieee.FloatFormat;
import org.matryoshka.cpu.x87.FpuState;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.system.Cr0;
import org.matryoshka.isa.system.Cr4;

/** What enables vector instructions, and FXSAVE with FXRSTOR. */
class VectorStateTest {
  private static final String PXOR = "660fefc0";
  private static final String FXSAVE = "480fae07"; // fxsave64 [rdi]
  private static final String FXRSTOR = "480fae0f";
  private static final String LDMXCSR = "0fae17";
  private static final int RDI = 7;

  private final BareCore core = new BareCore(4);
  private final CpuState state = core.cpu.state;

  @ParameterizedTest
  @CsvSource({
    // CR4.OSFXSR, CR0.EM, CR0.TS, exception (−1: none)
    "true, false, false, -1",
    "false, false, false, 6",
    "false, false, true, 6",
    "true, true, false, 6",
    "true, true, true, 6",
    "true, false, true, 7"
  })
  void controlRegistersEnable(boolean osfxsr, boolean emulate, boolean switched, int vector) {
    state.cr4 |= osfxsr ? Cr4.OSFXSR : 0;
    state.cr0 |= (emulate ? Cr0.EM : 0) | (switched ? Cr0.TS : 0);
    assertThat(vectorOf(PXOR)).isEqualTo(vector);
    assertThat(vectorOf(LDMXCSR)).isEqualTo(vector);
  }

  @Test
  void savedStateComesBack() {
    state.cr4 |= Cr4.OSFXSR;
    state.gpr[RDI] = 0x10_0000;
    for (int i = 0; i < 32; i++) {
      state.xmm[i] = 0x0123_4567_89AB_CDEFL * (i + 1);
    }
    state.mxcsr = 0x7FA5;
    state.fpu.control = 0x27F;
    state.fpu.significands[7] = -2;
    state.fpu.signExponents[7] = 0xBFFF;
    CpuState before = new CpuState();
    before.copyFrom(state);
    assertThat(vectorOf(FXSAVE)).isEqualTo(-1);
    assertThat(core.memory.read(0x10_0000, 2)).isEqualTo(0x27F);
    assertThat(core.memory.read(0x10_0000 + 24, 4)).isEqualTo(0x7FA5);
    assertThat(core.memory.read(0x10_0000 + 28, 4)).isEqualTo(0xFFFF);
    assertThat(core.memory.read(0x10_0000 + 160, 8)).isEqualTo(before.xmm[0]);
    Arrays.fill(state.xmm, 0);
    state.mxcsr = Mxcsr.INITIAL;
    state.fpu.copyFrom(new FpuState());
    assertThat(vectorOf(FXRSTOR)).isEqualTo(-1);
    assertThat(state.xmm).isEqualTo(before.xmm);
    assertThat(state.mxcsr).isEqualTo(0x7FA5);
    assertThat(state.fpu.control).isEqualTo(0x27F);
    assertThat(state.fpu.significands[7]).isEqualTo(-2);
    assertThat(state.fpu.signExponents[7]).isEqualTo(0xBFFF);
  }

  @Test
  void areaMustBeAligned() {
    state.cr4 |= Cr4.OSFXSR;
    state.gpr[RDI] = 0x10_0008;
    assertThat(vectorOf(FXSAVE)).isEqualTo(13);
    assertThat(vectorOf(FXRSTOR)).isEqualTo(13);
  }

  @Test
  void reservedBitsOfMxcsrAreRefusedAndNothingIsRestored() {
    state.cr4 |= Cr4.OSFXSR;
    state.gpr[RDI] = 0x10_0000;
    core.memory.write(0x10_0000 + 24, 4, 0x1_0000);
    core.memory.write(0x10_0000, 8, 0x1234);
    assertThat(vectorOf(FXRSTOR)).isEqualTo(13);
    assertThat(state.fpu.control).isEqualTo(FpuState.INITIAL_CONTROL);
    core.memory.write(0x10_0000, 4, 0x1_1F80);
    assertThat(vectorOf(LDMXCSR)).isEqualTo(13);
    assertThat(state.mxcsr).isEqualTo(Mxcsr.INITIAL);
  }

  @Test
  void storeThatCrossesIntoAForbiddenPageStoresNothing() {
    state.cr4 |= Cr4.OSFXSR;
    state.gpr[RDI] = 0x10_0FF8;
    core.map(0x10_1000, 0);
    state.xmm[0] = -1;
    state.xmm[1] = -1;
    assertThat(vectorOf("0f1107")).isEqualTo(14); // movups [rdi], xmm0
    assertThat(core.memory.read(0x10_0FF8, 8)).isZero();
  }

  @Test
  void unmaskedExceptionLeavesItsFlag() {
    state.cr4 |= Cr4.OSFXSR | Cr4.OSXMMEXCPT;
    state.mxcsr = Mxcsr.INITIAL & ~(FloatExceptions.DIVIDE_BY_ZERO << Mxcsr.MASK_SHIFT);
    state.xmm[0] = Double.doubleToRawLongBits(1);
    state.xmm[2] = 0;
    assertThat(vectorOf("f20f5ec1")).isEqualTo(19); // divsd xmm0, xmm1
    assertThat(state.mxcsr & FloatExceptions.ALL).isEqualTo(FloatExceptions.DIVIDE_BY_ZERO);
    assertThat(state.xmm[0]).isEqualTo(Double.doubleToRawLongBits(1));
    state.cr4 &= ~Cr4.OSXMMEXCPT;
    assertThat(vectorOf("f20f5ec1")).isEqualTo(6);
  }

  @Test
  void approximationsKeepTheirBound() {
    for (int bits = 0x0080_0000; bits < 0x7E00_0000; bits += 0x1_2345) {
      double x = Float.intBitsToFloat(bits);
      double reciprocal = Float.intBitsToFloat(Approximations.reciprocal(bits));
      double root = Float.intBitsToFloat(Approximations.reciprocalSquareRoot(bits));
      assertThat(Math.abs(reciprocal * x - 1)).isLessThanOrEqualTo(1.5 / 4096);
      assertThat(Math.abs(root * root * x - 1)).isLessThanOrEqualTo(2 * 1.5 / 4096);
    }
  }

  @Test
  void fastArithmeticIsNeverTakenWhereItCouldBeWrong() {
    // The nearest double of 0.1 + 0.2 is not exact, so the flag must come from the exact way.
    long tenth = Double.doubleToRawLongBits(0.1);
    long fifth = Double.doubleToRawLongBits(0.2);
    assertThat(NumberOperation.ADD.fast(tenth, fifth, FloatFormat.DOUBLE, false))
        .isEqualTo(NumberOperation.NONE);
    assertThat(NumberOperation.ADD.fast(tenth, fifth, FloatFormat.DOUBLE, true))
        .isEqualTo(Double.doubleToRawLongBits(0.1 + 0.2));
    long half = Double.doubleToRawLongBits(0.5);
    assertThat(NumberOperation.ADD.fast(half, half, FloatFormat.DOUBLE, false))
        .isEqualTo(Double.doubleToRawLongBits(1));
    long huge = Double.doubleToRawLongBits(Double.MAX_VALUE);
    assertThat(NumberOperation.MULTIPLY.fast(huge, huge, FloatFormat.DOUBLE, true))
        .isEqualTo(NumberOperation.NONE);
  }

  private int vectorOf(String hex) {
    core.load(0x20_0000, HexFormat.of().parseHex(hex));
    try {
      core.cpu.execute(core.cpu.fetch(state.rip));
      return -1;
    } catch (GuestFault fault) {
      return fault.vector().vector();
    }
  }
}
