package org.matryoshka.mmu.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineMemoryTest {
  private static final long SIZE = 16 * 4096;

  private final MachineMemory memory = new MachineMemory(SIZE);

  private static MmioDevice register(long[] cell) {
    return new MmioDevice() {
      @Override
      public long read(long offset, int size) {
        return cell[0] + offset;
      }

      @Override
      public void write(long offset, int size, long value) {
        cell[0] = value;
      }
    };
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -4096, 4095, 4097, 1L << 31, Long.MAX_VALUE & ~0xFFF})
  void onlyWholeFramesThatFitAnArray(long size) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MachineMemory(size))
        .withMessageContaining(Long.toString(size));
  }

  @Test
  void whereThereIsNothingAllOnesAreReadAndWritesAreLost() {
    for (long address : new long[] {SIZE, 1L << 31, 1L << 32, 1L << 52, -8}) {
      for (int size = 1; size <= 8; size *= 2) {
        memory.write(address, size, 0);
        assertThat(memory.read(address, size)).isEqualTo(-1L >>> (64 - 8 * size));
      }
      assertThat(memory.readableFrame(address)).isEqualTo(PhysicalMemory.NOT_DIRECT);
      assertThat(memory.writableFrame(address)).isEqualTo(PhysicalMemory.NOT_DIRECT);
    }
  }

  @Test
  void valuesAreLittleEndian() {
    memory.write(0x1001, 8, 0x0807_0605_0403_0201L);
    assertThat(memory.read(0x1001, 1)).isEqualTo(1);
    assertThat(memory.read(0x1002, 2)).isEqualTo(0x0302);
    assertThat(memory.read(0x1003, 4)).isEqualTo(0x0605_0403);
    byte[] bytes = new byte[10];
    memory.copyOut(0x1000, bytes, 0, 10);
    assertThat(bytes).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 0);
    memory.copyIn(0x1FFC, bytes, 1, 8);
    assertThat(memory.read(0x2000, 4)).isEqualTo(0x0807_0605);
  }

  @Test
  void aWindowHidesRam() {
    long[] cell = {0x1_0000_0000L};
    memory.write(0x3000, 8, 5);
    memory.addWindow("cell", 0x3000, 0x1000, register(cell));
    assertThat(memory.read(0x3010, 4)).isEqualTo(0x10);
    assertThat(memory.read(0x3010, 8)).isEqualTo(0x1_0000_0010L);
    memory.write(0x3000, 2, -1);
    assertThat(cell[0]).isEqualTo(0xFFFF);
    assertThat(memory.readableFrame(0x3000)).isEqualTo(PhysicalMemory.NOT_DIRECT);
    assertThat(memory.readableFrame(0x2FFF)).isEqualTo(0x2000);
    assertThat(memory.readableFrame(0x4000)).isEqualTo(0x4000);
  }

  @Test
  void windowsAreWholeFramesAndDoNotOverlap() {
    MmioDevice device = register(new long[1]);
    memory.addWindow("first", 0xFEE0_0000L, 0x1000, device);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> memory.addWindow("second", 0xFEDF_F000L, 0x2000, device))
        .withMessage("window second overlaps window first");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> memory.addWindow("odd", 0x800, 0x1000, device));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> memory.addWindow("empty", 0x1000, 0, device));
    memory.addWindow("third", 0xFEE0_1000L, 0x1000, device);
  }

  @Test
  void aWatchedFrameIsReadableButNotWritableDirectly() {
    int[] asked = {0};
    memory.addProtectionListener(() -> asked[0]++);
    memory.watch(0x5123);
    memory.watch(0x5FFF);
    assertThat(asked[0]).isEqualTo(1);
    assertThat(memory.readableFrame(0x5000)).isEqualTo(0x5000);
    assertThat(memory.writableFrame(0x5000)).isEqualTo(PhysicalMemory.NOT_DIRECT);
    memory.unwatch(0x5000);
    assertThat(memory.writableFrame(0x5000)).isEqualTo(0x5000);
  }
}
