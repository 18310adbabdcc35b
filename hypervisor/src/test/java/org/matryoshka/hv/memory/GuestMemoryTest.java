package org.matryoshka.hv.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.matryoshka.mmu.memory.MachineMemory;
import org.matryoshka.mmu.memory.MmioDevice;
import org.matryoshka.mmu.memory.PhysicalMemory;

/** A virtual machine's physical memory over the machine's. */
class GuestMemoryTest {
  private final MachineMemory machine = new MachineMemory(64 * 4096);
  private final FrameAllocator frames = new FrameAllocator(machine);
  private final GuestMemory memory = new GuestMemory(frames, 1, 16 * 4096);

  @Test
  void framesAreTakenOnFirstTouch() {
    assertThat(memory.touched()).isZero();
    memory.write(5 * 4096 + 16, 8, 0x1122334455667788L);
    assertThat(memory.read(5 * 4096 + 20, 4)).isEqualTo(0x11223344L);
    assertThat(memory.touched()).isEqualTo(1);
    assertThat(memory.isTouched(5)).isTrue();
    assertThat(memory.isTouched(4)).isFalse();
    assertThat(frames.gfnOf(memory.frame(5))).isEqualTo(5);
    memory.release();
    assertThat(frames.count(1, FrameUse.GUEST_RAM)).isZero();
  }

  @Test
  void outsideOfMemoryThereIsNothing() {
    for (long gpa : new long[] {16 * 4096, 1L << 40, -8, Long.MIN_VALUE}) {
      memory.write(gpa, 8, 1);
      assertThat(memory.read(gpa, 8)).isEqualTo(-1);
      assertThat(memory.read(gpa, 1)).isEqualTo(0xFF);
      assertThat(memory.readableFrame(gpa)).isEqualTo(PhysicalMemory.NOT_DIRECT);
      assertThat(memory.isRam(gpa)).isFalse();
    }
    assertThat(memory.touched()).isZero();
  }

  @Test
  void writesToTracedFramesAreTold() {
    List<String> told = new ArrayList<>();
    memory.setTrace((gpa, size, before) -> told.add("%x %d %x".formatted(gpa, size, before)));
    memory.write(0x3008, 8, 0x55);
    memory.setTraced(3, true);
    assertThat(memory.isTraced(3)).isTrue();
    memory.write(0x300C, 4, 0x66);
    memory.write(0x2000, 8, 1);
    memory.setTraced(3, false);
    memory.write(0x3008, 8, 0x77);
    assertThat(told).containsExactly("300c 4 55");
    assertThat(memory.read(0x3008, 8)).isEqualTo(0x77);
    assertThat(memory.writableFrame(0x2000)).isEqualTo(PhysicalMemory.NOT_DIRECT);
  }

  @Test
  void windowsHideRam() {
    List<Long> written = new ArrayList<>();
    MmioDevice device =
        new MmioDevice() {
          @Override
          public long read(long offset, int size) {
            return 0xAB00 + offset;
          }

          @Override
          public void write(long offset, int size, long value) {
            written.add(offset + value);
          }
        };
    memory.addWindow("here", 0x8000, 0x1000, device);
    memory.write(0x8010, 4, 0x100);
    assertThat(written).containsExactly(0x110L);
    assertThat(memory.read(0x8004, 2)).isEqualTo(0xAB04);
    assertThat(memory.read(0x8004, 1)).isEqualTo(0x04);
    assertThat(memory.isRam(0x8004)).isFalse();
    assertThatThrownBy(() -> memory.addWindow("there", 0x7000, 0x2000, device))
        .hasMessage("window there overlaps window here");
    assertThatThrownBy(() -> memory.addWindow("odd", 0x9010, 0x1000, device))
        .hasMessageContaining("whole frames");
  }
}
