package org.matryoshka.gui.inspect.paging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matryoshka.hv.memory.FrameAllocator;
import org.matryoshka.hv.memory.GuestMemory;
import org.matryoshka.mmu.memory.MachineMemory;
import org.matryoshka.mmu.memory.MmioDevice;
import org.matryoshka.mmu.paging.AccessType;
import org.matryoshka.mmu.paging.PagingMode;

/** Tables computed by hand: PML4 at 0x1000, PDPT at 0x2000, PD at 0x3000, PT at 0x4000. */
class GuestWalkTest {
  private static final long GVA = 0x0000_0080_4020_5678L;

  private static final long P = 1;
  private static final long W = 2;
  private static final long U = 4;
  private static final long PS = 0x80;
  private static final long NX = 1L << 63;

  private final MachineMemory machine = new MachineMemory(4 << 20);
  private final GuestMemory memory = new GuestMemory(new FrameAllocator(machine), 1, 1 << 20);
  private final PagingMode mode = new PagingMode();

  @BeforeEach
  void map() {
    mode.paging = true;
    mode.noExecute = true;
    mode.writeProtect = true;
    mode.root = 0x1000;
    // 0x80_4020_5678: indices 1, 1, 1, 5 and the offset 0x678
    memory.write(0x1000 + 8, 8, 0x2000 | P | W | U);
    memory.write(0x2000 + 8, 8, 0x3000 | P | W | U);
    memory.write(0x3000 + 8, 8, 0x4000 | P | W | U);
    memory.write(0x4000 + 5 * 8, 8, 0x9000 | P | W | U);
  }

  private GuestWalk walk(AccessType access) {
    return GuestWalk.of(memory, mode, GVA, access);
  }

  @Test
  void fourLevelsLeadToThePage() {
    GuestWalk walk = walk(AccessType.READ);
    assertThat(walk.outcome().allowed()).isTrue();
    assertThat(walk.outcome().gpa()).isEqualTo(0x9678);
    assertThat(walk.outcome().rights()).isEqualTo("rwxu");
    assertThat(walk.levels()).extracting(GuestLevel::index).containsExactly(1, 1, 1, 5);
    assertThat(walk.levels())
        .extracting(GuestLevel::entryGpa)
        .containsExactly(0x1008L, 0x2008L, 0x3008L, 0x4028L);
    assertThat(walk.levels())
        .extracting(GuestLevel::result)
        .containsExactly(StageResult.TABLE, StageResult.TABLE, StageResult.TABLE, StageResult.PAGE);
  }

  @Test
  void lookingSetsNoAccessedAndNoDirtyBit() {
    walk(AccessType.WRITE);
    for (long at : new long[] {0x1008, 0x2008, 0x3008, 0x4028}) {
      assertThat(memory.read(at, 8) & 0x60).isZero();
    }
  }

  @Test
  void aLargePageEndsTheWalkEarly() {
    memory.write(0x3008, 8, 0x20_0000 | P | W | PS);
    GuestWalk walk = walk(AccessType.READ);
    assertThat(walk.levels()).hasSize(3);
    assertThat(walk.outcome().gpa()).isEqualTo(0x20_5678);
    assertThat(walk.outcome().pageSize()).isEqualTo("2 MiB");
    assertThat(walk.outcome().user()).isFalse();
  }

  @Test
  void whatIsNotPresentFailsThere() {
    memory.write(0x2008, 8, 0);
    GuestWalk walk = walk(AccessType.READ);
    assertThat(walk.levels()).hasSize(2);
    assertThat(walk.levels().getLast().result()).isEqualTo(StageResult.NOT_PRESENT);
    assertThat(walk.outcome().errorCode()).isZero();
    assertThat(walk.outcome().reason()).contains("P is clear in the PDPT entry");
  }

  @Test
  void theLevelThatTakesTheRightAwayIsBlamed() {
    memory.write(0x2008, 8, 0x3000 | P | U);
    mode.user = true;
    GuestWalk walk = walk(AccessType.WRITE);
    assertThat(walk.outcome().allowed()).isFalse();
    assertThat(walk.outcome().errorCode()).isEqualTo(7);
    assertThat(walk.levels())
        .extracting(GuestLevel::result)
        .containsExactly(
            StageResult.TABLE, StageResult.FORBIDDEN, StageResult.TABLE, StageResult.PAGE);
    assertThat(walk.outcome().reason()).contains("R/W is clear in the PDPT entry");
  }

  @Test
  void theKernelMayWriteReadOnlyPagesUnlessWriteProtectBindsIt() {
    memory.write(0x4028, 8, 0x9000 | P);
    assertThat(walk(AccessType.WRITE).outcome().reason()).contains("CR0.WP");
    mode.writeProtect = false;
    assertThat(walk(AccessType.WRITE).outcome().allowed()).isTrue();
  }

  @Test
  void supervisorPagesAreNotForUsers() {
    memory.write(0x1008, 8, 0x2000 | P | W);
    mode.user = true;
    GuestWalk walk = walk(AccessType.READ);
    assertThat(walk.outcome().errorCode()).isEqualTo(5);
    assertThat(walk.levels().getFirst().result()).isEqualTo(StageResult.FORBIDDEN);
    assertThat(walk.outcome().reason()).contains("U/S is clear in the PML4 entry");
  }

  @Test
  void noExecuteForbidsFetching() {
    memory.write(0x4028, 8, 0x9000 | P | W | U | NX);
    mode.user = true;
    GuestWalk walk = walk(AccessType.FETCH);
    assertThat(walk.outcome().errorCode()).isEqualTo(0x15);
    assertThat(walk.outcome().reason()).contains("NX is set in the PT entry");
  }

  @Test
  void smepAndSmapKeepTheKernelOutOfUserPages() {
    mode.smep = true;
    mode.smap = true;
    assertThat(walk(AccessType.FETCH).outcome().reason()).contains("CR4.SMEP");
    assertThat(walk(AccessType.READ).outcome().reason()).contains("CR4.SMAP");
    mode.smapLifted = true;
    assertThat(walk(AccessType.READ).outcome().allowed()).isTrue();
  }

  @Test
  void reservedBitsAreNamed() {
    memory.write(0x3008, 8, 0x4000 | P | W | 1L << 45);
    GuestWalk walk = walk(AccessType.READ);
    assertThat(walk.levels().getLast().result()).isEqualTo(StageResult.RESERVED);
    assertThat(walk.outcome().errorCode()).isEqualTo(9);
    assertThat(walk.outcome().reason()).contains("reserved bit 45");
    mode.noExecute = false;
    memory.write(0x3008, 8, 0x4000 | P | NX);
    assertThat(walk(AccessType.READ).outcome().reason()).contains("EFER.NXE");
  }

  @Test
  void aTableInADeviceIsNotRead() {
    memory.addWindow("PROBE", 0x5000, 0x1000, new Untouchable());
    memory.write(0x3008, 8, 0x5000 | P | W | U);
    GuestWalk walk = walk(AccessType.READ);
    assertThat(walk.known()).isFalse();
    assertThat(walk.levels().getLast().result()).isEqualTo(StageResult.IN_DEVICE);
  }

  @Test
  void tablesBeyondMemoryReadAsOnes() {
    memory.write(0x3008, 8, 0x80_0000_0000L - 0x1000 | P | W | U);
    GuestWalk walk = walk(AccessType.READ);
    assertThat(walk.levels().getLast().result()).isEqualTo(StageResult.RESERVED);
  }

  @Test
  void untouchedFramesStayUntouched() {
    memory.write(0x3008, 8, 0x7_0000 | P | W | U);
    int touched = memory.touched();
    assertThat(walk(AccessType.READ).levels().getLast().result())
        .isEqualTo(StageResult.NOT_PRESENT);
    assertThat(memory.touched()).isEqualTo(touched);
  }

  private static final class Untouchable implements MmioDevice {
    @Override
    public long read(long offset, int size) {
      throw new AssertionError("a device was read by looking");
    }

    @Override
    public void write(long offset, int size, long value) {
      throw new AssertionError("a device was written by looking");
    }
  }
}
