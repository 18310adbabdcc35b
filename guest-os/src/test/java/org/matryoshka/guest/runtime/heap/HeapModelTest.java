package org.matryoshka.guest.runtime.heap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.matryoshka.guest.magic.HostedMachine;
import org.matryoshka.guest.magic.Memory;

/** The heap against a model in Java objects that says what is reachable and what it holds. */
class HeapModelTest {
  private static final long STATICS = HostedMachine.DIRECT_MAP + 0x1000;
  private static final int STATIC_COUNT = 40;
  private static final long STACK = HostedMachine.DIRECT_MAP + 0x2000;
  private static final long DESCRIPTORS = HostedMachine.DIRECT_MAP + 0x3000;
  private static final long HEAP = HostedMachine.DIRECT_MAP + 0x10_0000;
  private static final long LIMIT = HEAP + (6 << 20);

  private long nextDescriptor = DESCRIPTORS;

  /** An object as the test knows it: where it is, and the objects that it refers to. */
  private static final class Node {
    long address;
    long size;
    long stamp;
    int firstReference;
    Node[] references = new Node[0];
  }

  private final HeapPlatform platform =
      new HeapPlatform() {
        @Override
        public boolean grow(long oldEnd, long newEnd) {
          return newEnd <= LIMIT;
        }

        @Override
        public void scanStacks(long stackPointer) {
          Marker.scanStack(STACK, STACK + 64);
        }

        @Override
        public void collect() {
          Collector.collect(0);
        }

        @Override
        public void outOfMemory(long bytes) {
          throw new IllegalStateException("out of memory: " + bytes);
        }
      };

  private void start() {
    HostedMachine machine = HostedMachine.install(8 << 20);
    machine.define("__static_references", STATICS);
    machine.define("__static_references_end", STATICS + 8 * STATIC_COUNT);
    Heap.start(HEAP, HEAP + (1 << 20), LIMIT);
    Heap.setPlatform(platform);
  }

  @AfterEach
  void uninstall() {
    HostedMachine.uninstall();
  }

  private long descriptor(int size, int kind, int shift, int... referenceOffsets) {
    long map = 0;
    if (referenceOffsets.length > 0) {
      map = nextDescriptor;
      Memory.writeInt(map, referenceOffsets.length);
      for (int i = 0; i < referenceOffsets.length; i++) {
        Memory.writeInt(map + 4 + 4L * i, referenceOffsets[i]);
      }
      nextDescriptor += 4 + 4L * referenceOffsets.length;
    }
    long descriptor = Blocks.align(nextDescriptor, 8);
    Memory.writeInt(descriptor, size);
    Memory.writeInt(descriptor + TypeDescriptor.KIND, kind | shift << 8);
    Memory.writeLong(descriptor + TypeDescriptor.REFERENCE_MAP, map);
    nextDescriptor = descriptor + TypeDescriptor.METHODS;
    return descriptor;
  }

  private Node allocate(long descriptor, long size, int firstReference, int references) {
    Node node = new Node();
    node.size = size;
    node.address = Allocator.allocate(HEAP, size);
    assertThat(node.address & 15).isZero();
    for (long i = 0; i < size; i += 8) {
      assertThat(Memory.readLong(node.address + i)).as("zeroed").isZero();
    }
    Memory.writeLong(node.address, descriptor);
    node.firstReference = firstReference;
    node.references = new Node[references];
    return node;
  }

  private static void refer(Node from, int index, Node to) {
    from.references[index] = to;
    Memory.writeLong(from.address + from.firstReference + 8L * index, to == null ? 0 : to.address);
  }

  private static Set<Node> reachable(List<Node> roots) {
    Set<Node> seen = new HashSet<>();
    List<Node> open = new ArrayList<>(roots);
    while (!open.isEmpty()) {
      Node node = open.removeLast();
      if (node != null && seen.add(node)) {
        open.addAll(java.util.Arrays.asList(node.references));
      }
    }
    return seen;
  }

  @Test
  void whatIsReachableStaysAndTheRestIsReused() {
    start();
    long pair = descriptor(32, TypeDescriptor.OBJECT, 0, 8, 16);
    long references = descriptor(16, TypeDescriptor.REFERENCE_ARRAY, 3);
    long bytes = descriptor(16, TypeDescriptor.PRIMITIVE_ARRAY, 0);
    Random random = new Random(9);
    List<Node> roots = new ArrayList<>();
    for (int i = 0; i < STATIC_COUNT; i++) {
      roots.add(null);
    }
    long stamps = 0;
    for (int step = 0; step < 120_000; step++) {
      Node node;
      int shape = random.nextInt(100);
      if (shape < 70) {
        node = allocate(pair, 32, 8, 2);
        node.stamp = ++stamps;
        Memory.writeLong(node.address + 24, node.stamp);
      } else if (shape < 85) {
        int length = random.nextInt(shape == 84 ? 2_000 : 40);
        node = allocate(references, 16 + 8L * length, 16, length);
        Memory.writeInt(node.address + 8, length);
      } else {
        int length = random.nextInt(shape == 99 ? 30_000 : 600);
        node = allocate(bytes, 16 + length, 0, 0);
        Memory.writeInt(node.address + 8, length);
        Memory.fill(node.address + 16, 0x55, length);
      }
      for (int i = 0; i < Math.min(2, node.references.length); i++) {
        refer(node, i, roots.get(random.nextInt(STATIC_COUNT)));
      }
      int root = random.nextInt(STATIC_COUNT);
      Node kept = random.nextInt(8) == 0 ? null : node;
      roots.set(root, kept);
      Memory.writeLong(STATICS + 8L * root, kept == null ? 0 : kept.address);
      if (step % 100 == 0) {
        // Chains from the past end, or everything would be reachable for ever.
        for (Node old : reachable(roots)) {
          if (random.nextInt(3) == 0 && old.references.length > 0) {
            refer(old, 0, null);
          }
        }
      }
      if (step % 10_000 == 0) {
        Collector.collect(0);
        check(roots);
      }
    }
    Collector.collect(0);
    check(roots);
    assertThat(Heap.collections()).isGreaterThan(12);
    assertThat(Heap.usedBytes()).isLessThan(LIMIT - HEAP);
  }

  private static void check(List<Node> roots) {
    long live = 0;
    for (Node node : reachable(roots)) {
      long cell =
          node.size > HeapLayout.LARGEST_CELL
              ? Blocks.align(node.size, HeapLayout.BLOCK)
              : HeapLayout.cellBytes(HeapLayout.classOf((int) node.size));
      live += cell;
      if (node.stamp != 0) {
        assertThat(Memory.readLong(node.address + 24)).isEqualTo(node.stamp);
      }
      for (int i = 0; i < node.references.length; i++) {
        long expected = node.references[i] == null ? 0 : node.references[i].address;
        assertThat(Memory.readLong(node.address + node.firstReference + 8L * i))
            .isEqualTo(expected);
      }
    }
    assertThat(Heap.liveBytes()).isEqualTo(live);
  }

  @Test
  void interiorAddressesOnTheStackKeepObjects() {
    start();
    long bytes = descriptor(16, TypeDescriptor.PRIMITIVE_ARRAY, 0);
    Node small = allocate(bytes, 100, 0, 0);
    Node large = allocate(bytes, 20_000, 0, 0);
    Memory.writeLong(STACK, small.address + 99);
    Memory.writeLong(STACK + 8, large.address + 19_999);
    Memory.writeLong(STACK + 16, large.address + 20_480);
    Collector.collect(0);
    assertThat(Heap.liveBytes()).isEqualTo(112 + 20_480);
    Memory.writeLong(STACK + 8, 0);
    Collector.collect(0);
    assertThat(Heap.liveBytes()).isEqualTo(112);
  }

  @Test
  void deepStructuresNeedNoDeepStack() {
    start();
    long pair = descriptor(32, TypeDescriptor.OBJECT, 0, 8, 16);
    // A list along the second reference whose first references fan out: the mark stack overflows.
    Node head = null;
    for (int i = 0; i < 5_000; i++) {
      Node node = allocate(pair, 32, 8, 2);
      Node leaf = allocate(pair, 32, 8, 2);
      refer(node, 0, leaf);
      refer(node, 1, head);
      head = node;
      Memory.writeLong(STATICS, head.address);
    }
    long array = descriptor(16, TypeDescriptor.REFERENCE_ARRAY, 3);
    Node fan = allocate(array, 16 + 8L * 3_000, 16, 3_000);
    Memory.writeInt(fan.address + 8, 3_000);
    Memory.writeLong(STATICS + 8, fan.address);
    for (int i = 0; i < 3_000; i++) {
      refer(fan, i, allocate(pair, 32, 8, 2));
    }
    Collector.collect(0);
    assertThat(Heap.liveBytes()).isEqualTo(13_000 * 32 + 24_576);
  }

  @Test
  void fullHeapIsToldWithTheSize() {
    start();
    long bytes = descriptor(16, TypeDescriptor.PRIMITIVE_ARRAY, 0);
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> allocate(bytes, 16 << 20, 0, 0))
        .hasMessage("out of memory: " + (16 << 20));
    // What fits still does.
    assertThat(allocate(bytes, 1 << 20, 0, 0).address).isNotZero();
  }
}
