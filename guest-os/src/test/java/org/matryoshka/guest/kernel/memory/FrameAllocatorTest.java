package org.matryoshka.guest.kernel.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Frames: who has which, and in which order they go. */
class FrameAllocatorTest {
  private static final long MEMORY = 4 << 20;
  private static final long HEAP_START = 1 << 20;
  private static final long HEAP_END = 2 << 20;

  private static FrameAllocator allocator() {
    FrameAllocator frames = new FrameAllocator(MEMORY);
    frames.keepForHeap(HEAP_START, HEAP_END);
    frames.add(0x1000, 0x9_fc00);
    frames.add(HEAP_START, MEMORY);
    return frames;
  }

  @Test
  void theRoomOfTheHeapGoesLastAndFromTheFarEnd() {
    FrameAllocator frames = allocator();
    assertThat(frames.total()).isEqualTo(0x9e + 768);
    for (int i = 0; i < 0x9e + 512; i++) {
      long frame = frames.allocate();
      assertThat(frame < HEAP_START || frame >= HEAP_END).as("frame %x", frame).isTrue();
    }
    assertThat(frames.claim(HEAP_START, HEAP_START + 0x4000)).isTrue();
    assertThat(frames.allocate()).isEqualTo(HEAP_END - 0x1000);
    assertThat(frames.allocate()).isEqualTo(HEAP_END - 0x2000);
    assertThat(frames.claim(HEAP_START + 0x4000, HEAP_END)).as("two are taken").isFalse();
    assertThat(frames.claim(HEAP_START + 0x4000, HEAP_END - 0x2000)).isTrue();
    assertThat(frames.allocate()).isZero();
    assertThat(frames.free()).isZero();
  }

  @Test
  void theLastFramesAreTheKernels() {
    FrameAllocator frames = allocator();
    frames.setReserve(10);
    while (frames.allocateForUser() != 0) {
      assertThat(frames.free()).isGreaterThanOrEqualTo(10);
    }
    assertThat(frames.free()).isEqualTo(10);
    assertThat(frames.allocate()).isNotZero();
  }

  @Test
  void aFrameFreedTwiceIsABug() {
    FrameAllocator frames = allocator();
    long frame = frames.allocate();
    frames.free(frame);
    assertThatThrownBy(() -> frames.free(frame)).hasMessageContaining("freed twice");
  }

  @Test
  void agreesWithAModel() {
    FrameAllocator frames = allocator();
    Random random = new Random(1);
    Map<Long, Integer> model = new HashMap<>();
    List<Long> owned = new ArrayList<>();
    for (int step = 0; step < 50_000; step++) {
      int what = random.nextInt(10);
      if (what < 4) {
        long frame = frames.allocate();
        assertThat(frame == 0).isEqualTo(model.size() == frames.total());
        if (frame != 0) {
          assertThat(model.put(frame, 1)).as("given twice").isNull();
          owned.add(frame);
        }
      } else if (what == 4) {
        int count = 1 + random.nextInt(5);
        long first = frames.allocateRun(count);
        for (int i = 0; i < count && first != 0; i++) {
          assertThat(model.put(first + i * 4096L, 1)).as("given twice").isNull();
          owned.add(first + i * 4096L);
        }
      } else if (!owned.isEmpty()) {
        int index = random.nextInt(owned.size());
        long frame = owned.get(index);
        assertThat(frames.references(frame)).isEqualTo(model.get(frame));
        if (what == 5) {
          frames.share(frame);
          model.merge(frame, 1, Integer::sum);
        } else {
          frames.free(frame);
          if (model.merge(frame, -1, Integer::sum) == 0) {
            model.remove(frame);
            owned.set(index, owned.getLast());
            owned.removeLast();
          }
        }
      }
      assertThat(frames.free()).isEqualTo(frames.total() - model.size());
    }
  }
}
