package org.matryoshka.mmu.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.system.PageTableEntry;
import org.matryoshka.mmu.memory.MachineMemory;

/**
 * Walks with known results: sizes, reserved bits, accessed and dirty bits (SDM vol. 3A, 4.5, 4.8).
 */
class WalkerGoldenTest {
  private static final long GVA = 0xFFFF_8123_4567_89ABL;
  private static final long A = PageTableEntry.A;
  private static final long D = PageTableEntry.D;

  private final MachineMemory memory = new MachineMemory(64 * 4096);
  private final TableBuilder tables = new TableBuilder(memory, 0x1000);
  private final PagingMode mode = new PagingMode();
  private final Translation translation = new Translation();

  @BeforeEach
  void pagingOn() {
    mode.paging = true;
    mode.noExecute = true;
    mode.root = tables.root();
  }

  private void walk(AccessType access) {
    PageTableWalker.walk(memory, mode, GVA, access, translation);
  }

  private GuestFault fault(AccessType access) {
    return catchThrowableOfType(GuestFault.class, () -> walk(access));
  }

  @ParameterizedTest
  @CsvSource({"1, 0x12, 0x7fffff9ab", "2, 0x15, 0x7ffe789ab", "3, 0x1e, 0x7c56789ab"})
  void findsTheByteInAPageOfEachSize(int leaf, String shift, String physical) {
    long frame = 0x7_FFFF_F000L & -(1L << (3 + 9 * leaf));
    tables.map(GVA, leaf, TableBuilder.OPEN | frame);
    walk(AccessType.READ);
    assertThat(translation.address).isEqualTo(Long.decode(physical));
    assertThat(translation.pageShift).isEqualTo(leaf == 1 ? 12 : Integer.decode(shift));
  }

  @Test
  void allFiftyTwoBitsOfAnEntryButTheReservedOnesReachTheAddress() {
    tables.map(GVA, 1, TableBuilder.OPEN | (1L << 40) - 4096);
    walk(AccessType.READ);
    assertThat(translation.address).isEqualTo((1L << 40) - 4096 + 0x9AB);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aWalkMarksEveryLevelAccessedAndAWriteTheLeafDirty(int leaf) {
    tables.map(GVA, leaf, TableBuilder.OPEN);
    walk(AccessType.READ);
    for (int level = 4; level >= leaf; level--) {
      assertThat(tables.entry(GVA, level) & (A | D)).as("level %d", level).isEqualTo(A);
    }
    assertThat(translation.dirty).isFalse();
    walk(AccessType.WRITE);
    for (int level = 4; level >= leaf; level--) {
      assertThat(tables.entry(GVA, level) & (A | D))
          .as("level %d", level)
          .isEqualTo(level == leaf ? A | D : A);
    }
    assertThat(translation.dirty).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aWalkThatFaultsMarksNothing(int leaf) {
    tables.map(GVA, leaf, PageTableEntry.P);
    mode.user = true;
    for (AccessType access : AccessType.values()) {
      assertThat(fault(access)).isNotNull();
    }
    for (int level = 4; level >= leaf; level--) {
      assertThat(tables.entry(GVA, level) & (A | D)).as("level %d", level).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void anEntryThatIsNotPresentFaultsWhateverElseItHolds(int level) {
    tables.map(GVA, 1, TableBuilder.OPEN);
    tables.setEntry(GVA, level, ~PageTableEntry.P);
    assertThat(fault(AccessType.READ).errorCode()).isZero();
    assertThat(fault(AccessType.WRITE).errorCode()).isEqualTo(2);
    assertThat(fault(AccessType.FETCH).errorCode()).isEqualTo(16);
    mode.user = true;
    assertThat(fault(AccessType.WRITE).errorCode()).isEqualTo(6);
    assertThat(fault(AccessType.WRITE).address()).isEqualTo(GVA);
  }

  @Test
  void aFetchIsNamedInTheErrorCodeOnlyWhereItCanBeForbidden() {
    mode.noExecute = false;
    assertThat(fault(AccessType.FETCH).errorCode()).isZero();
    mode.smep = true;
    assertThat(fault(AccessType.FETCH).errorCode()).isEqualTo(16);
  }

  /**
   * SDM vol. 3A, tables 4-15 to 4-20: what must be zero at each level. Bits are tried one by one,
   * so the test also says what is not reserved.
   */
  @ParameterizedTest
  @CsvSource({
    "4, 0, 0x000FFF0000000080",
    "3, 0, 0x000FFF0000000000",
    "3, 1, 0x000FFF003FFFE000",
    "2, 0, 0x000FFF0000000000",
    "2, 1, 0x000FFF00001FE000",
    "1, 0, 0x000FFF0000000000"
  })
  void reservedBits(int level, int large, String mask) {
    long reserved = Long.decode(mask);
    for (int bit = 1; bit < 64; bit++) {
      boolean changesTheWalk =
          (bit == 7 && level != 4 && level != 1) || (bit >= 12 && bit < 40 && large == 0);
      if (changesTheWalk && (reserved & 1L << bit) == 0) {
        continue;
      }
      tables.map(GVA, large == 0 ? 1 : level, TableBuilder.OPEN);
      long entry = tables.entry(GVA, level);
      tables.setEntry(GVA, level, entry | 1L << bit);
      GuestFault fault = fault(AccessType.READ);
      if ((reserved & 1L << bit) != 0) {
        assertThat(fault).as("level %d bit %d", level, bit).isNotNull();
        assertThat(fault.errorCode()).isEqualTo(9);
      } else {
        assertThat(fault).as("level %d bit %d", level, bit).isNull();
      }
      tables.setEntry(GVA, level, entry);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void withoutNxeBit63IsReserved(int level) {
    mode.noExecute = false;
    tables.map(GVA, 1, TableBuilder.OPEN);
    tables.setEntry(GVA, level, tables.entry(GVA, level) | PageTableEntry.NX);
    assertThat(fault(AccessType.READ).errorCode()).isEqualTo(9);
    mode.user = true;
    assertThat(fault(AccessType.WRITE).errorCode()).isEqualTo(15);
  }

  @Test
  void aReservedBitComesBeforeWhatTheEntryAllows() {
    tables.map(GVA, 1, PageTableEntry.P | 1L << 45);
    mode.user = true;
    assertThat(fault(AccessType.WRITE).errorCode()).isEqualTo(15);
  }

  @Test
  void globalNeedsPge() {
    tables.map(GVA, 2, TableBuilder.OPEN | PageTableEntry.G);
    walk(AccessType.READ);
    assertThat(translation.global).isFalse();
    mode.globalPages = true;
    walk(AccessType.READ);
    assertThat(translation.global).isTrue();
  }

  @Test
  void explainNamesEveryStepAndChangesNothing() {
    tables.map(GVA, 2, TableBuilder.OPEN);
    List<WalkStep> steps = new ArrayList<>();
    PageTableWalker.explain(memory, tables.root(), GVA, steps);
    assertThat(steps)
        .containsExactly(
            new WalkStep(4, 0x102, 0x1810, 0x2007),
            new WalkStep(3, 0x08D, 0x2468, 0x3007),
            new WalkStep(2, 0x02B, 0x3158, 0x87));
    tables.setEntry(GVA, 3, 0);
    steps.clear();
    PageTableWalker.explain(memory, tables.root(), GVA, steps);
    assertThat(steps).hasSize(2);
    assertThat(steps.getLast().entry()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "0x00007fffffffffff, true",
    "0x0000800000000000, false",
    "0xffff7fffffffffff, false",
    "0xffff800000000000, true",
    "0xffffffffffffffff, true",
    "0x0, true"
  })
  void canonicalAddresses(String gva, boolean canonical) {
    long address = Long.parseUnsignedLong(gva.substring(2), 16);
    assertThat(PageTableWalker.isCanonical(address)).isEqualTo(canonical);
  }
}
