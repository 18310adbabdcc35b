package org.matryoshka.hv.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.matryoshka.mmu.memory.MachineMemory;
import org.matryoshka.mmu.memory.PhysicalMemory;

/** Frames have one owner, and come zeroed. */
class FrameAllocatorTest {
  private final MachineMemory machine = new MachineMemory(8 * 4096);
  private final FrameAllocator frames = new FrameAllocator(machine);

  @Test
  void knowsTheOwnerOfEachFrame() {
    int ram = frames.allocate(3, FrameUse.GUEST_RAM, 77);
    int table = frames.allocate(3, FrameUse.SHADOW_TABLE, 5);
    assertThat(ram).isNotZero();
    assertThat(frames.useOf(0)).isEqualTo(FrameUse.HYPERVISOR);
    assertThat(frames.useOf(ram)).isEqualTo(FrameUse.GUEST_RAM);
    assertThat(frames.ownerOf(ram)).isEqualTo(3);
    assertThat(frames.gfnOf(ram + 8)).isEqualTo(77);
    assertThat(frames.count(3, FrameUse.SHADOW_TABLE)).isEqualTo(1);
    assertThat(frames.free()).isEqualTo(5);
    frames.free(table);
    assertThat(frames.useOf(table)).isEqualTo(FrameUse.FREE);
    assertThat(frames.free()).isEqualTo(6);
    assertThatThrownBy(() -> frames.free(table)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void framesComeZeroed() {
    for (int round = 0; round < 3; round++) {
      int[] all = new int[7];
      for (int i = 0; i < all.length; i++) {
        all[i] = frames.allocate(1, FrameUse.GUEST_RAM, i);
        for (int offset = 0; offset < PhysicalMemory.FRAME_SIZE; offset++) {
          assertThat(machine.ram()[all[i] + offset]).isZero();
          machine.ram()[all[i] + offset] = (byte) 0xA5;
        }
      }
      assertThatThrownBy(() -> frames.allocate(1, FrameUse.GUEST_RAM, 0))
          .isInstanceOf(OutOfFramesException.class);
      for (int hpa : all) {
        frames.free(hpa);
      }
    }
  }

  @Test
  void promisesAreKept() {
    frames.reserve(5);
    assertThat(frames.unreserved()).isEqualTo(2);
    assertThatThrownBy(() -> frames.reserve(3))
        .hasMessage("needs 3 frames of 4 KiB, but the machine has only 2 left");
    frames.release(5);
    frames.reserve(7);
    assertThat(frames.unreserved()).isZero();
  }
}
