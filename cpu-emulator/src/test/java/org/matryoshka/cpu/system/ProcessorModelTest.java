package org.matryoshka.cpu.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.CpuidModel.Leaf;
import org.matryoshka.isa.CpuFeature;
import org.matryoshka.isa.system.Cr4;

/** CPUID tells what is there, and nothing else. */
class ProcessorModelTest {
  /**
   * The table has some instructions of this, but not all that the CPUID bit stands for, so it must
   * be clear.
   */
  private static final Set<CpuFeature> PARTIAL = Set.of(CpuFeature.SSE, CpuFeature.SSE2);

  private final ProcessorModel model = new ProcessorModel(3, 4);
  private final CpuState state = new CpuState();

  @Test
  void eachFeatureOfTheInstructionTableIsReportedUnlessItIsThereOnlyInPart() {
    int one = leaf(1).ecx();
    Map<CpuFeature, Boolean> reported = new EnumMap<>(CpuFeature.class);
    reported.put(CpuFeature.BASE, (leaf(0x8000_0001).edx() & 1 << 29) != 0);
    reported.put(CpuFeature.CX16, (one & 1 << 13) != 0);
    reported.put(CpuFeature.MOVBE, (one & 1 << 22) != 0);
    reported.put(CpuFeature.POPCNT, (one & 1 << 23) != 0);
    reported.put(CpuFeature.LZCNT, (leaf(0x8000_0001).ecx() & 1 << 5) != 0);
    reported.put(CpuFeature.BMI1, (leaf(7).ebx() & 1 << 3) != 0);
    reported.put(CpuFeature.FSGSBASE, (leaf(7).ebx() & 1) != 0);
    reported.put(CpuFeature.RDTSCP, (leaf(0x8000_0001).edx() & 1 << 27) != 0);
    reported.put(CpuFeature.LAHF_LM, (leaf(0x8000_0001).ecx() & 1) != 0);
    reported.put(CpuFeature.PREFETCHW, (leaf(0x8000_0001).ecx() & 1 << 8) != 0);
    reported.put(CpuFeature.FPU, (leaf(1).edx() & 1) != 0);
    reported.put(CpuFeature.CMOV, (leaf(1).edx() & 1 << 15) != 0);
    reported.put(CpuFeature.FXSR, (leaf(1).edx() & 1 << 24) != 0);
    reported.put(CpuFeature.CLFSH, (leaf(1).edx() & 1 << 19) != 0);
    reported.put(CpuFeature.SSE, (leaf(1).edx() & 1 << 25) != 0);
    reported.put(CpuFeature.SSE2, (leaf(1).edx() & 1 << 26) != 0);
    reported.put(CpuFeature.SMAP, (leaf(7).ebx() & 1 << 20) != 0);
    for (CpuFeature feature : CpuFeature.values()) {
      assertThat(reported.get(feature))
          .as(feature.name())
          .isNotNull()
          .isEqualTo(!PARTIAL.contains(feature));
    }
  }

  @Test
  void cr4HasExactlyTheBitsOfReportedFeatures() {
    int edx = leaf(1).edx();
    long expected = Cr4.TSD | Cr4.PCE;
    expected |= (edx & 1 << 3) != 0 ? Cr4.PSE : 0;
    expected |= (edx & 1 << 6) != 0 ? Cr4.PAE : 0;
    expected |= (edx & 1 << 2) != 0 ? Cr4.DE : 0;
    expected |= (edx & 1 << 7) != 0 ? Cr4.MCE : 0;
    expected |= (edx & 1 << 13) != 0 ? Cr4.PGE : 0;
    expected |= (edx & 1 << 24) != 0 ? Cr4.OSFXSR | Cr4.OSXMMEXCPT : 0;
    expected |= (leaf(7).ebx() & 1) != 0 ? Cr4.FSGSBASE : 0;
    expected |= (leaf(7).ebx() & 1 << 7) != 0 ? Cr4.SMEP : 0;
    expected |= (leaf(7).ebx() & 1 << 20) != 0 ? Cr4.SMAP : 0;
    expected |= (leaf(7).ecx() & 1 << 2) != 0 ? Cr4.UMIP : 0;
    assertThat(ProcessorModel.CR4_BITS).isEqualTo(expected);
  }

  @Test
  void vectorsAreNotReportedBeforeAllOfThemExist() {
    int mmxSseSse2 = 1 << 23 | 1 << 25 | 1 << 26;
    assertThat(leaf(1).edx() & mmxSseSse2).isZero();
    int sse3Ssse3Fma41And42XsaveAvxHypervisor =
        1 | 1 << 9 | 1 << 12 | 1 << 19 | 1 << 20 | 1 << 26 | 1 << 28 | 1 << 31;
    assertThat(leaf(1).ecx() & sse3Ssse3Fma41And42XsaveAvxHypervisor).isZero();
  }

  @Test
  void namesAreReadable() {
    Leaf zero = leaf(0);
    assertThat(text(zero.ebx(), zero.edx(), zero.ecx())).isEqualTo("MatryoshkaPC");
    StringBuilder brand = new StringBuilder();
    for (int leaf = 0x8000_0002; leaf <= 0x8000_0004; leaf++) {
      Leaf part = leaf(leaf);
      brand.append(text(part.eax(), part.ebx(), part.ecx(), part.edx()));
    }
    assertThat(brand.toString()).hasSize(48).endsWith("\0").startsWith("Matryoshka emulated");
  }

  @Test
  void apicFlagFollowsTheApicBaseRegister() {
    assertThat(leaf(1).edx() & 1 << 9).isZero();
    state.apicBase = 0xFEE0_0800L;
    assertThat(leaf(1).edx() & 1 << 9).isNotZero();
  }

  @Test
  void coreNumberAndCountAreTold() {
    assertThat(leaf(1).ebx()).isEqualTo(3 << 24 | 4 << 16 | (64 / 8) << 8);
  }

  @Test
  void leavesBeyondTheEndAnswerAsTheHighestBasicOne() {
    Leaf highest = leaf(ProcessorModel.HIGHEST_BASIC);
    assertThat(leaf(0x17)).isEqualTo(highest);
    assertThat(leaf(0x4000_0000)).isEqualTo(highest);
    assertThat(leaf(-1)).isEqualTo(highest);
    assertThat(leaf(2)).isEqualTo(Leaf.EMPTY);
    assertThat(model.leaf(7, 1, state)).isEqualTo(Leaf.EMPTY);
  }

  private Leaf leaf(int number) {
    return model.leaf(number, 0, state);
  }

  private static String text(int... registers) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * registers.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int register : registers) {
      bytes.putInt(register);
    }
    return new String(bytes.array(), StandardCharsets.US_ASCII);
  }
}
