package org.matryoshka.mmu.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MemorySnapshotTest {
  private static final int FRAME = PhysicalMemory.FRAME_SIZE;

  /** More frames than a chunk, and not a multiple of it. */
  private static final int FRAMES = 600;

  private final MachineMemory memory = new MachineMemory((long) FRAMES * FRAME);

  private void fill(int frame, int value) {
    memory.write((long) frame * FRAME + 16, 4, value);
  }

  @Test
  void untouchedMemoryCostsNothing() {
    MemorySnapshot snapshot = memory.save();
    assertThat(memory.snapshotBytes()).isZero();
    assertThat(snapshot.ownBytes()).isZero();
  }

  @Test
  void aFrameOfSeveralSnapshotsCountsOnce() {
    fill(3, 7);
    fill(400, 7);
    MemorySnapshot one = memory.save();
    fill(400, 8);
    fill(401, 0);
    assertThat(memory.framesWritten()).isEqualTo(2);
    MemorySnapshot two = memory.save();
    MemorySnapshot three = memory.save();
    assertThat(memory.framesWritten()).isZero();
    assertThat(memory.snapshotBytes()).isEqualTo(3 * FRAME);
    assertThat(one.ownBytes()).isEqualTo(FRAME);
    assertThat(two.ownBytes()).isZero();
    one.release();
    one.release();
    assertThat(memory.snapshotBytes()).isEqualTo(2 * FRAME);
    two.release();
    assertThat(three.ownBytes()).isEqualTo(2 * FRAME);
    three.release();
    assertThat(memory.snapshotBytes()).isZero();
    assertThatThrownBy(() -> memory.restore(three)).hasMessageContaining("released");
  }

  @Test
  void whoCachesAFrameIsToldThatItChanged() {
    List<Long> changed = new ArrayList<>();
    memory.setWatcher((address, size) -> changed.add(address));
    fill(5, 1);
    fill(6, 1);
    MemorySnapshot one = memory.save();
    fill(5, 2);
    memory.watch(5L * FRAME);
    memory.watch(6L * FRAME);
    memory.restore(one);
    assertThat(changed).containsExactly(5L * FRAME);
  }

  @Test
  void anotherMemorysSnapshotIsRefused() {
    MemorySnapshot other = new MachineMemory((long) FRAMES * FRAME).save();
    assertThatThrownBy(() -> memory.restore(other)).hasMessageContaining("another machine");
  }

  /** Against whole copies. */
  @Test
  void anyOrderOfWritesSavesRestoresAndReleases() {
    SplittableRandom random = new SplittableRandom(11);
    List<MemorySnapshot> snapshots = new ArrayList<>();
    List<byte[]> copies = new ArrayList<>();
    for (int round = 0; round < 1500; round++) {
      switch (random.nextInt(6)) {
        case 0 -> {
          snapshots.add(memory.save());
          copies.add(memory.ram().clone());
        }
        case 1 -> {
          if (!snapshots.isEmpty()) {
            int which = random.nextInt(snapshots.size());
            memory.restore(snapshots.get(which));
            assertThat(memory.ram()).isEqualTo(copies.get(which));
          }
        }
        case 2 -> {
          if (snapshots.size() > 6) {
            int which = random.nextInt(snapshots.size());
            snapshots.remove(which).release();
            copies.remove(which);
          }
        }
        case 3 -> memory.zeroFrame((long) random.nextInt(FRAMES) * FRAME);
        default -> fill(random.nextInt(FRAMES), random.nextInt(4));
      }
    }
    for (int i = 0; i < snapshots.size(); i++) {
      memory.restore(snapshots.get(i));
      assertThat(memory.ram()).isEqualTo(copies.get(i));
    }
    snapshots.forEach(MemorySnapshot::release);
    assertThat(memory.snapshotBytes()).isZero();
  }
}
