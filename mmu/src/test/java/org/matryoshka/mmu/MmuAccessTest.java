package org.matryoshka.mmu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matryoshka.isa.fault.ExceptionVector;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.system.Cr0;
import org.matryoshka.isa.system.Cr4;
import org.matryoshka.isa.system.Efer;
import org.matryoshka.isa.system.PageTableEntry;
import org.matryoshka.mmu.memory.MachineMemory;
import org.matryoshka.mmu.memory.MemorySnapshot;
import org.matryoshka.mmu.memory.MmioDevice;
import org.matryoshka.mmu.paging.AccessType;
import org.matryoshka.mmu.paging.TableBuilder;

/** Typed access: sizes, page crossings, precise faults, implicit supervisor access, devices. */
class MmuAccessTest {
  private static final long ROOT = 0x1000;
  private static final long PAGE = 0x7000_0000L;

  private final MachineMemory memory = new MachineMemory(64 * 4096);
  private final TableBuilder tables = new TableBuilder(memory, ROOT);
  private final Mmu mmu = new Mmu(memory);

  @BeforeEach
  void twoPagesThatAreNotNeighboursInMemory() {
    tables.map(PAGE, 1, 0x2_0000 | TableBuilder.OPEN);
    tables.map(PAGE + 4096, 1, 0x1_0000 | TableBuilder.OPEN);
    control(Cr4.PAE);
  }

  private void control(long cr4) {
    mmu.setControl(Cr0.PG | Cr0.PE | Cr0.WP, ROOT, cr4, Efer.LME | Efer.NXE);
  }

  private static GuestFault fault(ThrowingCallable call) {
    return catchThrowableOfType(GuestFault.class, call);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void whatIsWrittenIsReadAtEveryOffset(int size) {
    long value = 0x8877_6655_4433_2211L;
    long mask = -1L >>> (64 - 8 * size);
    for (int round = 0; round < 2; round++) {
      for (long at = PAGE + 4096 - 16; at < PAGE + 4096 + 16; at++) {
        mmu.write(at - 8, 8, -1);
        mmu.write(at + size, 8, -1);
        mmu.write(at, size, value);
        assertThat(mmu.read(at, size)).isEqualTo(value & mask);
        assertThat(mmu.read8(at - 1)).isEqualTo(0xFF);
        assertThat(mmu.read8(at + size)).isEqualTo(0xFF);
        for (int i = 0; i < size; i++) {
          long physical = at + i < PAGE + 4096 ? 0x2_0000 : 0x1_0000;
          assertThat(memory.read(physical | (at + i & 0xFFF), 1))
              .isEqualTo(value >>> (8 * i) & 0xFF);
        }
      }
    }
  }

  @Test
  void aWriteThatCrossesIntoABadPageWritesNothing() {
    for (long bad : new long[] {0, 0x1_0000 | PageTableEntry.P}) {
      tables.setEntry(PAGE + 4096, 1, bad);
      mmu.flushAll();
      for (int size = 2; size <= 8; size *= 2) {
        for (int inFirst = 1; inFirst < size; inFirst++) {
          long at = PAGE + 4096 - inFirst;
          int bytes = size;
          GuestFault fault = fault(() -> mmu.write(at, bytes, -1));
          assertThat(fault.address()).isEqualTo(PAGE + 4096);
          assertThat(fault.errorCode()).isEqualTo(bad == 0 ? 2 : 3);
          assertThat(fault(() -> mmu.probeWrite(at, bytes)).address()).isEqualTo(PAGE + 4096);
        }
      }
      noByteWritten(memory.ram());
    }
  }

  private void noByteWritten(byte[] ram) {
    for (int i = 0; i < 4096; i++) {
      assertThat(ram[0x2_0000 + i]).isZero();
      assertThat(ram[0x1_0000 + i]).isZero();
    }
  }

  @Test
  void theFaultOfTheFirstPageComesFirst() {
    tables.setEntry(PAGE, 1, 0);
    tables.setEntry(PAGE + 4096, 1, 0);
    assertThat(fault(() -> mmu.read64(PAGE + 4093)).address()).isEqualTo(PAGE + 4093);
  }

  @Test
  void nonCanonicalAddressesAreNoPageFaults() {
    for (long gva : new long[] {1L << 47, -1L << 48, (1L << 47) - 4}) {
      assertThat(fault(() -> mmu.read64(gva)).vector())
          .isEqualTo(ExceptionVector.GENERAL_PROTECTION);
      assertThat(fault(() -> mmu.write64(gva, 0)).isNonCanonical()).isTrue();
      assertThat(fault(() -> mmu.probeWrite(gva, 8)).isNonCanonical()).isTrue();
    }
    assertThat(fault(() -> mmu.fetchFrame(1L << 47)).isNonCanonical()).isTrue();
  }

  @Test
  void theTopOfTheAddressSpaceIsFollowedByItsBottom() {
    tables.map(-4096, 1, 0x2_0000 | TableBuilder.OPEN);
    tables.map(0, 1, 0x1_0000 | TableBuilder.OPEN);
    mmu.write64(-3, 0x1122_3344_5566_7788L);
    assertThat(mmu.read64(-3)).isEqualTo(0x1122_3344_5566_7788L);
    assertThat(memory.read(0x1_0000, 4)).isEqualTo(0x2233_4455);
  }

  @Test
  void theProcessorsOwnAccessesAreSupervisorAccesses() {
    tables.setEntry(PAGE, 1, 0x2_0000 | PageTableEntry.P | PageTableEntry.RW);
    mmu.setUser(true);
    mmu.writeSupervisor(PAGE, 8, 0x1234);
    assertThat(mmu.readSupervisor(PAGE, 8)).isEqualTo(0x1234);
    assertThat(fault(() -> mmu.read8(PAGE)).errorCode()).isEqualTo(5);
    assertThat(fault(() -> mmu.readSupervisor(PAGE + (1 << 30), 8)).errorCode()).isZero();
    assertThat(mmu.mode().user).isTrue();
  }

  @Test
  void theProcessorsOwnAccessesDoNotCareForAc() {
    control(Cr4.PAE | Cr4.SMAP);
    mmu.setSmapLifted(true);
    assertThat(mmu.read8(PAGE)).isZero();
    assertThat(fault(() -> mmu.readSupervisor(PAGE, 8)).errorCode()).isEqualTo(1);
    assertThat(fault(() -> mmu.writeSupervisor(PAGE, 8, 1)).errorCode()).isEqualTo(3);
    assertThat(mmu.read8(PAGE)).isZero();
  }

  @Test
  void aPageFaultForgetsTheOldTranslation() {
    tables.setEntry(PAGE, 1, 0x2_0000 | PageTableEntry.P);
    mmu.flushAll();
    memory.write(0x3_0000, 1, 7);
    assertThat(mmu.read8(PAGE)).isZero();
    tables.setEntry(PAGE, 1, 0x3_0000 | PageTableEntry.P);
    assertThat(mmu.read8(PAGE)).as("nothing was invalidated").isZero();
    assertThat(fault(() -> mmu.write8(PAGE, 1)).errorCode()).isEqualTo(3);
    assertThat(mmu.read8(PAGE)).isEqualTo(7);
  }

  @Test
  void globalPagesSurviveAChangeOfRootOnly() {
    control(Cr4.PAE | Cr4.PGE);
    tables.setEntry(PAGE, 1, 0x2_0000 | TableBuilder.OPEN | PageTableEntry.G);
    mmu.read8(PAGE);
    mmu.read8(PAGE + 4096);
    tables.setEntry(PAGE, 1, 0);
    tables.setEntry(PAGE + 4096, 1, 0);
    mmu.setRoot(ROOT);
    assertThat(mmu.read8(PAGE)).isZero();
    assertThat(fault(() -> mmu.read8(PAGE + 4096)).errorCode()).isZero();
    mmu.flushPage(PAGE + 5);
    assertThat(fault(() -> mmu.read8(PAGE)).errorCode()).isZero();
  }

  @Test
  void withoutPagingAddressesArePhysical() {
    mmu.setControl(Cr0.PE, 0, 0, 0);
    mmu.setUser(true);
    mmu.write32(0x2_0000, 0xCAFE);
    assertThat(memory.read(0x2_0000, 4)).isEqualTo(0xCAFE);
    assertThat(mmu.read32(1L << 40)).isEqualTo(0xFFFF_FFFFL);
    assertThat(mmu.translate(0x1234, AccessType.FETCH)).isEqualTo(0x1234);
  }

  @Test
  void devicesSeeEveryAccessOnce() {
    List<String> seen = new ArrayList<>();
    memory.addWindow(
        "device",
        0x10_0000,
        4096,
        new MmioDevice() {
          @Override
          public long read(long offset, int size) {
            seen.add("r%x/%d".formatted(offset, size));
            return -1;
          }

          @Override
          public void write(long offset, int size, long value) {
            seen.add("w%x/%d=%x".formatted(offset, size, value));
          }
        });
    tables.setEntry(PAGE, 1, 0x10_0000 | TableBuilder.OPEN);
    mmu.flushAll();
    for (int i = 0; i < 2; i++) {
      mmu.write16(PAGE + 4, -2);
      assertThat(mmu.read32(PAGE + 8)).isEqualTo(0xFFFF_FFFFL);
      mmu.write16(PAGE + 4095, 0x1234);
    }
    assertThat(seen)
        .containsExactly("w4/2=fffe", "r8/4", "wfff/1=34", "w4/2=fffe", "r8/4", "wfff/1=34");
    assertThat(memory.read(0x1_0000, 1)).isEqualTo(0x12);
    assertThat(mmu.fetchFrame(PAGE)).isEqualTo(-1);
  }

  @Test
  void watchedFramesTellOfEveryWrite() {
    List<String> seen = new ArrayList<>();
    memory.setWatcher((address, size) -> seen.add("%x/%d".formatted(address, size)));
    memory.addProtectionListener(mmu::watchWrites);
    mmu.write64(PAGE, 1);
    memory.watch(0x2_0000);
    mmu.write64(PAGE + 8, 1);
    mmu.write16(PAGE + 4095, 1);
    mmu.write8(PAGE + 4096, 1);
    memory.zeroFrame(0x2_0000);
    memory.unwatch(0x2_0000);
    mmu.write64(PAGE + 8, 1);
    assertThat(seen).containsExactly("20008/8", "20fff/1", "20000/4096");
  }

  /** A guest that forgets INVLPG writes where the page was: who watches must not change that. */
  @Test
  void watchingAndSavingTranslateNothingAnew() {
    memory.addProtectionListener(mmu::watchWrites);
    mmu.write64(PAGE, 1);
    long walks = mmu.tlbMisses();
    tables.setEntry(PAGE, 1, 0x3_0000 | TableBuilder.OPEN);
    memory.watch(0x2_0000);
    mmu.write64(PAGE, 2);
    memory.unwatch(0x2_0000);
    mmu.write64(PAGE + 8, 3);
    MemorySnapshot snapshot = memory.save();
    mmu.write64(PAGE + 16, 4);
    memory.restore(snapshot);
    mmu.write64(PAGE + 24, 5);
    memory.setStoreListener((address, size, before, after) -> {});
    mmu.write64(PAGE + 32, 6);
    memory.setStoreListener(null);
    mmu.write64(PAGE + 40, 7);
    assertThat(mmu.tlbMisses()).isEqualTo(walks);
    long[] written = new long[6];
    for (int i = 0; i < written.length; i++) {
      written[i] = memory.read(0x2_0000 + 8 * i, 8);
    }
    assertThat(written).containsExactly(2, 3, 0, 5, 6, 7);
    assertThat(memory.read(0x3_0000, 8)).isZero();
    mmu.flushPage(PAGE);
    mmu.write64(PAGE, 8);
    assertThat(memory.read(0x3_0000, 8)).isEqualTo(8);
  }

  @Test
  void translationsCanBeSavedWithTheirStaleness() {
    mmu.write64(PAGE, 1);
    mmu.read8(PAGE + 4096);
    long[] words = new long[Mmu.MOST_WORDS];
    int length = mmu.save(words);
    tables.setEntry(PAGE, 1, 0x3_0000 | TableBuilder.OPEN);
    mmu.flushAll();
    mmu.write64(PAGE, 2);
    assertThat(memory.read(0x3_0000, 8)).isEqualTo(2);
    mmu.load(words, length);
    long walks = mmu.tlbMisses();
    mmu.write64(PAGE, 3);
    mmu.read64(PAGE + 4096);
    assertThat(memory.read(0x2_0000, 8)).isEqualTo(3);
    assertThat(mmu.tlbMisses()).isEqualTo(walks);
    long[] again = new long[Mmu.MOST_WORDS];
    assertThat(mmu.save(again)).isEqualTo(length);
    assertThat(again).isEqualTo(words);
  }

  @Test
  void storesAreToldWithTheirLinearAddress() {
    memory.addProtectionListener(mmu::watchWrites);
    mmu.write64(PAGE, 0x1122);
    List<String> seen = new ArrayList<>();
    memory.setStoreListener(
        (address, size, before, after) ->
            seen.add(
                "%x %x/%d %x->%x".formatted(mmu.storeAddress(), address, size, before, after)));
    mmu.write16(PAGE, 0x3344);
    mmu.write16(PAGE + 4095, 0x5566);
    memory.write(0x2_0000, 1, 0);
    memory.setStoreListener(null);
    mmu.write8(PAGE, 1);
    String none = Long.toHexString(Mmu.NO_STORE);
    assertThat(seen)
        .contains(
            Long.toHexString(PAGE) + " 20000/2 1122->3344",
            Long.toHexString(PAGE + 4095) + " 20fff/1 0->66",
            none + " 20000/1 44->0");
    assertThat(seen.stream().filter(store -> !store.startsWith(none))).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void copyingIsALoopOfReadsAndWrites(int size) {
    Random random = new Random(size);
    MmuAccessTest loop = new MmuAccessTest();
    loop.twoPagesThatAreNotNeighboursInMemory();
    int copied = 0;
    for (int round = 0; round < 3000; round++) {
      long from = PAGE + random.nextInt(8192 - 300);
      long to =
          random.nextBoolean() ? PAGE + random.nextInt(8192 - 300) : from + random.nextInt(40) - 20;
      to = Math.max(PAGE, to);
      long value = random.nextLong();
      mmu.write(from, 8, value);
      loop.mmu.write(from, 8, value);
      mmu.read8(from);
      mmu.write8(to, 0);
      loop.mmu.write8(to, 0);
      int most = 1 + random.nextInt(256 / size);
      long count =
          (round & 1) == 0 ? mmu.copy(from, to, size, most) : mmu.fill(to, size, value, most);
      assertThat(count).isBetween(0L, (long) most);
      for (int i = 0; i < count; i++) {
        long element = (round & 1) == 0 ? loop.mmu.read(from + (long) i * size, size) : value;
        loop.mmu.write(to + (long) i * size, size, element);
      }
      copied += (int) count;
    }
    assertThat(memory.ram()).isEqualTo(loop.memory.ram());
    assertThat(copied).isGreaterThan(10_000);
  }

  @Test
  void copyingLeavesToTheOrdinaryWayWhatIsNotDirect() {
    mmu.write8(PAGE, 1);
    mmu.write8(PAGE + 4096, 1);
    assertThat(mmu.copy(PAGE + 4095, PAGE, 2, 10)).as("the element crosses").isZero();
    assertThat(mmu.copy(PAGE + (1 << 20), PAGE, 2, 10)).as("not in the cache").isZero();
    assertThat(mmu.copy(PAGE, PAGE + 1, 1, 10)).as("the elements feed each other").isZero();
    assertThat(mmu.copy(PAGE, PAGE + 4090, 1, 100)).isEqualTo(6);
    memory.addProtectionListener(mmu::watchWrites);
    memory.watch(0x1_0000);
    assertThat(mmu.copy(PAGE, PAGE + 4096, 1, 10)).as("watched").isZero();
    assertThat(mmu.fill(PAGE + 4096, 1, 7, 10)).isZero();
    assertThat(mmu.copy(PAGE + 4096, PAGE, 1, 10)).isZero();
  }
}
