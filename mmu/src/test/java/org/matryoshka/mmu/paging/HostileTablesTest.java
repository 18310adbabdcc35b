package org.matryoshka.mmu.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.matryoshka.isa.fault.ExceptionVector;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.system.Cr0;
import org.matryoshka.isa.system.Cr4;
import org.matryoshka.isa.system.Efer;
import org.matryoshka.isa.system.PageTableEntry;
import org.matryoshka.mmu.Mmu;
import org.matryoshka.mmu.memory.MachineMemory;
import org.matryoshka.mmu.memory.MmioDevice;

/** Page tables in places where no sane system has them: a page fault or a translation, no more. */
class HostileTablesTest {
  private static final long SIZE = 64 * 4096;

  private final MachineMemory memory = new MachineMemory(SIZE);

  private Mmu mmu(long root) {
    Mmu mmu = new Mmu(memory);
    mmu.setControl(Cr0.PG | Cr0.PE | Cr0.WP, root, Cr4.PAE | Cr4.PGE, Efer.LME | Efer.NXE);
    return mmu;
  }

  private static int error(Runnable access) {
    try {
      access.run();
    } catch (GuestFault fault) {
      assertThat(fault.vector()).isEqualTo(ExceptionVector.PAGE_FAULT);
      return fault.errorCode();
    }
    return -1;
  }

  @Test
  void tablesOutsideOfRamReadAsOnesWhichHaveReservedBits() {
    assertThat(error(() -> mmu(SIZE).read8(0x1234))).isEqualTo(9);
    assertThat(error(() -> mmu(0x000F_FFFF_FFFF_F000L).write8(0x1234, 1))).isEqualTo(11);
    memory.write(0x1000, 8, SIZE | TableBuilder.OPEN);
    assertThat(error(() -> mmu(0x1000).read8(0))).isEqualTo(9);
  }

  @Test
  void tablesInADeviceAreReadThroughTheDevice() {
    long[] registers = {TableBuilder.OPEN | 0x2000, 0};
    memory.addWindow(
        "table",
        0x10_0000,
        4096,
        new MmioDevice() {
          @Override
          public long read(long offset, int size) {
            return offset == 0 ? registers[0] : 0;
          }

          @Override
          public void write(long offset, int size, long value) {
            registers[(int) offset / 8] = value;
          }
        });
    memory.write(0x2000, 8, 0x3000 | TableBuilder.OPEN);
    memory.write(0x3000, 8, 0x5000 | TableBuilder.OPEN);
    memory.write(0x5008, 8, 0x6000 | TableBuilder.OPEN);
    memory.write(0x6000, 1, 0x5A);
    assertThat(mmu(0x10_0000).read8(0x1000)).isEqualTo(0x5A);
    assertThat(registers[0] & PageTableEntry.A).isNotZero();
  }

  @Test
  void tablesAtPhysicalAddressZeroAreTablesLikeOthers() {
    TableBuilder tables = new TableBuilder(memory, 0);
    tables.map(0x7000, 1, 0x8000 | TableBuilder.OPEN);
    memory.write(0x8123, 1, 0x77);
    assertThat(mmu(0).read8(0x7123)).isEqualTo(0x77);
  }

  @Test
  void aTableThatMapsItselfCanBeReadThroughItself() {
    memory.write(0x1000 + 8 * 511, 8, 0x1000 | TableBuilder.OPEN);
    Mmu mmu = mmu(0x1000);
    long itself = -4096;
    // The entry is all four levels of its own walk: it is accessed, and dirty after a write.
    assertThat(mmu.read64(itself + 8 * 511))
        .isEqualTo(0x1000 | TableBuilder.OPEN | PageTableEntry.A);
    mmu.write64(itself, 0);
    assertThat(memory.read(0x1000 + 8 * 511, 8))
        .isEqualTo(0x1000 | TableBuilder.OPEN | PageTableEntry.A | PageTableEntry.D);
  }

  @Test
  void aGuestMayPullTheTablesFromUnderItself() {
    memory.write(0x1000 + 8 * 511, 8, 0x1000 | TableBuilder.OPEN);
    Mmu mmu = mmu(0x1000);
    long entry = -4096 + 8 * 511;
    mmu.write64(entry, 0);
    mmu.flushAll();
    assertThatThrownBy(() -> mmu.write64(entry, 0x1007))
        .isInstanceOfSatisfying(
            GuestFault.class, fault -> assertThat(fault.errorCode()).isEqualTo(2));
  }

  @Test
  void oneTableMayServeAllLevels() {
    for (int i = 0; i < 512; i++) {
      memory.write(0x1000 + 8L * i, 8, 0x1000 | TableBuilder.OPEN);
    }
    Mmu mmu = mmu(0x1000);
    for (long gva = 0; gva < 1L << 47; gva += 0x0000_0123_4567_8000L) {
      assertThat(mmu.translate(gva | 0x18, AccessType.WRITE)).isEqualTo(0x1018);
    }
  }

  @Test
  void randomTablesGiveAFaultOrATranslation() {
    Random random = new Random(42);
    for (int round = 0; round < 200; round++) {
      for (long at = 0; at < SIZE; at += 8) {
        long entry = random.nextLong();
        // Half of the entries lead somewhere, so that walks get deep.
        memory.write(at, 8, random.nextBoolean() ? (entry & 0x8000_0000_0003_F1FFL) | 1 : entry);
      }
      Mmu mmu = mmu(random.nextInt(64) * 4096L);
      int faults = 0;
      for (int i = 0; i < 500; i++) {
        mmu.setUser(random.nextBoolean());
        long gva = random.nextLong() << 16 >> random.nextInt(16, 60);
        int size = 1 << random.nextInt(4);
        boolean write = random.nextBoolean();
        try {
          if (write) {
            mmu.write(gva, size, random.nextLong());
          } else {
            assertThat(mmu.read(gva, size) >>> (8 * (size - 1))).isLessThan(256);
          }
        } catch (GuestFault fault) {
          faults++;
        }
      }
      assertThat(faults).isPositive();
    }
  }
}
